import { describe, expect, it } from 'vitest';
import { batches } from '../../../src/sparql/prepare/batches.ts';

const SIZE = { lines: 2, characters: 1_000 };
const lines = ['a\n', undefined, 'b\n', undefined, undefined, 'c\n'];

describe('lines in batches', () => {
  it('are the same with pauses among them and without', async () => {
    const texts = async (given: readonly (string | undefined)[]): Promise<readonly string[]> => {
      const found: string[] = [];
      for await (const { text } of batches('g', given, SIZE)) found.push(text);
      return found;
    };
    expect(await texts(lines)).toEqual(['a\nb\n', 'c\n']);
    expect(await texts(lines.filter((line) => line !== undefined))).toEqual(await texts(lines));
  });

  it('end with the reason of the signal at a pause', async () => {
    const ending = new AbortController();
    const reason = new Error('ended');
    let read = 0;
    function* given(): Generator<string | undefined> {
      for (; ; read += 1) {
        if (read === 5) ending.abort(reason);
        yield undefined;
      }
    }
    const all = batches('g', given(), { ...SIZE, signal: ending.signal });
    await expect(all.next()).rejects.toBe(reason);
    expect(read).toBe(5);
  });
});
