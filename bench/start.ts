import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { median, row, spread, spreadHeads } from './report.ts';

// How long the start takes, beside what the import of the libraries that it cannot do without takes. The two are
// measured in turn, so that a busy minute of the machine slows both.

const ROUNDS = 7;
const GOAL = 1.5;
const LIBRARIES = ['graphql-yoga', '@pothos/core', 'n3', 'hono'];

const imports = LIBRARIES.map((name) => `import('${name}')`).join(', ');
const programs = {
  start: ['dist/cli.js', 'serve', '--port', '0', '--base-url', 'http://localhost:4000/'],
  imports: ['--input-type=module', '-e', `await Promise.all([${imports}]); console.log('Ready')`],
};

await round();
const rounds = [];
for (let index = 0; index < ROUNDS; index += 1) rounds.push(await round());
report(rounds);

interface Round {
  readonly start: number;
  readonly imports: number;
}

async function round(): Promise<Round> {
  const start = await timeToReady(programs.start);
  const imported = await timeToReady(programs.imports);
  return { start, imports: imported };
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
    if (output.includes('Ready')) break;
  }
  const milliseconds = performance.now() - began;
  if (!output.includes('Ready')) throw new Error(`node ${args.join(' ')} did not get ready.`);
  child.kill();
  await closed;
  // What the last process leaves to the machine does not count for the next one.
  await pause(100);
  return milliseconds;
}

function report(all: readonly Round[]): void {
  const ratios = all.map(({ start, imports: imported }) => start / imported);
  const starts = all.map(({ start }) => start);
  const imported = all.map((each) => each.imports);
  console.log(row(`${ROUNDS} rounds`, spreadHeads));
  console.log(row('varanto serve, to its line "Ready" (ms)', spread(starts, 0)));
  console.log(row('import of yoga, Pothos, n3 and hono (ms)', spread(imported, 0)));
  console.log(row('ratio, pair by pair', spread(ratios, 2)));
  const kept = median(ratios) <= GOAL ? 'kept' : 'not kept';
  console.log(`Goal: a ratio of ${GOAL} at most; ${kept}.`);
}
