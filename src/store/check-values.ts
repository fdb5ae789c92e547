import { termKey, type Constraints } from '../model/constraints.ts';
import type { Field } from '../model/model.ts';
import { compareLiterals } from '../rdf/compare-literals.ts';
import type { Literal } from '../rdf/literal.ts';
import { sh } from '../rdf/vocabulary.ts';
import type { Value } from './value.ts';
import { hasDatatype, isA, isInLanguage, shortened, shown, textOf } from './value-conditions.ts';

/** A constraint that the values of a field do not keep. */
export interface Breach {
  readonly constraint: keyof Constraints;
  readonly message: string;
}

/** What the values of a field's path do not keep of its shape, as SHACL Core has it (section 4). */
export function breachesOf({ constraints }: Field, values: readonly Value[]): Breach[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap((constraint) =>
    checks[constraint](constraints, values).map((message) => ({ constraint, message })),
  );
}

type Check = (constraints: Constraints, values: readonly Value[]) => string[];

const checks: { readonly [Name in keyof Constraints]-?: Check } = {
  minCount: ({ minCount = 0 }, values) =>
    count(values.length < minCount, `at least ${minCount}`, values.length),
  maxCount: ({ maxCount = 0 }, values) =>
    count(values.length > maxCount, `at most ${maxCount}`, values.length),
  class: ({ class: classes = [] }, values) =>
    each(
      values,
      (value) => classes.every((type) => isA(value, type)),
      `a resource of the class ${classes.join(', ')}`,
    ),
  or: ({ or = [] }, values) =>
    each(
      values,
      (value) => or.some((type) => isA(value, type)),
      `a resource of one of the classes ${or.join(', ')}`,
    ),
  datatype: ({ datatype = '' }, values) =>
    each(values, (value) => hasDatatype(value, datatype), `a value of the datatype ${datatype}`),
  nodeKind: ({ nodeKind = '' }, values) =>
    each(
      values,
      ({ kind }) => (kind === 'literal' ? nodeKind.endsWith('Literal') : nodeKind !== sh.Literal),
      `a value of the kind ${nodeKind}`,
    ),
  uniqueLang: ({ uniqueLang }, values) => {
    const languages = values.flatMap((value) =>
      value.kind === 'literal' && value.language ? [value.language] : [],
    );
    const twice = new Set(
      languages.filter((language, index) => languages.indexOf(language) !== index),
    );
    return uniqueLang
      ? [...twice].map(
          (language) => `expected one text in a language, got several in "${language}"`,
        )
      : [];
  },
  qualifiedValueShape: () => [],
  qualifiedMinCount: ({ qualifiedMinCount = 0, qualifiedValueShape: type = '' }, values) => {
    const found = countOf(type, values);
    return count(
      found < qualifiedMinCount,
      `at least ${qualifiedMinCount} of the class ${type}`,
      found,
    );
  },
  qualifiedMaxCount: ({ qualifiedMaxCount = 0, qualifiedValueShape: type = '' }, values) => {
    const found = countOf(type, values);
    return count(
      found > qualifiedMaxCount,
      `at most ${qualifiedMaxCount} of the class ${type}`,
      found,
    );
  },
  in: ({ in: allowed = [] }, values) =>
    each(
      values,
      (value) => allowed.includes(termKey(value)),
      `one of ${allowed.map(shortened).join(', ')}`,
    ),
  hasValue: ({ hasValue = [] }, values) =>
    hasValue
      .filter((wanted) => !values.some((value) => termKey(value) === wanted))
      .map((wanted) => `expected ${shortened(wanted)} among the values`),
  pattern: ({ pattern = /(?:)/ }, values) =>
    each(values, (value) => pattern.test(textOf(value)), `a text that matches ${pattern.source}`),
  minLength: ({ minLength = 0 }, values) =>
    each(
      values,
      (value) => textOf(value).length >= minLength,
      `a text of at least ${minLength} letters`,
    ),
  maxLength: ({ maxLength = 0 }, values) =>
    each(
      values,
      (value) => textOf(value).length <= maxLength,
      `a text of at most ${maxLength} letters`,
    ),
  languageIn: ({ languageIn = [] }, values) =>
    each(
      values,
      (value) => languageIn.some((range) => isInLanguage(value, range)),
      `a text in ${languageIn.join(', ')}`,
    ),
  minInclusive: ({ minInclusive }, values) =>
    bounded(values, { bound: minInclusive, words: 'at least', keeps: (order) => order >= 0 }),
  maxInclusive: ({ maxInclusive }, values) =>
    bounded(values, { bound: maxInclusive, words: 'at most', keeps: (order) => order <= 0 }),
  minExclusive: ({ minExclusive }, values) =>
    bounded(values, { bound: minExclusive, words: 'more than', keeps: (order) => order > 0 }),
  maxExclusive: ({ maxExclusive }, values) =>
    bounded(values, { bound: maxExclusive, words: 'less than', keeps: (order) => order < 0 }),
};

function countOf(type: string, values: readonly Value[]): number {
  return values.filter((value) => isA(value, type)).length;
}

function count(broken: boolean, expected: string, got: number): string[] {
  return broken ? [`expected ${expected}, got ${got || 'none'}`] : [];
}

function each(
  values: readonly Value[],
  keeps: (value: Value) => boolean,
  expected: string,
): string[] {
  return values
    .filter((value) => !keeps(value))
    .map((value) => `expected ${expected}, got ${shown(value)}`);
}

function bounded(
  values: readonly Value[],
  {
    bound,
    words,
    keeps,
  }: { bound: Literal | undefined; words: string; keeps: (order: number) => boolean },
): string[] {
  if (!bound) return [];
  const isInside = (value: Value): boolean => {
    const order = value.kind === 'literal' ? compareLiterals(value, bound) : undefined;
    return order !== undefined && keeps(order);
  };
  return each(values, isInside, `${words} ${bound.value}`);
}
