import { isLink, type Field, type Shape } from '../../model/model.ts';
import { resolveAddress } from '../../rdf/address.ts';
import type { Resource } from '../../store/resource.ts';
import { quoted, userError } from '../user-error.ts';
import { refuseNull } from './refuse-null.ts';
import { textFilter, valueFilter } from './value-filter.ts';

/** A filter as GraphQL gives it: its fields and operators, those not said left out. */
export type FilterInput = Readonly<Record<string, unknown>>;

/** Whether a resource is wanted. A link that leads nowhere is asked with `undefined`, which has no values. */
export type Filter = (resource: Resource | undefined) => boolean;

/** A condition that stands by itself in a filter, and the field it is about, if it is about one. */
export interface Condition {
  readonly field: string | undefined;
  readonly keeps: Filter;
}

/** How many links deep a filter may go. */
const DEEPEST = 5;

/** What a filter is about: the shapes whose fields it may name, none for a `Node`. */
export type Target = Shape | undefined;

/** Where in a filter something is said: of resources of which shape, or of any, and how many links deep. */
interface Scope {
  readonly target: Target;
  readonly depth: number;
  /** What relative addresses are relative to. */
  readonly base: string;
}

/** The conditions that must all hold, those inside `and` among them; `base` is that of relative addresses. */
export function compileConditions(
  target: Target,
  input: FilterInput | null | undefined,
  base: string,
): readonly Condition[] {
  if (input === undefined) return [];
  refuseNull(input, 'where');
  return input ? conditionsOf(input, { target, depth: 0, base }) : [];
}

function conditionsOf(input: FilterInput, scope: Scope): Condition[] {
  return Object.entries(input).flatMap(([name, said]): Condition[] => {
    if (name === 'and') return (said as FilterInput[]).flatMap((each) => conditionsOf(each, scope));
    const field = scope.target?.fields.find((each) => each.name === name);
    const keeps = field
      ? fieldFilter(field, said as FilterInput, scope)
      : generalFilter(name, said, scope);
    const [subject, ...others] = new Set(subjectsOf(name, said, scope.target));
    // A list comes by each of its resources once; what they lead to is met again and again.
    const isPassing = scope.depth === 0 && field && !isLink(field);
    const about = others.length ? undefined : subject;
    return [{ field: about, keeps: isPassing ? keeps : remembered(keeps) }];
  });
}

/** What a condition is about: fields, and nothing of a field, which counts as one more. */
function subjectsOf(name: string, said: unknown, target: Target): (string | undefined)[] {
  if (target?.fields.some((each) => each.name === name)) return [name];
  if (!['and', 'or', 'not'].includes(name)) return [undefined];
  return ([said].flat() as FilterInput[]).flatMap((each) =>
    Object.entries(each).flatMap(([key, part]) => subjectsOf(key, part, target)),
  );
}

function filterOf(input: FilterInput, scope: Scope): Filter {
  const conditions = conditionsOf(input, scope);
  return (resource) => conditions.every(({ keeps }) => keeps(resource));
}

/** What every filter has besides the fields of its shape. */
function generalFilter(name: string, said: unknown, scope: Scope): Filter {
  const make = generals[name];
  if (make) return make(said, scope);
  throw new Error(`The filter ${name} is in the schema and not in the table.`);
}

const generals: Readonly<Record<string, (said: unknown, scope: Scope) => Filter>> = {
  or: (said, scope) => {
    const choices = (said as FilterInput[]).map((each) => filterOf(each, scope));
    return (resource) => choices.some((choice) => choice(resource));
  },
  not: (said, scope) => {
    const refused = filterOf(said as FilterInput, scope);
    return (resource) => !refused(resource);
  },
  exists: (said) => (resource) => (resource !== undefined) === said,
  type: (said) => textFilter(({ shape }) => shape?.name ?? '', said as FilterInput),
  id: (said, { base }) => textFilter(({ id }) => id, absolute(said as FilterInput, base)),
};

/** Addresses relative to the catalogue's made whole; what cannot be an address is the caller's mistake. */
function absolute(said: FilterInput, base: string): FilterInput {
  const resolved = (id: unknown): string => {
    const address = resolveAddress(String(id), base);
    if (address !== undefined) return address;
    throw userError(`where: expected an address, or a relative one, got ${quoted(String(id))}`);
  };
  return Object.fromEntries(
    Object.entries(said).map(([name, ids]) => [
      name,
      Array.isArray(ids) ? ids.map(resolved) : resolved(ids),
    ]),
  );
}

function fieldFilter(field: Field, said: FilterInput, { depth, base }: Scope): Filter {
  const { range, many } = field;
  if (!isLink(field)) return valueFilter(field, said);
  if (depth >= DEEPEST)
    throw userError(`where: a filter goes at most ${DEEPEST} links deep, this one goes deeper`);
  const target = range.kind === 'link' ? range.shape : undefined;
  const scope = { target, depth: depth + 1, base };
  if (many) return linksFilter(field, said, scope);
  const linked = filterOf(said, scope);
  return (resource) => linked(resource?.links(field)[0]);
}

function linksFilter(field: Field, said: FilterInput, scope: Scope): Filter {
  const tests = Object.entries(said).map(([name, filter]) => {
    if (name === 'exists') return (links: readonly Resource[]) => links.length > 0 === filter;
    const keeps = filterOf(filter as FilterInput, scope);
    return quantifiers[name]?.(keeps) ?? (() => false);
  });
  return (resource) => tests.every((test) => test(resource?.links(field) ?? []));
}

const quantifiers: Readonly<
  Record<string, (keeps: Filter) => (links: readonly Resource[]) => boolean>
> = {
  some: (keeps) => (links) => links.some(keeps),
  none: (keeps) => (links) => !links.some(keeps),
  every: (keeps) => (links) => links.every(keeps),
};

/** A part of a filter answers the same resource once, however often the walk comes by. */
function remembered(filter: Filter): Filter {
  const answers = new Map<Resource | undefined, boolean>();
  return (resource) => {
    let answer = answers.get(resource);
    if (answer === undefined) answers.set(resource, (answer = filter(resource)));
    return answer;
  };
}
