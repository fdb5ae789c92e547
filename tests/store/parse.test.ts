import { describe, expect, it } from 'vitest';
import { LoadError } from '../../src/store/files.ts';
import { collect } from '../../src/store/collect.ts';
import type { Quad } from '@rdfjs/types';
import { parse, type Parsed } from '../../src/store/parse.ts';
import { MUSEUM } from '../support/turtle.ts';

function file(name: string, content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { name, bytes, changed: new Date(0), stamp: '' };
}

/** A file read whole. */
function read(given: ReturnType<typeof file>): Parsed & { triples: Quad[] } {
  const triples: Quad[] = [];
  return { triples, ...parse(given, MUSEUM, (triple) => triples.push(triple)) };
}

function errorOf(read: () => unknown): LoadError {
  try {
    read();
  } catch (error) {
    if (error instanceof LoadError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

describe('a parsed file', () => {
  it('has its triples, with relative addresses made absolute', () => {
    const { triples } = read(file('a.ttl', '<work/1> <http://t.example/year> 1907 .'));
    expect(triples.map(({ subject, object }) => [subject.value, object.value])).toEqual([
      [`${MUSEUM}work/1`, '1907'],
    ]);
  });

  it('has the prefixes that it declares', () => {
    const turtle = '@prefix t: <http://t.example/> . PREFIX : <terms#>';
    expect(read(file('a.ttl', turtle)).prefixes).toEqual({
      t: 'http://t.example/',
      '': `${MUSEUM}terms#`,
    });
  });

  it('is read as what its name says', () => {
    const turtle = '@prefix : <http://t.example/> . :a :b :c .';
    expect(read(file('a.ttl', turtle)).triples).toHaveLength(1);
    expect(() => read(file('a.nt', turtle))).toThrow(LoadError);
  });
});

describe('a file that is read in pieces', () => {
  it('is what it is as a whole, wherever it is cut', () => {
    const line = (n: number): string => `<a${n}> <http://t.example/p> "työ € 😀 ${n}"@fi .\n`;
    const turtle = Array.from({ length: 10_000 }, (_, n) => line(n)).join('');
    for (const shift of [0, 1, 2, 3]) {
      const { triples } = read(file('a.ttl', ' '.repeat(shift) + turtle));
      const texts = triples.map(({ object }) => object.value);
      expect(texts).toEqual(Array.from({ length: 10_000 }, (_, n) => `työ € 😀 ${n}`));
    }
  });

  it('may begin with a byte order mark', () => {
    expect(read(file('a.ttl', '\uFEFF<a> <b> <c> .')).triples).toHaveLength(1);
  });
});

describe('a file that cannot be parsed', () => {
  it.each([
    ['a word that is none', '<a> <b> <c> .\n<a> nonsense .\n', 2],
    ['an unknown prefix', '<a> <b> <c> .\n\n<a> x:b <c> .\n', 3],
    ['a statement without an end', '<a> <b> <c> .\n<a> <b>', 2],
    ['a text without an end', '<a> <b> "c .\n', 1],
    ['a space in an address', '<a> <b> <c d> .', 1],
    ['a control character in an address', '<a> <b> <c\\u0001> .', 1],
    ['half of a surrogate pair', '<a> <b> "\\uD800" .', 1],
  ])('has %s, told with the file and the line', (_what, turtle, line) => {
    const { message } = errorOf(() => read(file('data/a.ttl', turtle)));
    expect(message).toMatch(new RegExp(`^data/a\\.ttl: .+ on line ${line}\\.?$`));
  });

  it.each([
    ['in one long line', 'x'.repeat(1_000_000)],
    ['in many lines', 'x\n'.repeat(500_000)],
    ['in a text', `"${'x'.repeat(1_000_000)}`],
  ])('is told in a short line, though a megabyte follows %s', (_what, rest) => {
    const { message } = errorOf(() => read(file('a.ttl', `<a> <b> <c> .\n<a> <b> ${rest}`)));
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).toMatch(/^a\.ttl: [^\n]+ on line 2\.?$/);
  });

  it('is not UTF-8', () => {
    const latin1 = Uint8Array.from('<a> <b> "\xe4" .', (letter) => letter.charCodeAt(0));
    expect(() => read(file('a.ttl', latin1))).toThrow(new LoadError('a.ttl: is not UTF-8'));
  });
});

describe('collected files', () => {
  it('are told apart by the file that first says something about a subject', () => {
    const { store, fileOf } = collect(
      [
        file('1.ttl', '<a> <http://t.example/p> 1 .'),
        file('2.ttl', '<a> <http://t.example/p> 2 . <b> <http://t.example/p> 1 .'),
      ],
      MUSEUM,
    );
    expect(store.size).toBe(3);
    expect([...fileOf]).toEqual([
      [`${MUSEUM}a`, '1.ttl'],
      [`${MUSEUM}b`, '2.ttl'],
    ]);
  });

  it('keep their blank nodes apart', () => {
    const same = '_:a <http://t.example/p> 1 .';
    expect(collect([file('1.ttl', same), file('2.ttl', same)], MUSEUM).store.size).toBe(2);
  });

  it('are told a line for each file that is broken', () => {
    const files = [file('1.ttl', 'x'), file('2.ttl', '<a> <b> <c> .'), file('3.ttl', 'y')];
    const { message } = errorOf(() => collect(files, MUSEUM));
    expect(message.split('\n').map((line) => line.slice(0, 7))).toEqual(['1.ttl: ', '3.ttl: ']);
  });
});

describe('the message of what an address or a language cannot have', () => {
  it.each([
    ['<a{b}> <p> 1 .', '("{" is character 2, which no address has) on line 1.'],
    ['<a\\u0020b> <p> 1 .', '(U+0020 is character 2, which no address has) on line 1.'],
    ['\n<a b> <p> 1 .', '(a space follows it, which no address has) on line 2.'],
    ['<a> <p> "x"@fi_FI .', '(a language tag has "-" and no "_") on line 1.'],
  ])('names it: %s', (turtle, words) => {
    expect(errorOf(() => read(file('a.ttl', turtle))).message).toContain(words);
  });

  it('says no more of anything else', () => {
    expect(errorOf(() => read(file('a.ttl', '<a> <p> << .'))).message).not.toContain('(');
  });
});
