import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { documentCache } from '../../../src/graphql/limits/document-cache.ts';

const document = parse('{a}');

describe('the cache of valid documents', () => {
  it('keeps the 200 that were used last', () => {
    const cache = documentCache();
    for (let index = 0; index < 200; index += 1) cache.set(`query ${index}`, document);
    expect(cache.get('query 0')).toBe(document);
    cache.set('query 200', document);
    expect(cache.get('query 0')).toBe(document);
    expect(cache.get('query 1')).toBeUndefined();
    expect(cache.get('query 200')).toBe(document);
  });

  it('keeps none of more than 4,000 characters', () => {
    const cache = documentCache();
    cache.set('a'.repeat(4000), document);
    cache.set('a'.repeat(4001), document);
    expect(cache.get('a'.repeat(4000))).toBe(document);
    expect(cache.get('a'.repeat(4001))).toBeUndefined();
  });

  it('keeps 60,000 characters in all, those that were used last', () => {
    const cache = documentCache();
    const text = (index: number): string => String(index).padEnd(4000);
    for (let index = 0; index < 15; index += 1) cache.set(text(index), document);
    // What is set again is not counted twice.
    cache.set(text(0), document);
    expect(cache.get(text(1))).toBe(document);
    cache.set(text(15), document);
    expect(cache.get(text(2))).toBeUndefined();
    for (const index of [0, 1, 3, 14, 15]) expect(cache.get(text(index))).toBe(document);
  });
});
