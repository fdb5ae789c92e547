import { fieldsWithRole, isLink, type Field, type Shape } from '../model/model.ts';
import type { Pace } from '../reading/pace.ts';
import type { Condition, TextTest } from '../reading/condition.ts';
import type { List, ListPart, Resource } from '../reading/view.ts';
import { orderOf } from './linked.ts';
import type { ListRequest } from './list-request.ts';
import type { Reader } from './reader.ts';

/** How many members a page of a list has. */
const PAGE_SIZE = 100;

/** More words than this are not all asked for. */
const MOST_WORDS = 8;

/** The members of a list that a request asks for, by code or name, and those of its page. */
export interface Members {
  readonly list: List;
  /** All of them, in their order. */
  readonly all: readonly Resource[];
  /** The place of the first one of the page, and of the one after the last. */
  readonly start: number;
  readonly end: number;
}

/** Whose list it is, for whom, and at which pace it is made. */
export interface ListContext {
  readonly shape: Shape;
  readonly reader: Reader;
  readonly pace: Pace;
}

/** The members of a list for a request, as far as they also keep a further condition. */
export async function membersOf(
  request: ListRequest,
  { shape, reader, pace }: ListContext,
  further?: Condition,
): Promise<Members> {
  const conditions = [...conditionsOf(request, shape), ...(further ? [further] : [])];
  const list = reader.snapshot.list(
    { kind: 'class', shape },
    {
      where: conditions.length ? { kind: 'all', parts: conditions } : undefined,
      order: orderOf(shape),
      window: { size: Infinity, from: 'start' },
      languages: reader.ranges,
    },
    pace,
  );
  await workedOut(list, 'nodes', pace);
  const all = list.nodes;
  return { list, all, ...windowOf(all, request.place) };
}

/** Does the work of a part of a list before it is read. */
export async function workedOut(list: List, part: ListPart, pace: Pace): Promise<void> {
  const work = list.working(part);
  if (work) await pace.run(work);
}

/** What a request asks of the members: the words, and each value that was chosen. */
function conditionsOf({ text, chosen }: ListRequest, shape: Shape): Condition[] {
  return [
    ...textConditions(text, shape),
    ...[...chosen].map(([field, value]) => hasValue(field, value)),
  ];
}

/** Each word is in one of the texts that name a member; what has no letters is the beginning of a code, where there are codes. */
function textConditions(text: string, shape: Shape): Condition[] {
  const codes = fieldsWithRole(shape, 'code');
  if (codes.length && text && !/\p{L}/u.test(text))
    return [anyOf(codes, { operator: 'startsWith', operand: text })];
  const words = text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
  return words.map((word) => anyOf(namingFields(shape), { operator: 'contains', operand: word }));
}

function anyOf(fields: readonly Field[], test: TextTest): Condition {
  const parts = fields.map((field): Condition => ({
    kind: 'value',
    field,
    tests: [test],
    exists: undefined,
  }));
  return { kind: 'any', parts };
}

function namingFields(shape: Shape): Field[] {
  const named = (['label', 'code', 'other name', 'search word'] as const).flatMap((role) =>
    fieldsWithRole(shape, role),
  );
  return [...new Set([...named, ...(shape.label ? [shape.label] : [])])].filter(
    (field) => !isLink(field),
  );
}

/** The condition that a resource has a value in a field: an address, or a literal's text. */
export function hasValue(field: Field, value: string): Condition {
  const inner = { kind: 'id', among: [value] } as const;
  if (!isLink(field)) {
    const tests = [{ operator: 'eq', operand: value }] as const;
    return { kind: 'value', field, tests, exists: undefined };
  }
  return field.many
    ? { kind: 'links', field, quantifier: 'some', inner }
    : { kind: 'link', field, inner, missing: false };
}

/** The part of a list that a page shows. A member that is gone has no place in an order by name: that page is the first. */
function windowOf(
  all: readonly Resource[],
  place: ListRequest['place'],
): Pick<Members, 'start' | 'end'> {
  const at = place.kind === 'start' ? -1 : all.findIndex(({ id }) => id === place.id);
  if (place.kind === 'before' && at > 0) return { start: Math.max(0, at - PAGE_SIZE), end: at };
  const start = place.kind === 'after' ? at + 1 : 0;
  return { start, end: Math.min(all.length, start + PAGE_SIZE) };
}

/** The requests for the pages around one, by their relations; there is no last page where it would be this one. */
export function placesAround({ all, start, end }: Members): {
  readonly first: ListRequest['place'] | undefined;
  readonly previous: ListRequest['place'] | undefined;
  readonly next: ListRequest['place'] | undefined;
  readonly last: ListRequest['place'] | undefined;
} {
  const total = all.length;
  const lastStart = Math.max(0, Math.ceil(total / PAGE_SIZE) - 1) * PAGE_SIZE;
  const first = { kind: 'start' } as const;
  if (total <= PAGE_SIZE && start === 0)
    return { first: undefined, previous: undefined, next: undefined, last: undefined };
  return {
    first,
    previous: start > 0 ? (beforePlace(all, start) ?? afterPlace(all, lastStart)) : undefined,
    next: end < total ? afterPlace(all, end) : undefined,
    last: afterPlace(all, lastStart),
  };
}

/** The place of the page that begins at a member. */
export function afterPlace(all: readonly Resource[], start: number): ListRequest['place'] {
  const before = all[start - 1];
  return before ? { kind: 'after', id: before.id } : { kind: 'start' };
}

function beforePlace(all: readonly Resource[], end: number): ListRequest['place'] | undefined {
  const following = all[end];
  return following && { kind: 'before', id: following.id };
}
