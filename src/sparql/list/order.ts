import type { Field } from '../../model/model.ts';
import type { Level, Question } from '../../reading/question.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { Row } from '../engine/engine.ts';
import { numberIn } from '../load/rows.ts';
import {
  call,
  constant,
  every,
  integer,
  not,
  triple,
  valueOfTerm,
  variable,
  type Comparison,
  type Expression,
  type Pattern,
  type Select,
  type Variable,
} from '../query/query.ts';
import { sidecar, termsOf } from '../sidecar/terms.ts';

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
export function missingNumber({ isDown }: Pick<Level, 'isDown'>): number {
  return isDown ? LAST_DOWN : LAST;
}

/** An order of resources as numbers that the engine compares. */
export class NumberOrder {
  readonly levels: readonly Level[];
  readonly #question: Pick<Question, 'order' | 'languages'>;
  readonly #about: Tagged;

  constructor(question: Pick<Question, 'order' | 'languages'>, about: Tagged) {
    this.levels = question.order;
    this.#question = question;
    this.#about = about;
  }

  /** The names of the numbers in a row. */
  get columns(): readonly Variable[] {
    return [...this.levels.map((_level, index) => variable(`o${index}`)), variable('a')];
  }

  /** What binds the numbers of a resource, which is described. */
  patterns(subject: Variable): readonly Pattern[] {
    return [
      triple(subject, sidecar.at, variable('a')),
      ...this.levels.flatMap((_level, index): readonly Pattern[] => [
        ...this.#ofLevel(index, subject),
        { kind: 'bind', value: this.#number(index, false), variable: variable(`o${index}`) },
      ]),
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
    return this.columns.reduceRight<Expression>((rest, _column, index) => {
      const own = this.#number(index, true);
      const isGreater = this.#isDown(index) !== (side === 'after');
      const number = position[index] ?? 0;
      const beyond = beyondNumber(own, number, isGreater);
      if (!Number.isInteger(number)) return beyond;
      const from = comparison(own, isGreater ? '>=' : '<=', number);
      return every([from, ifEqual(own, number, rest)]);
    }, constant(orAt));
  }

  #isDown(index: number): boolean {
    return this.levels[index]?.isDown ?? false;
  }

  /** From a resource to each rank of a level, each found by itself: Virtuoso loses what is optional in what is optional. */
  #ofLevel(index: number, subject: Variable): readonly Pattern[] {
    const [level] = this.levels.slice(index);
    const steps = (end: string) => stepsOf(level?.through ?? [], subject, `o${index}${end}`);
    const found = this.#ranks(index).map(({ predicate, rank }, place): Pattern => {
      const { patterns, target } = steps(`t${place}x`);
      return { kind: 'optional', patterns: [...patterns, triple(target, predicate, rank)] };
    });
    if (!level?.isCount || !level.through?.length) return found;
    return [{ kind: 'optional', patterns: steps(TARGET).patterns }, ...found];
  }

  #ranks(index: number): readonly { readonly predicate: string; readonly rank: Variable }[] {
    const [level] = this.levels.slice(index);
    if (!level) return [];
    return ranksOf(level, this.#question.languages, this.#about).map((predicate, place) => ({
      predicate,
      rank: variable(`o${index}r${place}`),
    }));
  }

  /** The number of a level, or of the address. */
  #number(index: number, isCompared: boolean): Expression {
    const level = this.levels[index];
    if (!level) return valueOfTerm(variable('a'));
    const none = missing(level, index);
    const ranks = this.#ranks(index).map(({ rank }) => valueOfTerm(rank));
    // Of a COALESCE that a filter has, too, Virtuoso gives and sorts by what other rows have: that of the filter is another one.
    return call('COALESCE', ...ranks, none, ...(isCompared ? [none] : []));
  }
}

const TARGET = 'target';

/** From a resource along links to one, with variables of a name. */
function stepsOf(
  through: readonly Field[],
  subject: Variable,
  name: string,
): { readonly patterns: readonly Pattern[]; readonly target: Variable } {
  let target = subject;
  const patterns = through.map((link, step) => {
    const next = variable(step === through.length - 1 ? name : `${name}${step}`);
    const pattern = triple(target, termsOf(link).value, next);
    target = next;
    return pattern;
  });
  return { patterns, target };
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
function missing(level: Level, index: number): Expression {
  const none = valueOfTerm(integer(missingNumber(level)));
  if (!level.isCount) return none;
  const zero = valueOfTerm(integer(0));
  const target = variable(`o${index}${TARGET}`);
  return level.through?.length ? call('IF', call('BOUND', valueOfTerm(target)), zero, none) : zero;
}

/** A condition on what has a number; of all else true. */
function ifEqual(own: Expression, number: number, condition: Expression): Expression {
  const equal = comparison(own, '=', number);
  if (condition.kind === 'constant') return condition.value ? condition : not(equal);
  return call('IF', equal, condition, constant(true));
}

function beyondNumber(own: Expression, number: number, isGreater: boolean): Expression {
  return isGreater
    ? comparison(own, '>', Math.floor(number))
    : comparison(own, '<', Math.ceil(number));
}

function comparison(left: Expression, operator: Comparison, number: number): Expression {
  return { kind: 'compare', operator, left, right: valueOfTerm(integer(number)) };
}
