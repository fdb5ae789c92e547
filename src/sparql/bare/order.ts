import type { Field } from '../../model/model.ts';
import type { Level, Place, Question } from '../../reading/question.ts';
import { rdfs } from '../../rdf/vocabulary.ts';
import {
  address,
  call,
  compare,
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
import { isWritable } from '../query/write-query.ts';
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
  readonly #own: Pattern;

  constructor(
    { order, languages }: Pick<Question, 'order' | 'languages'>,
    subject: Variable,
    writing: Writing,
  ) {
    const ranges = [...new Set([...languages, writing.language])];
    this.#own = { kind: 'bind', value: call('STR', valueOfTerm(subject)), variable: ADDRESS };
    this.#levels = order.map((level, index) =>
      writtenLevel({ level, index, subject }, ranges, writing),
    );
  }

  /** What is ordered and what binds it: all of it, in one part. */
  get whole(): Part {
    const levels = this.#levels.map((level) => ({ level, is: 'any' }) as const);
    return this.#part(levels, []);
  }

  /**
   * What is after a place, or before it, in parts that are one after another in that direction. In each part all is joined:
   * Virtuoso compares texts wrongly in an IF, and mixes the rows of an OR.
   */
  beside({ keys, id }: Place, side: 'after' | 'before'): readonly Part[] {
    const isAfter = side === 'after';
    const place = this.#levels.map((level, index) => ({ level, key: keys[index] ?? null }));
    const at = this.#part(place.map(atKey), [comparedAddress(id, isAfter ? '>' : '<')]);
    const parts = [...place.entries()].reverse().flatMap(([index, { level, key }]) => {
      const before = place.slice(0, index).map(atKey);
      const rest = this.#levels
        .slice(index + 1)
        .map((each) => ({ level: each, is: 'any' }) as const);
      const beyond = (own: Ordered): Part => this.#part([...before, own, ...rest], []);
      // What is missing is after all else.
      if (key === null) return isAfter ? [] : [beyond({ level, is: 'there' })];
      const operator = isAfter === level.isDown ? '<' : '>';
      const there = beyond({ level, is: 'there', compared: { operator, key } });
      return isAfter ? [there, beyond({ level, is: 'missing' })] : [there];
    });
    return [at, ...parts];
  }

  /** The resource at a place, if it is one of those that are ordered. */
  at({ keys, id }: Place): Part {
    const place = this.#levels.map((level, index) => ({ level, key: keys[index] ?? null }));
    return this.#part(place.map(atKey), [comparedAddress(id, '=')]);
  }

  #part(ordered: readonly Ordered[], conditions: readonly Expression[]): Part {
    const patterns = [...ordered.flatMap(patternsOf), this.#own, ...conditions.map(filter)];
    const keys = ordered.flatMap(keysOf);
    return {
      patterns,
      columns: [...keys.map(({ of }) => of), ADDRESS],
      sorting: (isForwards) => [
        ...keys.map(({ of, isDown }) => ({ of, isDown: isDown === isForwards })),
        { of: ADDRESS, isDown: !isForwards },
      ],
    };
  }
}

/** A part of what is ordered: what binds its keys, and how they order it. */
export interface Part {
  readonly patterns: readonly Pattern[];
  readonly columns: readonly Variable[];
  readonly sorting: (isForwards: boolean) => NonNullable<Select['orderBy']>;
}

/** A level in a part: whether it has a key, and what that is beside another. */
interface Ordered {
  readonly level: WrittenLevel;
  readonly is: 'any' | 'there' | 'missing';
  readonly compared?: { readonly operator: '<' | '>' | '='; readonly key: string };
}

function atKey({
  level,
  key,
}: {
  readonly level: WrittenLevel;
  readonly key: string | null;
}): Ordered {
  if (key === null) return { level, is: 'missing' };
  return { level, is: 'there', compared: { operator: '=', key } };
}

function patternsOf({ level, is, compared }: Ordered): readonly Pattern[] {
  const { key, isMissing, patterns, values } = level;
  if (is === 'missing') return [filter(not(exists(...values)))];
  if (is === 'there')
    return [
      ...patterns,
      ...(compared ? [filter(compare(key, compared.operator, level.termOf(compared.key)))] : []),
    ];
  const isBound = call('BOUND', valueOfTerm(key));
  const number = call('IF', isBound, valueOfTerm(integer(0)), valueOfTerm(integer(1)));
  return [
    { kind: 'optional', patterns },
    { kind: 'bind', value: number, variable: isMissing },
  ];
}

function keysOf({ level, is }: Ordered): readonly { of: Variable; isDown: boolean }[] {
  const { key, isMissing, isDown } = level;
  if (is === 'missing') return [];
  const own = { of: key, isDown };
  // Missing values come last, up as well as down.
  return is === 'there' ? [own] : [{ of: isMissing, isDown: false }, own];
}

/** Of an address Virtuoso has other characters than of a text, unless it is that of an address. */
function comparedAddress(id: string, operator: '<' | '>' | '='): Expression {
  const right = isWritable(id) ? call('STR', valueOfTerm(address(id))) : valueOfTerm(text(id));
  return { kind: 'compare', operator, left: valueOfTerm(ADDRESS), right };
}

interface WrittenLevel {
  readonly key: Variable;
  /** 1 where there is no key, else 0. */
  readonly isMissing: Variable;
  readonly isDown: boolean;
  /** What binds the key, where there is one. */
  readonly patterns: readonly Pattern[];
  /** What is there where there is a key: each value. */
  readonly values: readonly Pattern[];
  /** A key of a place as a term. */
  readonly termOf: (key: string) => Term;
}

function writtenLevel(
  { level, index, subject }: { level: Level; index: number; subject: Variable },
  ranges: readonly string[],
  { conditions, names }: Writing,
): WrittenLevel {
  const { field, isDown, through = [], isCount = false } = level;
  if (isCount || field.many) throw new Unsayable(`orderBy ${field.name}`);
  const steps: Pattern[] = [];
  let from = subject;
  for (const link of through) {
    const next = names.next();
    steps.push(...conditions.followed(link, from, next));
    from = next;
  }
  const datatype = typeOfKeys(field);
  const [key, value] = [variable(`o${index}`), names.next()];
  const first = firstValue({ field, from, value, ranges }, { conditions, names });
  const made = datatype === undefined ? call('STR', valueOfTerm(value)) : valueOfTerm(value);
  return {
    key,
    isMissing: variable(`m${index}`),
    isDown,
    patterns: [...steps, ...first, { kind: 'bind', value: made, variable: key }],
    values: [...steps, ...conditions.step(field, from, value)],
    termOf: (own) => ({ kind: 'text', value: own, ...(datatype && { datatype }) }),
  };
}

/** The datatype whose values are the keys; `undefined` where keys are characters. */
function typeOfKeys({ name, range }: Field): string | undefined {
  if (range.kind !== 'literal') return undefined;
  // Each value has a datatype of its own.
  if (range.datatype === rdfs.Literal) throw new Unsayable(`orderBy ${name}`);
  return ORDERED_BY_VALUE.has(range.datatype) ? range.datatype : undefined;
}

/** What the first value of a field is found with. */
interface Found {
  readonly field: Field;
  readonly from: Variable;
  readonly value: Variable;
  readonly ranges: readonly string[];
}

/** The value that an order reads: of texts the one that a reader is shown, of others the first by its characters. */
function firstValue(
  { field, from, value, ranges }: Found,
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
