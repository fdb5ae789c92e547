import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { inTurn } from '../in-turn.ts';
import type { Line } from '../line.ts';

const LIBRARIES = ['graphql-yoga', '@pothos/core', 'n3', 'hono', 'pino', 'prom-client'];
const READY = 'Ready';

/** From the start of a process to its readiness, beside the import of the libraries that it cannot do without. */
export async function* start({ programs, isQuick }: Bench): AsyncGenerator<Line> {
  const seed = ['--ontology', 'ontology', '--data', 'data'];
  const own = [
    programs.cli,
    'serve',
    '--port',
    '0',
    '--base-url',
    'http://localhost:4000/',
    ...seed,
  ];
  const imports = LIBRARIES.map((name) => `import('${name}')`).join(', ');
  const script = `await Promise.all([${imports}]); console.log('${READY}')`;
  yield {
    work: 'start to ready, seed catalogue',
    rival: 'import of yoga, Pothos, n3, hono, pino and prom-client',
    goal: { most: 1.2 },
    pairs: await inTurn(
      {
        varanto: () => timeToReady(own),
        rival: () => timeToReady(['--input-type=module', '-e', script]),
      },
      { warmUp: 1, turns: isQuick ? 3 : 9 },
    ),
  };
}

/** Milliseconds from the start of a process to its line "Ready". */
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
  const milliseconds = performance.now() - began;
  if (!output.includes(READY)) throw new Error(`node ${args.join(' ')} did not get ready.`);
  child.kill();
  await closed;
  // What the last process leaves to the machine does not count for the next one.
  await pause(100);
  return milliseconds;
}
