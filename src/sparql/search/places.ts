import type { Shape } from '../../model/model.ts';
import type { Row } from '../engine/engine.ts';
import { TooMuchToLoad, type Asker, type Kinds } from '../load/asking.ts';
import type { Loading } from '../load/loading.ts';
import { addressIn, numberIn } from '../load/rows.ts';
import {
  compare,
  filter,
  integer,
  text,
  triple,
  variable,
  type Column,
  type Pattern,
} from '../query/query.ts';
import { chunks } from '../load/fill.ts';
import { sidecar } from '../sidecar/terms.ts';

/** What each query here calls a resource, and its place in the order of addresses. */
export const SUBJECT = variable('s');
const PLACE = variable('a');

/** What is asked of each resource of a shape that is at some places. */
export interface AskedOfPlaces {
  readonly columns: readonly Column[];
  readonly patterns: readonly Pattern[];
  readonly kinds: Kinds;
}

/**
 * Asks something of all resources of a shape, as many places at a time as have few enough rows for one answer: gives the rows
 * of each question, which are in no order, for the same places. Throws `TooMuchToLoad` where one resource has too many.
 */
export async function* askPlaces(
  shape: Shape,
  asked: readonly AskedOfPlaces[],
  { asker, version: { about } }: Loading,
): AsyncGenerator<readonly (readonly Row[])[]> {
  const [, first, last] = about.members[shape.name] ?? [0, 0, -1];
  let size = Math.max(1, asker.maxRows >>> 1);
  for (let from = first; from <= last;) {
    const within = [
      ...placesFrom(from, Math.min(from + size, last + 1)),
      triple(SUBJECT, sidecar.shape, text(shape.name)),
    ];
    const answers = await Promise.all(asked.map((each) => askWithin(within, each, asker)));
    const isWhole = answers.every((rows) => rows.length < asker.maxRows);
    if (isWhole) {
      yield answers;
      from += size;
    } else if (size > 1) size >>>= 1;
    else throw tooMany(shape, asker);
  }
}

function tooMany({ name }: Shape, { maxRows }: Asker): Error {
  return new TooMuchToLoad(
    `Expected less than ${maxRows} values of each field to search in, got more of one ${name}; mark fields that nobody searches with varanto:searched false, and start again.`,
  );
}

function placesFrom(from: number, to: number): readonly Pattern[] {
  return [
    triple(SUBJECT, sidecar.at, PLACE),
    filter(compare(PLACE, '>=', integer(from))),
    filter(compare(PLACE, '<', integer(to))),
  ];
}

function askWithin(
  within: readonly Pattern[],
  { columns, patterns, kinds }: AskedOfPlaces,
  asker: Asker,
): Promise<readonly Row[]> {
  return asker.ask(
    {
      columns: [PLACE, ...columns],
      where: [...within, ...patterns],
      limit: asker.maxRows,
    },
    { a: 'integer', ...kinds },
  );
}

/** The addresses of the resources at some places: each has one. */
export async function addressesAt(
  places: readonly number[],
  { asker, version: { wholeness } }: Pick<Loading, 'asker' | 'version'>,
): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (const part of chunks(places, asker.maxValues)) {
    const rows = await asker.ask(
      {
        columns: [PLACE, SUBJECT],
        where: [
          { kind: 'values', variable: PLACE, terms: part.map(integer) },
          triple(SUBJECT, sidecar.at, PLACE),
        ],
        limit: part.length + 1,
      },
      { a: 'integer', s: 'iri' },
    );
    for (const row of rows) found.set(numberIn(row, 'a'), addressIn(row, 's'));
  }
  const lost = places.find((place) => !found.has(place));
  if (lost !== undefined) throw wholeness.missing(`Expected a resource at place ${lost}, got none`);
  return found;
}
