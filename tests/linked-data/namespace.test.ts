import { describe, expect, it } from 'vitest';
import { nameOf } from '../../src/linked-data/namespace.ts';

const prefixes = {
  ex: 'https://example.org/',
  terms: 'https://example.org/terms#',
};

describe("a term's name", () => {
  it.each([
    ['https://example.org/terms#a', ['terms', 'https://example.org/terms#', 'a']],
    ['https://example.org/b', ['ex', 'https://example.org/', 'b']],
    ['https://example.org/b/c', ['ex', 'https://example.org/', 'b/c']],
    ['https://other.example/b/c', [undefined, 'https://other.example/b/', 'c']],
    ['https://other.example/b#c', [undefined, 'https://other.example/b#', 'c']],
    ['https://other.example/b/', [undefined, 'https://other.example/b/', '']],
  ] as const)('%s is %j', (address, [prefix, namespace, local]) => {
    expect(nameOf(address, prefixes)).toEqual({ prefix, namespace, local });
  });
});
