import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { soonOver } from './soon-over.ts';

/** How a program ended, and what it said. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program again and again in one process, whose modules are loaded and compiled the first time. */
const AGAIN = `import { pathToFileURL } from 'node:url';
const program = pathToFileURL('dist/cli.js').href;
let number = 0;
process.on('disconnect', () => process.exit());
const environment = { ...process.env };
process.on('message', async ({ args, env }) => {
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'])
    process[name].write = (text, ...rest) => {
      said[name] += typeof text === 'string' ? text : Buffer.from(text).toString();
      rest.at(-1)?.();
      return true;
    };
  process.argv = [process.execPath, 'dist/cli.js', ...args];
  process.exitCode = undefined;
  process.env = { ...environment, ...env };
  const sources = [process, process.stdout];
  const before = sources.map((source) => listenersOf(source));
  try {
    // The entry alone is evaluated again: what it imports is there.
    await import(program + '?' + number++);
  } catch (error) {
    process.exitCode = 1;
    said.stderr += error.stack;
  }
  for (const [index, source] of sources.entries())
    for (const [name, listener] of listenersOf(source))
      if (!before[index].some(([, each]) => each === listener)) source.off(name, listener);
  process.send({ code: process.exitCode ?? 0, ...said });
});
function listenersOf(source) {
  return source.eventNames().flatMap((name) => source.listeners(name).map((each) => [name, each]));
}`;

let warm: ChildProcess | undefined;
let last: Promise<unknown> = Promise.resolve();

/** How the program is called. */
interface Call {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Runs the built program to its end in a process that has run it before: a start takes most of the time of a command. */
export function runWarm(call: Call): Promise<Outcome> {
  const outcome = last.then(() => ran(call));
  last = outcome.catch(() => undefined);
  return outcome;
}

async function ran(call: Call): Promise<Outcome> {
  const child = (warm ??= begun());
  const over = new AbortController();
  const { signal } = over;
  const ended = once(child, 'exit', { signal }).then(() => {
    warm = undefined;
    throw new Error(`The program ended its process: ${JSON.stringify(call.args)}`);
  });
  child.ref();
  child.channel?.ref();
  child.send(call);
  try {
    const [outcome] = (await Promise.race([once(child, 'message', { signal }), ended])) as [
      Outcome,
    ];
    return outcome;
  } finally {
    // It ends with this process.
    ended.catch(() => undefined);
    over.abort();
    child.unref();
    child.channel?.unref();
  }
}

function begun(): ChildProcess {
  return spawn(process.execPath, [...soonOver, '--input-type=module', '-e', AGAIN], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production' },
  });
}
