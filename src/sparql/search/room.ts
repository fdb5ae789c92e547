import { getHeapStatistics } from 'node:v8';

/**
 * In bytes: a text with its share of the resources, the words and the links of the index, which are beside the heap. Measured: 65
 * for a made catalogue of 1,505,646 texts.
 */
const TEXT = 65;

/** How many texts there is room for: their index may take as much memory as the heap of this process. */
export function roomForTexts(heap = getHeapStatistics().heap_size_limit): number {
  return Math.floor(heap / TEXT);
}

/** So many texts are indexed at most, all fields together: reading them takes minutes. */
const MOST_TEXTS = 5_000_000;

/** How many texts are indexed where there is room for so many; where there are more, searches are refused. */
export function mostTexts(room = roomForTexts()): number {
  return Math.min(MOST_TEXTS, room);
}
