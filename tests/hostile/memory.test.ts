import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { HostileCase } from './hostile-case.ts';
import { serve, serveSmall } from '../support/program.ts';
import { isLong, seed } from '../support/runs.ts';
import { isWide } from '../support/wide.ts';
import { denseQuery, invalidQuery, sendAll, slopeOf, soak, type Soaked } from './soak.ts';

const MEGABYTE = 1_000_000;

/** Collects the garbage when told to, and says what is left. */
const TELL = `process.on('SIGUSR2', async () => {
  gc();
  await new Promise(setImmediate);
  gc();
  const { heapUsed, external } = process.memoryUsage();
  process.stderr.write(heapUsed + external + '\\n');
});`;

/** A running server that tells what it holds; answers are kept in so little memory that it is soon full. */
async function soaked(): Promise<Soaked> {
  const told = `data:text/javascript,${encodeURIComponent(TELL)}`;
  const settings = { node: ['--expose-gc', '--import', told] };
  const starts = isWide ? serve : serveSmall;
  const { port, output, child } = await starts(['--cache-size', '2'], settings);
  const lines = (): string[] => output.stderr.trim().split('\n').filter(Boolean);
  const memory = async (): Promise<number> => {
    const before = lines().length;
    child.kill('SIGUSR2');
    while (lines().length === before) await wait(10);
    return Number(lines().at(-1));
  };
  return { port, memory };
}

const kinds: readonly [what: string, count: number, of: (number: number) => HostileCase][] = [
  ['100 queries of 20 kB', 100, (number) => invalidQuery(number, 19_000)],
  ['1,000 queries of 2 kB', 1_000, (number) => invalidQuery(number, 2_000)],
  ['1,000 queries of 2 kB, of short names', 1_000, denseQuery],
];

describe('what is kept of whoever asks', () => {
  it.each(isLong ? kinds : kinds.slice(0, 1))(
    'is at most 16 MB of 2 MB of invalid queries: %s',
    async (_what, count, of) => {
      const { port, memory } = await soaked();
      const inputs = (start: number, length: number) =>
        Array.from({ length }, (_, index) => of(start + index));
      await sendAll(port, inputs(0, 20));
      const before = await memory();
      await sendAll(port, inputs(100, count));
      expect((await memory()) - before).toBeLessThan(16 * MEGABYTE);
    },
  );

  it.runIf(isLong)('grows by less than 5 MB a minute', async () => {
    const held = await soak(await soaked(), { minutes: 20, seed });
    // In the first minutes what is kept fills up, and code is compiled.
    expect(slopeOf(held.slice(3))).toBeLessThan(5 * MEGABYTE);
  });
});

describe('the slope', () => {
  it('is that of a straight line', () => {
    expect(slopeOf([3, 5, 7, 9])).toBe(2);
    expect(slopeOf([1, 2, 1, 2, 1])).toBe(0);
  });
});
