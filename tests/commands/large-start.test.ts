import { once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { largeCatalogue } from '../support/large-catalogue.ts';
import { run, serve, start, type Settings } from '../support/program.ts';
import { roomsAndBoxes, roomsInRow } from '../support/rooms.ts';
import { until } from '../support/until.ts';
import { isWide, some } from '../support/wide.ts';

/** How many triples a large catalogue has: its bytes are written once for the file. */
const LARGE = 300_000;

const heap = (megabytes: number): Settings => ({
  node: [`--max-old-space-size=${megabytes}`],
});

/** Sends a signal to a program once it says something; how it ended, and what it said. */
async function signalled(args: readonly string[], settings: Settings, said: string) {
  const { child, output } = start(args, settings);
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  // Only then is it known that it is at work.
  await until(said, () => output.stdout.includes(said) || output.stderr.includes(said));
  return { child, output, closed };
}

describe('a large catalogue at the start', () => {
  it.runIf(isWide)('fits into 300 MB of heap, rooms before the 25,000 boxes in them', async () => {
    const rooms = roomsAndBoxes(500, 25_000);
    expect(await run(['check', ...rooms], heap(300))).toEqual({
      code: 0,
      stdout: '101000 triples about 25500 resources: 0 violations, 0 warnings.\n',
      stderr: '',
    });
    const { stop, output } = await serve(rooms, heap(300));
    expect(output.stdout).toContain('serves 101000 triples');
    expect(await stop()).toBe(0);
  });

  it('is checked and served with 12 million pairs in a closure', async () => {
    const rooms = roomsInRow(5000);
    const { code, stdout } = await run(['check', ...rooms]);
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/^warning: Room\.way: leads too far for the full SHACL validator/),
      '9999 triples about 5000 resources: 0 violations, 1 warning.',
    ]);
    const { origin } = await serve(rooms);
    expect((await fetch(`${origin}/health/ready`)).status).toBe(200);
  });

  it('is refused before it is read where the heap is surely too small', async () => {
    const { env } = await largeCatalogue(LARGE);
    for (const command of ['check', 'serve', 'export']) {
      const { code, stdout, stderr } = await run([command], { env: env ?? {}, ...heap(40) });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toMatch(
        /^varanto: about 3\d0000 triples \(files of \d+ MB\) take at least \d+ MB of heap; the heap may have \d+ MB: start with NODE_OPTIONS=--max-old-space-size=[56]00\n$/,
      );
    }
  });

  it.each(some(['SIGTERM', 'SIGINT'] as const, 2))('is given up at %s', async (signal) => {
    const { env } = await largeCatalogue(LARGE);
    const { child, output, closed } = await signalled(
      ['serve', '--port', '0'],
      { env: { ...env, LOG_LEVEL: 'debug' } },
      'reads ontology and data',
    );
    child.kill(signal);
    expect(await closed).toEqual([0, null]);
    expect(output.stdout).toContain(`${signal}: stopped before the catalogue was served`);
    expect(output.stdout).not.toContain('Ready in');
  });

  it.each(some(['SIGTERM', 'SIGINT'] as const, 2))(
    'is not checked to the end after %s',
    async (signal) => {
      const { env } = await largeCatalogue(LARGE);
      // A heap that may be too small is told of before the reading.
      const { child, output, closed } = await signalled(
        ['check'],
        { env: env ?? {}, ...heap(150) },
        'NODE_OPTIONS',
      );
      child.kill(signal);
      expect(await closed).toEqual([null, signal]);
      expect(output.stdout).toBe('');
    },
  );
});
