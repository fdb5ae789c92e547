import { describe, expect, it } from 'vitest';
import { MadeOnce } from '../../src/reading/made-once.ts';
import { Unloaded, readEach, readingEach } from '../../src/reading/unloaded.ts';
import { atOnce, type Step, type Work } from '../../src/reading/work.ts';

const STEP: Step = { stage: 'makes something', isForAll: true };

/** Work that notes each of its pieces. */
function* work(pieces: number, done: number[]): Work<string> {
  for (let piece = 0; piece < pieces; piece += 1) {
    done.push(piece);
    yield { stage: `piece ${piece}` };
  }
  return 'made';
}

describe('what is made once', () => {
  it('is made in pieces by the first who needs it, and there for all others', () => {
    const done: number[] = [];
    const made = new MadeOnce<string>();
    const steps: unknown[] = [];
    expect(
      atOnce(
        made.had(() => work(3, done)),
        (step) => steps.push(step?.stage),
      ),
    ).toBe('made');
    expect(steps).toEqual(['piece 0', 'piece 1', 'piece 2']);
    expect(made.had(() => work(3, done)).next()).toEqual({ done: true, value: 'made' });
    expect(done).toEqual([0, 1, 2]);
  });

  it('is made together by those who need it at the same time', () => {
    const done: number[] = [];
    const made = new MadeOnce<string>(STEP);
    const [one, other] = [made.had(() => work(4, done)), made.had(() => work(4, done))];
    const results = [one, other, one, other, one].map((each) => each.next().value);
    expect(results).toEqual([STEP, STEP, STEP, STEP, 'made']);
    expect(other.next()).toEqual({ done: true, value: 'made' });
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('is finished by others where one leaves in the middle', () => {
    const done: number[] = [];
    const made = new MadeOnce<string>();
    const leaving = made.had(() => work(3, done));
    leaving.next();
    leaving.return('left');
    expect(atOnce(made.had(() => work(3, done)))).toBe('made');
    expect(done).toEqual([0, 1, 2]);
  });

  it('begins again with the next who needs it where it fails', () => {
    const made = new MadeOnce<string>();
    const failing = function* (): Work<string> {
      yield undefined;
      throw new Error('not now');
    };
    expect(() => atOnce(made.had(failing))).toThrow('not now');
    expect(atOnce(made.had(() => work(1, [])))).toBe('made');
  });
});

describe('reading of what is not loaded', () => {
  class Missing extends Unloaded {}

  const readers = {
    'at once': (items: readonly number[], read: (item: number) => number) => readEach(items, read),
    'in pieces': (items: readonly number[], read: (item: number) => number) =>
      atOnce(
        readingEach(items, function* (item) {
          yield undefined;
          return read(item);
        }),
      ),
  };

  it.each(Object.entries(readers))('%s is tried for all before it fails', (_, reader) => {
    const asked: number[] = [];
    const read = (item: number): number => {
      asked.push(item);
      if (item % 2) throw new Missing(`${item} is missing`);
      return item * 10;
    };
    expect(reader([0, 2, 4], read)).toEqual([0, 20, 40]);
    expect(() => reader([6, 7, 8, 9], read)).toThrow('7 is missing');
    expect(asked).toEqual([0, 2, 4, 6, 7, 8, 9]);
  });

  it.each(Object.entries(readers))('%s fails at once for any other reason', (_, reader) => {
    const asked: number[] = [];
    const read = (item: number): number => {
      asked.push(item);
      throw new Error('no such file');
    };
    expect(() => reader([1, 2], read)).toThrow('no such file');
    expect(asked).toEqual([1]);
  });
});
