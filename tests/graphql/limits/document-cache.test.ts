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

  it('keeps no errors', () => {
    const { errorCache } = boundedCache();
    expect(errorCache.get()).toBeUndefined();
  });
});
