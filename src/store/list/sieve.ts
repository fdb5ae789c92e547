import type { Resource } from '../../reading/view.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { every, type Filter } from './filter.ts';

/** The resources that match, each for so many units of work; all if there is no filter. */
export interface Sieve {
  readonly keeps: Filter | undefined;
  readonly weight: number;
}

/** A filter with what it takes, in units of work. */
interface Weighed {
  readonly keeps: Filter;
  readonly weight: number;
}

/** The sieve of all of some filters. */
export function sieveOf(filters: readonly Weighed[]): Sieve {
  const weight = filters.reduce((sum, filter) => sum + filter.weight, 1);
  return { keeps: filters.length ? every(filters.map(({ keeps }) => keeps)) : undefined, weight };
}

/** Those of a list that a sieve keeps. */
export function* sifting(
  list: readonly Resource[],
  { keeps, weight }: Sieve,
): Work<readonly Resource[]> {
  if (!keeps) return list;
  const kept: Resource[] = [];
  yield* inPieces(list, weight, (resource) => {
    if (keeps(resource)) kept.push(resource);
  });
  return kept;
}

/** Whether a sieve keeps any of a part of a list. */
export function* findingAny(
  list: readonly Resource[],
  { keeps, weight }: Sieve,
  [from, to]: readonly [number, number],
): Work<boolean> {
  if (!keeps) return from < to;
  let spent = 0;
  for (let at = from; at < to; at += 1) {
    const resource = list[at];
    if (resource && keeps(resource)) return true;
    if ((spent += weight) < PIECE) continue;
    spent = 0;
    yield;
  }
  return false;
}

/** The positions in a list, of some, of those that a sieve keeps. */
export function* siftingPositions(
  positions: readonly number[],
  list: readonly Resource[],
  { keeps, weight }: Sieve,
): Work<readonly number[]> {
  if (!keeps) return positions;
  const kept: number[] = [];
  yield* inPieces(positions, weight, (position) => {
    const resource = list[position];
    if (resource && keeps(resource)) kept.push(position);
  });
  return kept;
}
