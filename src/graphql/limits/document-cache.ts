import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_DOCUMENTS = 200;
const MOST_CHARACTERS = 4_000;
/** Of all together: a character takes 100 bytes and more as a document with what validation found in it. */
const MOST_TOGETHER = 60_000;

/** Yoga's cache of parsed queries, bounded: small documents, the latest of them, and no errors. */
export function boundedCache() {
  const documentCache = new LRUCache<string, DocumentNode>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_TOGETHER,
    maxEntrySize: MOST_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });
  return { documentCache, errorCache: { get: nothing, set: nothing } };
}

function nothing(): unknown {
  return undefined;
}
