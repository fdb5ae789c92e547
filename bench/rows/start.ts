import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { inTurn } from '../in-turn.ts';
import type { Line } from '../line.ts';
import { processorOf } from '../processor.ts';

const LIBRARIES = ['graphql-yoga', '@pothos/core', 'n3', 'hono', 'pino', 'prom-client'];
const READY = 'Ready';

/**
 * From the start of a process to its readiness, beside the import of the libraries that it cannot do without: as it is, and
 * where the check of the same files is remembered.
 */
export async function* start({ programs, isQuick }: Bench): AsyncGenerator<Line> {
  const own = [
    ...[programs.cli, 'serve', '--port', '0', '--base-url', 'http://localhost:4000/'],
    ...['--ontology', 'ontology', '--data', 'data'],
  ];
  const record = ['--check-record', programs.scratch('check-record')];
  const imports = LIBRARIES.map((name) => `import('${name}')`).join(', ');
  // The process waits for the signal that ends it, as a server does.
  const script = `setInterval(() => {}, 1000); await Promise.all([${imports}]); console.log('${READY}')`;
  for (const [work, more] of [
    ['start to ready, seed catalogue', []],
    ['the same once more, with --check-record', record],
  ] as const)
    yield {
      work,
      rival: 'import of yoga, Pothos, n3, hono, pino and prom-client',
      goal: { most: 1.2 },
      pairs: await inTurn(
        {
          varanto: () => timeToReady([...own, ...more]),
          rival: () => timeToReady(['--input-type=module', '-e', script]),
        },
        { warmUp: 1, turns: isQuick ? 3 : 9 },
      ),
    };
}

/** Milliseconds of processor time of a process until its line "Ready"; by the clock where that is unknown. */
async function timeToReady(args: readonly string[]): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const closed = once(child, 'close');
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    output += String(text);
    if (output.includes(READY)) break;
  }
  const milliseconds = processorOf(child.pid ?? 0) ?? performance.now() - began;
  if (!output.includes(READY)) throw new Error(`node ${args.join(' ')} did not get ready.`);
  child.kill();
  await closed;
  // What the last process leaves to the machine does not count for the next one.
  await pause(100);
  return milliseconds;
}
