import type { Constraints, ShapeCheck } from '../model/constraints.ts';
import { compareLiterals, nodeKey } from '../rdf/compare-literals.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { termKey } from '../rdf/literal.ts';
import type { Value, View } from '../reading/view.ts';
import { shortened, shown } from './shown.ts';
import { conditions, keepsOf, onlyClass, type Conforms } from './value-conditions.ts';

/** The node that values belong to, and the view that its literals are read in. */
export interface Focus {
  readonly node: Value;
  readonly view: View;
}

/** A message for each way in which values do not keep a constraint. */
export type Messages = (values: readonly Value[], focus?: Focus) => readonly string[];

type Judge = (constraints: Constraints, conforms: Conforms) => Messages;

/** The constraints that look at all values of a field together (SHACL, sections 4.2, 4.4.4, 4.5, 4.7.3 and 4.8). */
export const whole: Partial<Record<keyof Constraints, Judge>> = {
  minCount:
    ({ minCount = 0 }) =>
    ({ length }) =>
      counted(length < minCount, `at least ${minCount}`, length),
  maxCount:
    ({ maxCount = 0 }) =>
    ({ length }) =>
      counted(length > maxCount, `at most ${maxCount}`, length),
  qualifiedMinCount: (constraints, conforms) => {
    const { qualifiedMinCount: least = 0 } = constraints;
    return qualified({ ...constraints, conforms }, (found, kind) =>
      counted(found < least, `at least ${least} of ${kind}`, found),
    );
  },
  qualifiedMaxCount: (constraints, conforms) => {
    const { qualifiedMaxCount: most = 0 } = constraints;
    return qualified({ ...constraints, conforms }, (found, kind) =>
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
  {
    qualifiedValueShape: shape,
    qualifiedValueShapesDisjoint: rivals = [],
    conforms,
  }: Constraints & { readonly conforms: Conforms },
  judge: (found: number, kind: string) => string[],
): Messages {
  if (!shape) return () => [];
  const kind = kindOf(shape, conforms);
  const keeps = keepsOf(shape, conforms);
  return (values, focus) => {
    const view = focus?.view;
    const isCounted = (value: Value): boolean =>
      keeps(value, view) && !rivals.some((rival) => conforms(value, rival, view));
    return judge(values.filter(isCounted).length, kind);
  };
}

/** What a qualified shape counts, in words: where each of its constraints has some, by these. */
function kindOf(shape: ShapeCheck, conforms: Conforms): string {
  const { constraints, path, place } = shape;
  const type = onlyClass(constraints);
  if (type !== undefined) return `the class ${type}`;
  const names = Object.keys(constraints) as (keyof Constraints)[];
  const expected = names.map((name) => conditions[name]?.(constraints[name] as never, conforms));
  if (path || !names.length || expected.includes(undefined)) return `what keeps ${place}`;
  const words = expected.flatMap((each) => [each].flat().map((one) => one?.expected ?? ''));
  return `the values, each ${words.join(' and ')}`;
}

/** A constraint that looks at the values of other properties of the same node. */
function beside(
  properties: readonly string[],
  judge: (values: readonly Value[], other: OtherProperty) => string[],
): Messages {
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
