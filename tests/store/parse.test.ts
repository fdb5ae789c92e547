import { describe, expect, it } from 'vitest';
import { LoadError } from '../../src/store/files.ts';
import { collect } from '../../src/store/collect.ts';
import { parse } from '../../src/store/parse.ts';
import { MUSEUM } from '../support/turtle.ts';

function file(name: string, content: string | Uint8Array) {
  return { name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
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
    const { quads } = parse(file('a.ttl', '<work/1> <http://t.example/year> 1907 .'), MUSEUM);
    expect(quads.map(({ subject, object }) => [subject.value, object.value])).toEqual([
      [`${MUSEUM}work/1`, '1907'],
    ]);
  });

  it('has the prefixes that it declares', () => {
    const turtle = '@prefix t: <http://t.example/> . PREFIX : <terms#>';
    expect(parse(file('a.ttl', turtle), MUSEUM).prefixes).toEqual({
      t: 'http://t.example/',
      '': `${MUSEUM}terms#`,
    });
  });

  it('is read as what its name says', () => {
    const turtle = '@prefix : <http://t.example/> . :a :b :c .';
    expect(parse(file('a.ttl', turtle), MUSEUM).quads).toHaveLength(1);
    expect(() => parse(file('a.nt', turtle), MUSEUM)).toThrow(LoadError);
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
    const { message } = errorOf(() => parse(file('data/a.ttl', turtle), MUSEUM));
    expect(message).toMatch(new RegExp(`^data/a\\.ttl: .+ on line ${line}\\.?$`));
  });

  it.each([
    ['in one long line', 'x'.repeat(1_000_000)],
    ['in many lines', 'x\n'.repeat(500_000)],
    ['in a text', `"${'x'.repeat(1_000_000)}`],
  ])('is told in a short line, though a megabyte follows %s', (_what, rest) => {
    const { message } = errorOf(() =>
      parse(file('a.ttl', `<a> <b> <c> .\n<a> <b> ${rest}`), MUSEUM),
    );
    expect(message.length).toBeLessThanOrEqual(300);
    expect(message).toMatch(/^a\.ttl: [^\n]+ on line 2\.?$/);
  });

  it('is not UTF-8', () => {
    const latin1 = Uint8Array.from('<a> <b> "\xe4" .', (letter) => letter.charCodeAt(0));
    expect(() => parse(file('a.ttl', latin1), MUSEUM)).toThrow(
      new LoadError('a.ttl: is not UTF-8'),
    );
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
