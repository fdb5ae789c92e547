import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../../src/tools/import/read-words.ts';

const FINNISH = readFileSync('words/fi.json', 'utf8');

/** The complaint about a table in which one thing was put in the place of another. */
function complaint(from: string, to: string): string {
  expect(FINNISH).toContain(from);
  try {
    readWords(FINNISH.replace(from, to), 'fi.json');
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('a table of words', () => {
  it.each(['fi', 'sv', 'en'])('is there for %s, with the same keys as the Finnish one', (tag) => {
    const text = readFileSync(`words/${tag}.json`, 'utf8');
    expect(readWords(text, tag).language).toBe(tag);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(
      Object.keys(JSON.parse(FINNISH) as object),
    );
  });

  it('says where it is not as it should be', () => {
    expect(complaint('"chrome": [', '"chroma": [')).toBe(
      'fi.json, chrome: expected a list of texts',
    );
    expect(complaint('"registers": [', '"registries": [')).toBe(
      'fi.json, headings, registers: expected a list of texts',
    );
    expect(complaint('osaston > osasto', 'osaston osasto')).toBe(
      'fi.json, names, sure: expected "form > name", got "osaston osasto"',
    );
    expect(complaint('"level": "Taso"', '"level": 1')).toBe('fi.json, level: expected a text');
    expect(complaint('{', '')).toMatch(/^fi\.json: /);
  });
});
