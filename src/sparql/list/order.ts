import type { Field } from '../../model/model.ts';
import type { Level, Question } from '../../reading/question.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { Row } from '../engine/engine.ts';
import { numberIn } from '../load/rows.ts';
import {
  call,
  compare,
  constant,
  every,
  integer,
  not,
  triple,
  valueOfTerm,
  variable,
  type Expression,
  type Pattern,
  type Select,
  type Variable,
} from '../query/query.ts';
import { sidecar, termsOf } from '../sidecar/terms.ts';
import type { Compiling } from './conditions.ts';

/**
 * Where something is in an order: a number for each level, then the place of its address. What lies between two numbers of
 * the engine has a half.
 */
export type Position = readonly number[];

/** Of what is missing: after all ranks, in both directions. */
const LAST = 2_000_000_000;
const LAST_DOWN = -1;

/** Positions that no number of a level reaches. */
export const BEFORE_ALL = LAST_DOWN - 0.5;
export const AFTER_ALL = LAST + 0.5;

/** What a level has as the number of something that is missing. */
export function missingNumber({ isDown }: Level): number {
  return isDown ? LAST_DOWN : LAST;
}

/** An order of resources as numbers that the engine compares. */
export class NumberOrder {
  readonly levels: readonly Level[];
  readonly #question: Pick<Question, 'order' | 'languages'>;
  readonly #compiling: Compiling & { readonly about: Compiling['about'] & Tagged };

  constructor(
    question: Pick<Question, 'order' | 'languages'>,
    compiling: Compiling & { readonly about: Compiling['about'] & Tagged },
  ) {
    this.levels = question.order;
    this.#question = question;
    this.#compiling = compiling;
  }

  /** The names of the numbers in a row. */
  get columns(): readonly Variable[] {
    return [...this.levels.map((_level, index) => variable(`o${index}`)), variable('a')];
  }

  /** What binds the numbers of a resource, which is described. */
  patterns(subject: Variable): readonly Pattern[] {
    return [
      triple(subject, sidecar.at, variable('a')),
      ...this.levels.flatMap((level, index) =>
        this.#ofLevel(level, subject, variable(`o${index}`)),
      ),
    ];
  }

  /** The order itself, or the opposite one. */
  sorting(isForwards: boolean): NonNullable<Select['orderBy']> {
    return this.columns.map((of, index) => ({ of, isDown: this.#isDown(index) === isForwards }));
  }

  positionIn(row: Row): Position {
    return this.columns.map(({ name }) => numberIn(row, name));
  }

  compare(a: Position, b: Position): number {
    for (const index of this.columns.keys()) {
      const order = (a[index] ?? 0) - (b[index] ?? 0);
      if (order) return this.#isDown(index) ? -order : order;
    }
    return 0;
  }

  /**
   * What is after a position, or before it; `orAt`: or there. Not by an OR of equalities, of whose columns Virtuoso gives
   * the ones of another branch.
   */
  beside(position: Position, side: 'after' | 'before', orAt = false): Expression {
    return this.columns.reduceRight<Expression>((rest, column, index) => {
      const isGreater = this.#isDown(index) !== (side === 'after');
      const number = position[index] ?? 0;
      const beyond = beyondNumber(column, number, isGreater);
      if (!Number.isInteger(number)) return beyond;
      const from = compare(column, isGreater ? '>=' : '<=', integer(number));
      return every([from, ifEqual(column, number, rest)]);
    }, constant(orAt));
  }

  #isDown(index: number): boolean {
    return this.levels[index]?.isDown ?? false;
  }

  #ofLevel(level: Level, subject: Variable, number: Variable): readonly Pattern[] {
    const { names } = this.#compiling;
    let target = subject;
    const steps: Pattern[] = [];
    for (const link of level.through ?? []) {
      const next = names.next();
      steps.push(triple(target, termsOf(link).value, next));
      target = next;
    }
    const ranks = ranksOf(level, this.#question.languages, this.#compiling.about);
    const found = ranks.map((predicate) => ({ predicate, rank: names.next() }));
    const own: Pattern[] = found.map(({ predicate, rank }) => ({
      kind: 'optional',
      patterns: [triple(target, predicate, rank)],
    }));
    const patterns = steps.length
      ? [{ kind: 'optional', patterns: [...steps, ...own] } as const]
      : own;
    const value = firstBound(
      found.map(({ rank }) => rank),
      missing(level, target),
    );
    return [...patterns, { kind: 'bind', value, variable: number }];
  }
}

/** The first that is bound. Of COALESCE that a filter compares, too, Virtuoso gives and sorts by what other rows have. */
function firstBound(variables: readonly Variable[], none: Expression): Expression {
  return variables.reduceRight(
    (rest, each) => call('IF', call('BOUND', valueOfTerm(each)), valueOfTerm(each), rest),
    none,
  );
}

/** What an order of texts depends on. */
interface Tagged {
  readonly tags: Readonly<Record<string, readonly string[]>>;
  readonly language: string;
}

/** The predicates of the numbers of a level, the preferred one first. */
function ranksOf(
  { field, isCount = false }: Level,
  languages: readonly string[],
  about: Tagged,
): readonly string[] {
  const { count, rank } = termsOf(field);
  if (isCount) return [count];
  if (field.range.kind !== 'text') return [rank()];
  return preferredTags(field, languages, about).map((tag) => rank(tag));
}

/** The languages that a field has texts in, the preferred one first: a reader is shown the first of those that a resource has. */
export function preferredTags(
  field: Field,
  languages: readonly string[],
  { tags, language }: Tagged,
): readonly string[] {
  let rest = (tags[termsOf(field).key] ?? []).map((tag): Literal => ({
    kind: 'literal',
    value: tag || '-',
    datatype: rdf.langString,
    language: tag,
  }));
  const preferred: string[] = [];
  while (rest.length) {
    const [best] = textsInLanguage(rest, [...languages, language]);
    if (!best) break;
    preferred.push(best.language);
    rest = rest.filter((each) => each !== best);
  }
  return preferred;
}

/** The number of a level where there is no rank; of a resource that is there, no count is one of 0. */
function missing(level: Level, target: Variable): Expression {
  const none = valueOfTerm(integer(missingNumber(level)));
  if (!level.isCount) return none;
  const zero = valueOfTerm(integer(0));
  return level.through?.length ? call('IF', call('BOUND', valueOfTerm(target)), zero, none) : zero;
}

/** A condition on what has a number; of all else true. */
function ifEqual(column: Variable, number: number, condition: Expression): Expression {
  const equal = compare(column, '=', integer(number));
  if (condition.kind === 'constant') return condition.value ? condition : not(equal);
  return call('IF', equal, condition, constant(true));
}

function beyondNumber(column: Variable, number: number, isGreater: boolean): Expression {
  return isGreater
    ? compare(column, '>', integer(Math.floor(number)))
    : compare(column, '<', integer(Math.ceil(number)));
}
