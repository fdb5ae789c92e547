import type { DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

const MOST_DOCUMENTS = 200;
const MOST_CHARACTERS = 4_000;
/** Of all together: a character takes 100 bytes and more as a document with what validation found in it. */
const MOST_TOGETHER = 60_000;

/** The documents that were found valid, by their texts: small ones, the latest of them. */
export function documentCache(): LRUCache<string, DocumentNode> {
  return new LRUCache({
    max: MOST_DOCUMENTS,
    maxSize: MOST_TOGETHER,
    maxEntrySize: MOST_CHARACTERS,
    sizeCalculation: (_document, text) => Math.max(1, text.length),
  });
}
