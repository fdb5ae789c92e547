import type { Shape } from '../../model/model.ts';
import { conjuncts } from '../../reading/condition.ts';
import type { Level, Question } from '../../reading/question.ts';
import type { View } from '../../reading/view.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import {
  address,
  among,
  call,
  filter,
  Names,
  triple,
  valueOfTerm,
  variable,
  type Expression,
  type Pattern,
  type Select,
  type Variable,
} from '../query/query.ts';
import { writeQuery } from '../query/write-query.ts';
import { comparedType } from './comparable.ts';
import { PlainConditions } from './conditions.ts';
import { Membership } from './membership.ts';
import { Unsayable } from './unsayable.ts';

/** A list of resources as a query for their addresses. */
export interface SaidList {
  readonly query: string;
  /** What of the question is not in it, in the words of GraphQL: without it there are more addresses, or another order. */
  readonly without: readonly string[];
}

const ID = variable('id');

/** What is said of a question so far. */
interface Saying {
  readonly conditions: PlainConditions;
  readonly names: Names;
  readonly without: string[];
}

/** Says a list of all resources of a shape in SPARQL alone, over the plain statements of the catalogue. */
export function sayList(shape: Shape, question: Question, view: View): SaidList {
  const names = new Names();
  const saying = { conditions: new PlainConditions(view, names), names, without: [] as string[] };
  const { without } = saying;
  const where = [
    ...extent(shape, view, names),
    ...conjuncts(question.where).flatMap((part) =>
      filters(() => saying.conditions.of(part, ID), without),
    ),
  ];
  const order = question.order.map((level, index) => orderLevel(level, index, saying));
  const isOrdered = order.every((level) => level !== undefined);
  const levels = isOrdered ? order : [];
  const select: Select = {
    columns: [ID],
    where: [...where, ...levels.flatMap(({ patterns }) => patterns)],
    orderBy: [...levels.flatMap(({ by }) => by), { of: ID }],
    limit: limitOf(question, isOrdered, without),
  };
  return { query: writeQuery(select), without };
}

/** The resources of a shape, a row each. */
function extent(shape: Shape, view: View, names: Names): Pattern[] {
  const membership = new Membership(view, names);
  const { own, others } = membership.exactClasses(shape);
  const [only = shape.class, second] = own;
  const none = others.length ? [filter(membership.without(ID, others))] : [];
  if (second === undefined) return [triple(ID, rdf.type, address(only)), ...none];
  const type = names.next();
  const each: Select = {
    columns: [ID],
    isDistinct: true,
    where: [triple(ID, rdf.type, type), filter(among(type, own.map(address)))],
    limit: Infinity,
  };
  return [{ kind: 'subselect', select: each }, ...none];
}

/** A condition that each row keeps; nothing where SPARQL has no words for it, which is noted. */
function filters(make: () => Expression, without: string[]): Pattern[] {
  try {
    const condition = make();
    const isTrue = condition.kind === 'constant' && condition.value;
    return isTrue ? [] : [filter(condition)];
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    without.push(`where ${error.what}`);
    return [];
  }
}

interface OrderLevel {
  readonly patterns: readonly Pattern[];
  readonly by: readonly { readonly of: Variable; readonly isDown: boolean }[];
}

/** A level of the order: what is missing comes last, up and down. Texts have an order of their language, which SPARQL has not. */
function orderLevel(
  { field, isDown, through = [], isCount = false }: Level,
  index: number,
  { conditions, names, without }: Saying,
): OrderLevel | undefined {
  if (isCount || field.many || comparedType(field) === undefined) {
    without.push(`orderBy ${[...through, field].map(({ name }) => name).join('.')}`);
    return undefined;
  }
  const value = variable(`order${index}`);
  const isThere = variable(`has${index}`);
  const steps: Pattern[] = [];
  let from: Variable = ID;
  for (const link of through) {
    const next = names.next();
    steps.push(...conditions.step(link, from, next));
    from = next;
  }
  const patterns: Pattern[] = [
    { kind: 'optional', patterns: [...steps, ...conditions.step(field, from, value)] },
    { kind: 'bind', value: call('BOUND', valueOfTerm(value)), variable: isThere },
  ];
  const by = [
    { of: isThere, isDown: true },
    { of: value, isDown },
  ];
  return { patterns, by };
}

/** How many rows there are: as many as in the page, where that begins at the start of an order that is said. */
function limitOf({ window }: Question, isOrdered: boolean, without: string[]): number {
  const { size, from, after, before } = window;
  if (from === 'end') without.push('last');
  if (after) without.push('after');
  if (before) without.push('before');
  const isStart = from === 'start' && !after && !before;
  if (isStart && isOrdered && !without.length) return size;
  if (size !== Infinity && isStart) without.push('first');
  return Infinity;
}
