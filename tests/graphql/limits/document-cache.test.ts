import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { boundedCache } from '../../../src/graphql/limits/document-cache.ts';

const document = parse('{a}');

describe('the cache of parsed queries', () => {
  it('keeps the 200 that were used last', () => {
    const { documentCache } = boundedCache();
    for (let index = 0; index < 200; index += 1) documentCache.set(`query ${index}`, document);
    expect(documentCache.get('query 0')).toBe(document);
    documentCache.set('query 200', document);
    expect(documentCache.get('query 0')).toBe(document);
    expect(documentCache.get('query 1')).toBeUndefined();
    expect(documentCache.get('query 200')).toBe(document);
  });

  it('keeps none of more than 4,000 characters', () => {
    const { documentCache } = boundedCache();
    documentCache.set('a'.repeat(4000), document);
    documentCache.set('a'.repeat(4001), document);
    expect(documentCache.get('a'.repeat(4000))).toBe(document);
    expect(documentCache.get('a'.repeat(4001))).toBeUndefined();
  });

  it('keeps 60,000 characters in all, those that were used last', () => {
    const { documentCache } = boundedCache();
    const text = (index: number): string => String(index).padEnd(4000);
    for (let index = 0; index < 15; index += 1) documentCache.set(text(index), document);
    // What is set again is not counted twice.
    documentCache.set(text(0), document);
    expect(documentCache.get(text(1))).toBe(document);
    documentCache.set(text(15), document);
    expect(documentCache.get(text(2))).toBeUndefined();
    for (const index of [0, 1, 3, 14, 15]) expect(documentCache.get(text(index))).toBe(document);
  });

  it('keeps no errors', () => {
    const { errorCache } = boundedCache();
    expect(errorCache.get()).toBeUndefined();
  });
});
