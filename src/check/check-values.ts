import type { Constraints, ShapeCheck } from '../model/constraints.ts';
import { compareLiterals, nodeKey } from '../rdf/compare-literals.ts';
import { termKey } from '../rdf/literal.ts';
import type { Field } from '../model/model.ts';
import { datatypes } from '../rdf/datatype.ts';
import { XSD } from '../rdf/vocabulary.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { compareValues } from '../reading/values.ts';
import type { Value, View } from '../reading/view.ts';
import { followLiteral } from '../store/follow.ts';
import { conditions, onlyClass, type Condition } from './value-conditions.ts';

/** A constraint that the values of a field do not keep. */
export interface Breach {
  readonly constraint: keyof Constraints;
  readonly message: string;
}

/** The node that values belong to, and the view that its literals are read in. */
export interface Focus {
  readonly node: Value;
  readonly view: View;
}

/**
 * What the values of a field's path do not keep of its shape, as SHACL Core has it (section 4), but for what `sh:property`
 * asks of them. Without their node nothing that looks at its other properties is asked.
 */
export function breachesOf(field: Constrained, values: readonly Value[], focus?: Focus): Breach[] {
  let checks = compiled.get(field);
  if (!checks) compiled.set(field, (checks = compile(field.constraints)));
  return checks.flatMap(({ constraint, messages }) =>
    messages(values, focus).map((message) => ({ constraint, message })),
  );
}

/** What a field asks of each of its values by itself. */
export function conditionsOf({ constraints }: Constrained): Condition[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap(
    (constraint) => conditions[constraint]?.(constraints[constraint] as never, conforms) ?? [],
  );
}

/** Which shapes are being asked of which values: one that comes to itself again is kept, unless something else is wrong. */
const asked = new Map<ShapeCheck, Set<string>>();

/** Whether a value keeps a shape, its properties included. */
export function conforms(value: Value, shape: ShapeCheck, view?: View): boolean {
  const key = termKey(value);
  const known = asked.get(shape) ?? new Set<string>();
  if (known.has(key)) return true;
  asked.set(shape, known.add(key));
  try {
    return keeps(value, shape, value.kind === 'resource' ? value.view : view);
  } finally {
    known.delete(key);
  }
}

function keeps(node: Value, shape: ShapeCheck, view?: View): boolean {
  const values = valuesOf(node, shape, view);
  const focus = view && { node, view };
  if (breachesOf(shape, values, focus).length) return false;
  const { property = [] } = shape.constraints;
  return values.every((value) => property.every((each) => conforms(value, each, view)));
}

/** The values that a shape looks at: those of its path, or the node itself. */
export function valuesOf(node: Value, { path }: ShapeCheck, view?: View): readonly Value[] {
  if (!path) return [node];
  return node.kind === 'resource' ? node.follow(path) : followLiteral(node, path, view);
}

/** A field, or a condition of a rule. */
type Constrained = Pick<Field, 'constraints'>;

interface Check {
  readonly constraint: keyof Constraints;
  /** A message for each way in which the values do not keep the constraint. */
  readonly messages: (values: readonly Value[], focus?: Focus) => string[];
}

const compiled = new WeakMap<Constrained, readonly Check[]>();

function compile(constraints: Constraints): Check[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap((constraint) => {
    const found = conditions[constraint]?.(constraints[constraint] as never, conforms);
    if (found) return [found].flat().map((each) => ({ constraint, messages: eachOf(each) }));
    const messages = whole[constraint]?.(constraints);
    return messages ? [{ constraint, messages }] : [];
  });
}

/** The constraints that look at all values of a field together (SHACL, sections 4.2, 4.4.4, 4.5, 4.7.3 and 4.8). */
const whole: Partial<Record<keyof Constraints, (constraints: Constraints) => Check['messages']>> = {
  minCount:
    ({ minCount = 0 }) =>
    ({ length }) =>
      counted(length < minCount, `at least ${minCount}`, length),
  maxCount:
    ({ maxCount = 0 }) =>
    ({ length }) =>
      counted(length > maxCount, `at most ${maxCount}`, length),
  qualifiedMinCount: (constraints) => {
    const { qualifiedMinCount: least = 0 } = constraints;
    return qualified(constraints, (found, kind) =>
      counted(found < least, `at least ${least} of ${kind}`, found),
    );
  },
  qualifiedMaxCount: (constraints) => {
    const { qualifiedMaxCount: most = 0 } = constraints;
    return qualified(constraints, (found, kind) =>
      counted(found > most, `at most ${most} of ${kind}`, found),
    );
  },
  uniqueLang: ({ uniqueLang }) => (uniqueLang ? repeatedLanguages : () => []),
  hasValue:
    ({ hasValue = [] }) =>
    (values) =>
      hasValue
        .filter((wanted) => !values.some((value) => nodeKey(value) === nodeKey(wanted)))
        .map((wanted) => `expected ${shortened(termKey(wanted))} among the values`),
  equals: ({ equals = [] }) => beside(equals, unequal),
  disjoint: ({ disjoint = [] }) => beside(disjoint, common),
  lessThan: ({ lessThan = [] }) =>
    beside(
      lessThan,
      ordered('less than', (order) => order < 0),
    ),
  lessThanOrEquals: ({ lessThanOrEquals = [] }) =>
    beside(
      lessThanOrEquals,
      ordered('at most', (order) => order <= 0),
    ),
  closed:
    ({ closed = [] }) =>
    (values) =>
      values.flatMap((value) => others(value, closed)),
};

function counted(isBroken: boolean, expected: string, got: number): string[] {
  return isBroken ? [`expected ${expected}, got ${got || 'none'}`] : [];
}

function qualified(
  { qualifiedValueShape: shape, qualifiedValueShapesDisjoint: rivals = [] }: Constraints,
  judge: (found: number, kind: string) => string[],
): Check['messages'] {
  if (!shape) return () => [];
  const type = onlyClass(shape.constraints);
  const kind = type === undefined ? `what keeps ${shape.place}` : `the class ${type}`;
  return (values, focus) => {
    const view = focus?.view;
    const isCounted = (value: Value): boolean =>
      conforms(value, shape, view) && !rivals.some((rival) => conforms(value, rival, view));
    return judge(values.filter(isCounted).length, kind);
  };
}

/** A constraint that looks at the values of other properties of the same node. */
function beside(
  properties: readonly string[],
  judge: (values: readonly Value[], other: OtherProperty) => string[],
): Check['messages'] {
  return (values, focus) => {
    const node = focus?.node;
    if (!node) return [];
    return properties.flatMap((predicate) =>
      judge(values, { predicate, values: node.kind === 'resource' ? node.objects(predicate) : [] }),
    );
  };
}

interface OtherProperty {
  readonly predicate: string;
  readonly values: readonly Value[];
}

function unequal(values: readonly Value[], { predicate, values: wanted }: OtherProperty): string[] {
  const missing = without(values, wanted).map((value) => `${shown(value)} is not there`);
  const more = without(wanted, values).map((value) => `${shown(value)} is there alone`);
  return [...missing, ...more].map((what) => `expected the values of <${predicate}>, but ${what}`);
}

function common(values: readonly Value[], { predicate, values: others }: OtherProperty): string[] {
  const apart = new Set(without(values, others));
  return values
    .filter((value) => !apart.has(value))
    .map((value) => `expected no value of <${predicate}>, got ${shown(value)}`);
}

/** Those of some values that are not among others, as terms. */
function without(values: readonly Value[], others: readonly Value[]): readonly Value[] {
  const keys = new Set(others.map(termKey));
  return values.filter((value) => !keys.has(termKey(value)));
}

function ordered(words: string, keepsOrder: (order: number) => boolean) {
  return (values: readonly Value[], { predicate, values: others }: OtherProperty): string[] =>
    values.flatMap((value) =>
      others
        .filter((other) => {
          const isOrdered = value.kind === 'literal' && other.kind === 'literal';
          const order = isOrdered ? compareLiterals(value, other) : undefined;
          return order === undefined || !keepsOrder(order);
        })
        .map((other) => `expected ${words} ${shown(other)} of <${predicate}>, got ${shown(value)}`),
    );
}

function others(value: Value, allowed: readonly string[]): string[] {
  if (value.kind === 'literal') return [];
  const known = new Set(allowed);
  return [...value.passingStatements.keys()]
    .filter((predicate) => !known.has(predicate))
    .map((predicate) => `expected no other property than those of the shape, got <${predicate}>`);
}

function repeatedLanguages(values: readonly Value[]): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const value of values) {
    if (value.kind !== 'literal' || !value.language) continue;
    if (seen.has(value.language)) repeated.add(value.language);
    seen.add(value.language);
  }
  return [...repeated]
    .sort(compareTexts)
    .map((language) => `expected one text in a language, got several in "${language}"`);
}

/** How many values of a field are listed one by one that do not keep a condition. */
const LISTED = 10;

function eachOf({ keeps, expected }: Condition): Check['messages'] {
  return (values, focus) => {
    const broken = values.filter((value) => !keeps(value, focus?.view)).sort(compareValues);
    const wanted = shortened(expected);
    const messages = broken
      .slice(0, LISTED)
      .map((value) => `expected ${wanted}, got ${shown(value)}`);
    const more = broken.length - messages.length;
    return more > 0 ? [...messages, `expected ${wanted}, got ${more} others`] : messages;
  };
}

function shown(value: Value): string {
  if (value.kind === 'resource')
    return `<${value.id}>${value.statements.size ? '' : ', which the data does not describe'}`;
  const flaw = datatypes.get(value.datatype)?.flaw(value.value);
  return shortened(termKey(value).replace(`^^${XSD}`, '^^xsd:')) + (flaw ? `: ${flaw}` : '');
}

function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
