import type { Field } from '../../model/model.ts';
import type { Level, Place, Question } from '../../reading/question.ts';
import { rdfs } from '../../rdf/vocabulary.ts';
import {
  call,
  compare,
  constant,
  every,
  exists,
  filter,
  integer,
  not,
  text,
  valueOfTerm,
  variable,
  type Expression,
  type Names,
  type Pattern,
  type Select,
  type Term,
  type Variable,
} from '../query/query.ts';
import { Unsayable } from '../translate/unsayable.ts';
import { ORDERED_BY_VALUE } from './collation.ts';
import { lessThan, type BareConditions } from './conditions.ts';
import { shownOrder } from './text-key.ts';

/** What an order is written with. */
interface Writing {
  readonly conditions: BareConditions;
  readonly names: Names;
  /** The catalogue's own language. */
  readonly language: string;
}

/** The address as a text, after all levels. */
const ADDRESS = variable('a');

/** An order of resources that an engine makes: by numbers, by true and false, else by characters; throws `Unsayable` where it cannot. */
export class EngineOrder {
  readonly #levels: readonly WrittenLevel[];
  readonly #subject: Variable;

  constructor(
    { order, languages }: Pick<Question, 'order' | 'languages'>,
    subject: Variable,
    writing: Writing,
  ) {
    this.#subject = subject;
    const ranges = [...languages, writing.language];
    this.#levels = order.map((level, index) =>
      writtenLevel({ level, index, subject }, ranges, writing),
    );
  }

  get columns(): readonly Variable[] {
    return [...this.#levels.flatMap(({ isMissing, key }) => [isMissing, key]), ADDRESS];
  }

  /** What binds the keys of the subject: each once. */
  get patterns(): readonly Pattern[] {
    const own = call('STR', valueOfTerm(this.#subject));
    return [
      ...this.#levels.flatMap(({ patterns }) => patterns),
      { kind: 'bind', value: own, variable: ADDRESS },
    ];
  }

  /** The order itself, or the opposite one. */
  sorting(isForwards: boolean): NonNullable<Select['orderBy']> {
    const levels = this.#levels.flatMap(({ isMissing, key, isDown }) => [
      // Missing values come last, up as well as down.
      { of: isMissing, isDown: !isForwards },
      { of: key, isDown: isDown === isForwards },
    ]);
    return [...levels, { of: ADDRESS, isDown: !isForwards }];
  }

  /** What is after a place, or before it; `orAt`: or there. By IF alone, since Virtuoso mixes the rows of an OR. */
  beside({ keys, id }: Place, side: 'after' | 'before', orAt = false): Expression {
    const isAfter = side === 'after';
    const last = valueOfTerm(text(id));
    const own = valueOfTerm(ADDRESS);
    const end = choice(compared(own, isAfter ? '>' : '<', last), {
      then: constant(true),
      otherwise: orAt ? compared(own, '=', last) : constant(false),
    });
    return this.#levels.reduceRight<Expression>(
      (rest, level, index) => besideLevel(level, keys[index] ?? null, { isAfter, rest }),
      end,
    );
  }
}

interface WrittenLevel {
  readonly key: Variable;
  /** 1 where there is no key, else 0. */
  readonly isMissing: Variable;
  readonly isDown: boolean;
  readonly patterns: readonly Pattern[];
  /** A key of a place as a term; `undefined` where it is none that an engine orders. */
  readonly termOf: (key: string) => Term;
}

function writtenLevel(
  { level, index, subject }: { level: Level; index: number; subject: Variable },
  ranges: readonly string[],
  { conditions, names }: Writing,
): WrittenLevel {
  const { field, isDown, through = [], isCount = false } = level;
  if (isCount || field.many) throw new Unsayable(`orderBy ${field.name}`);
  const [key, isMissing] = [variable(`o${index}`), variable(`m${index}`)];
  const steps: Pattern[] = [];
  let from = subject;
  for (const link of through) {
    const next = names.next();
    steps.push(...conditions.followed(link, from, next));
    from = next;
  }
  const datatype = typeOfKeys(field);
  const value = names.next();
  const first = firstValue({ field, from, value, ranges }, { conditions, names });
  const made = datatype === undefined ? call('STR', valueOfTerm(value)) : valueOfTerm(value);
  const isBound = call('BOUND', valueOfTerm(key));
  const [no, yes] = [integer(0), integer(1)].map(valueOfTerm) as [Expression, Expression];
  return {
    key,
    isMissing,
    isDown,
    patterns: [
      {
        kind: 'optional',
        patterns: [...steps, ...first, { kind: 'bind', value: made, variable: key }],
      },
      { kind: 'bind', value: call('IF', isBound, no, yes), variable: isMissing },
    ],
    termOf: (text) => ({ kind: 'text', value: text, ...(datatype && { datatype }) }),
  };
}

/** The datatype whose values are the keys; `undefined` where keys are characters. */
function typeOfKeys({ name, range }: Field): string | undefined {
  if (range.kind !== 'literal') return undefined;
  // Each value has a datatype of its own.
  if (range.datatype === rdfs.Literal) throw new Unsayable(`orderBy ${name}`);
  return ORDERED_BY_VALUE.has(range.datatype) ? range.datatype : undefined;
}

/** The value that an order reads: of texts the one that a reader is shown, of others the first by its characters. */
function firstValue(
  {
    field,
    from,
    value,
    ranges,
  }: { field: Field; from: Variable; value: Variable; ranges: readonly string[] },
  { conditions, names }: Pick<Writing, 'conditions' | 'names'>,
): readonly Pattern[] {
  const other = names.next();
  const isBefore: Expression =
    field.range.kind === 'text'
      ? {
          kind: 'compare',
          operator: '<',
          left: shownOrder(other, ranges),
          right: shownOrder(value, ranges),
        }
      : lessThan(other, value);
  return [
    ...conditions.step(field, from, value),
    filter(not(exists(...conditions.step(field, from, other), filter(isBefore)))),
  ];
}

function besideLevel(
  { key, isMissing, isDown, termOf }: WrittenLevel,
  place: string | null,
  { isAfter, rest }: { readonly isAfter: boolean; readonly rest: Expression },
): Expression {
  const isThere = compare(isMissing, '=', integer(0));
  // What is missing is after all else.
  if (place === null) return choice(isThere, { then: constant(!isAfter), otherwise: rest });
  const term = termOf(place);
  const isBeyond = compare(key, isAfter === isDown ? '<' : '>', term);
  const among = choice(isBeyond, {
    then: constant(true),
    otherwise: choice(compare(key, '=', term), { then: rest, otherwise: constant(false) }),
  });
  return choice(isThere, { then: among, otherwise: constant(isAfter) });
}

function choice(
  condition: Expression,
  { then, otherwise }: { readonly then: Expression; readonly otherwise: Expression },
): Expression {
  return call('IF', condition, then, otherwise);
}

function compared(left: Expression, operator: '<' | '>' | '=', right: Expression): Expression {
  return { kind: 'compare', operator, left, right };
}

/** A condition that every row keeps. */
export function all(conditions: readonly Expression[]): readonly Pattern[] {
  return conditions.length ? [filter(every(conditions))] : [];
}
