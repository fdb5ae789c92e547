import { describe, expect, it } from 'vitest';
import { LoadError, type File } from '../../src/store/files.ts';
import { refuseSmallHeap } from '../../src/store/heap.ts';
import { MUSEUM } from '../support/turtle.ts';

const MEGABYTE = 1_000_000;
const changed = new Date(0);

function file(name: string, text: string): File {
  return { name, bytes: Buffer.from(text), changed, stamp: '' };
}

const numbers = Array.from({ length: 100_000 }, (_, n) => n);
const turtle = file(
  'data.ttl',
  `@prefix : <${MUSEUM}terms#> .\n${numbers.map((n) => `<work/${n}> a :Work ; :year ${n} .\n`).join('')}`,
);
const nTriples = file(
  'data.nt',
  numbers.map((n) => `<${MUSEUM}work/${n}> <${MUSEUM}terms#year> "${n}" .\n`).join(''),
);

/** What is told of files for a heap of so many megabytes. */
function toldOf(files: readonly File[], megabytes: number, more = {}): string[] {
  const told: string[] = [];
  const use = { files, base: MUSEUM, limit: megabytes * MEGABYTE, ...more };
  refuseSmallHeap(use, (line) => told.push(line));
  return told;
}

describe('a heap for files', () => {
  it.each([
    { name: 'Turtle', files: [turtle], triples: 200_000, limit: 200 },
    { name: 'N-Triples', files: [nTriples], triples: 100_000, limit: 148 },
    { name: 'both', files: [nTriples, turtle], triples: 300_000, limit: 250 },
  ])('is judged by how many triples they have: $name', ({ files, triples, limit }) => {
    const [line = '', ...others] = toldOf(files, limit);
    expect(others).toEqual([]);
    const [, found] = /^warning: about (\d+) triples/.exec(line) ?? [];
    expect(Number(found)).toBeGreaterThan(triples * 0.9);
    expect(Number(found)).toBeLessThan(triples * 1.15);
  });

  it('is refused where they surely do not fit, with the option that helps', () => {
    expect(() => toldOf([turtle], 75)).toThrow(LoadError);
    expect(() => toldOf([turtle], 75)).toThrow(
      /^about 2\d0000 triples \(files of \d MB\) take at least \d\d MB of heap; the heap may have 75 MB: start with NODE_OPTIONS=--max-old-space-size=400$/,
    );
  });

  it('is warned of where they may not fit, and not where they do', () => {
    expect(toldOf([turtle], 200)).toEqual([
      expect.stringMatching(
        /take about 3\d\d MB of heap; .+ NODE_OPTIONS=--max-old-space-size=400$/,
      ),
    ]);
    expect(toldOf([turtle], 400)).toEqual([]);
  });

  it('is warned of where changed files will not fit beside them', () => {
    const [line] = toldOf([turtle], 400, { readsAgain: true });
    expect(line).toMatch(
      /as much again while changed files are read; .+=--max-old-space-size=800$/,
    );
    expect(toldOf([turtle], 800, { readsAgain: true })).toEqual([]);
  });

  it('is refused where they do not fit beside what is there', () => {
    expect(toldOf([turtle], 400, { beside: 0 })).toEqual([]);
    expect(() => toldOf([turtle], 400, { beside: 2_500_000 })).toThrow(/about 2[67]00000 triples/);
  });

  it('leaves what is wrong with a file to its reading', () => {
    const broken = file('data.ttl', `<a <b> ${' '.repeat(2 * MEGABYTE)}`);
    expect(toldOf([broken], 60)).toEqual([]);
  });

  it('is not asked for where files are small: they are not read twice', () => {
    const unread = new Proxy(turtle, {
      get: (target, key) => {
        if (key === 'name') throw new Error('The file is read.');
        return Reflect.get(target, key) as unknown;
      },
    });
    expect(toldOf([unread], 4000)).toEqual([]);
    expect(() => toldOf([unread], 200)).toThrow('The file is read.');
  });
});
