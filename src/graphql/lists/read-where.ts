import { isLink, type Field, type Shape } from '../../model/model.ts';
import { resolveAddress } from '../../rdf/address.ts';
import { datePartForms } from '../../rdf/date-part.ts';
import {
  passesCount,
  type Condition,
  type CountTest,
  type LinksCondition,
  type ValueTest,
} from '../../reading/condition.ts';
import { spellingsOf } from '../../reading/find-resource.ts';
import { quoted, userError, wrongSign } from '../user-error.ts';

/** A filter as GraphQL gives it: the fields and operators that it names. The schema has checked their types. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** What a filter is about. */
interface Scope {
  /** The shape whose fields the filter may name; none for a `Node`. */
  readonly shape: Shape | undefined;
  readonly shapes: readonly Shape[];
  /** The address that relative ones are relative to. */
  readonly base: string;
}

/** The condition that a filter states; what cannot be meant is the caller's mistake. */
export function readWhere(input: FilterInput | null, scope: Scope): Condition {
  rejectNull(input, 'where');
  return ofObject(input ?? {}, scope).condition;
}

/** Rejects null in a filter: it is nearly always an unset variable. */
function rejectNull(input: unknown, place: string): void {
  if (input === null)
    throw userError(`${place}: expected a filter, got null; leave it out, or say exists: false`);
  if (typeof input === 'object')
    for (const [name, part] of Object.entries(input)) rejectNull(part, `${place}.${name}`);
}

/** A condition on a resource, and the answer where a link leads to none: such a resource has no values and no links. */
interface Read {
  readonly condition: Condition;
  readonly missing: boolean;
}

function ofObject(input: FilterInput, scope: Scope): Read {
  return every(Object.entries(input).flatMap(([name, part]) => ofEntry(name, part, scope)));
}

function every(reads: readonly Read[]): Read {
  return {
    condition: { kind: 'all', parts: reads.map(({ condition }) => condition) },
    missing: reads.every(({ missing }) => missing),
  };
}

/** What one entry states: a condition, or those of `and`. */
function ofEntry(name: string, part: unknown, scope: Scope): Read | readonly Read[] {
  const field = scope.shape?.fields.find((each) => each.name === name);
  if (field) return ofField(field, part as FilterInput, scope);
  const read = general[name];
  if (read) return read(part, scope);
  throw new Error(`The filter ${name} is in the schema and not in the table.`);
}

/** What every filter has besides the fields of its shape. */
const general: Readonly<Record<string, (part: unknown, scope: Scope) => Read | readonly Read[]>> = {
  and: (parts, scope) => (parts as FilterInput[]).map((part) => ofObject(part, scope)),
  or: (parts, scope) => {
    const reads = (parts as FilterInput[]).map((part) => ofObject(part, scope));
    return {
      condition: { kind: 'any', parts: reads.map(({ condition }) => condition) },
      missing: reads.some(({ missing }) => missing),
    };
  },
  not: (part, scope) => {
    const { condition, missing } = ofObject(part as FilterInput, scope);
    return { condition: { kind: 'not', part: condition }, missing: !missing };
  },
  exists: (part) => ({
    condition: { kind: 'constant', value: part === true },
    missing: part === false,
  }),
  id: (part, { base }) => {
    const among = listed(part).map((ids) => ids.flatMap((id) => spellingsOf(absolute(id, base))));
    return ofWhatIsThere(among.map((ids) => ({ kind: 'id', among: ids })));
  },
  type: (part, { shapes }) => {
    const among = listed(part).map((names) => shapes.filter(({ name }) => names.includes(name)));
    return ofWhatIsThere(among.map((some) => ({ kind: 'type', among: some })));
  },
};

/** The operands of `eq` and of `in`, each as a list. */
function listed(part: unknown): readonly (readonly string[])[] {
  return Object.values(part as FilterInput).map((operand) => [operand].flat() as string[]);
}

/** What is missing has neither address nor type; a filter that names none is true all the same. */
function ofWhatIsThere(conditions: readonly Condition[]): readonly Read[] {
  if (!conditions.length) return [{ condition: { kind: 'constant', value: true }, missing: true }];
  return conditions.map((condition) => ({ condition, missing: false }));
}

function absolute(id: string, base: string): string {
  const address = resolveAddress(id, base);
  if (address !== undefined) return address;
  throw userError(
    `where: expected an address, or a relative one, got ${quoted(id)}${wrongSign(id)}`,
  );
}

function ofField(field: Field, input: FilterInput, { shapes, base }: Scope): Read {
  if (!isLink(field)) return ofValues(field, input);
  const shape = field.range.kind === 'link' ? field.range.shape : undefined;
  const scope = { shape, shapes, base };
  if (field.many) {
    const entries = Object.entries(input);
    // What says nothing of the links is true of each, and is a condition on the field all the same.
    const parts = entries.length ? entries : [['every', {}] as const];
    return every(parts.map((entry) => ofLinks(field, entry, scope)));
  }
  const { condition: inner, missing } = ofObject(input, scope);
  return { condition: { kind: 'link', field, inner, missing }, missing };
}

/** No link is some of none: only `none`, `every` and `exists: false` are true of what is missing. */
function ofLinks(field: Field, [name, part]: readonly [string, unknown], scope: Scope): Read {
  if (name === 'count') return ofCount(field, part as FilterInput);
  const isThere = name === 'exists';
  const quantifier = isThere ? (part === true ? 'some' : 'none') : name;
  const inner: Condition = isThere
    ? { kind: 'constant', value: true }
    : ofObject(part as FilterInput, scope).condition;
  return {
    condition: { kind: 'links', field, inner, quantifier } as LinksCondition,
    missing: quantifier !== 'some',
  };
}

/** How many there are; of what is missing there are none. */
function ofCount(field: Field, input: FilterInput): Read {
  const tests = countTests(input);
  return { condition: { kind: 'count', field, tests }, missing: passesCount(0, tests) };
}

/** What a filter of how many there are states. */
export function countTests(input: object): readonly CountTest[] {
  // The schema has the operators of the table, each with operands of its type.
  return Object.entries(input as FilterInput).map(
    ([operator, operand]) => ({ operator, operand }) as CountTest,
  );
}

function ofValues(field: Field, { count, ...input }: FilterInput): Read {
  if (count === undefined) return ofOperators(field, input);
  const counted = ofCount(field, count as FilterInput);
  return Object.keys(input).length ? every([ofOperators(field, input), counted]) : counted;
}

function ofOperators(field: Field, { exists, ...operators }: FilterInput): Read {
  const tests = Object.entries(operators).map(([operator, operand]) => {
    checkDatePart(operator, operand);
    // The schema has the operators of the table, each with operands of its type.
    return { operator, operand } as ValueTest;
  });
  return {
    condition: { kind: 'value', field, tests, exists: exists as boolean | undefined },
    missing: exists !== true && tests.length === 0,
  };
}

const DATE_PARTS: Readonly<Record<string, { readonly form: RegExp; readonly example: string }>> = {
  year: { form: datePartForms.year, example: '"2026"' },
  month: { form: datePartForms.month, example: '"2026-11"' },
};

function checkDatePart(operator: string, operand: unknown): void {
  const part = DATE_PARTS[operator];
  if (!part || typeof operand !== 'string' || part.form.test(operand)) return;
  throw userError(`where: expected a ${operator} such as ${part.example}, got ${quoted(operand)}`);
}
