import { getHeapStatistics } from 'node:v8';

/** In bytes: a text with its share of the resources and of the index of words. Measured: 1,180 for made titles of six words. */
const TEXT = 80;

/** In bytes: the program, and the requests that are answered at a time. */
const ALL_ELSE = 60_000_000;

/** How many texts there is room for in the memory of this process, besides all else. */
export function roomForTexts(heap = getHeapStatistics().heap_size_limit): number {
  return Math.max(0, Math.floor((heap - ALL_ELSE) / TEXT));
}

/** So many texts are indexed at most, all fields together: reading them takes minutes. */
const MOST_TEXTS = 5_000_000;

/** How many texts are indexed where there is room for so many; where there are more, searches are refused. */
export function mostTexts(room = roomForTexts()): number {
  return Math.min(MOST_TEXTS, room);
}
