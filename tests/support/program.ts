import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { folder, smallCatalogue } from './folder.ts';
import { soonOver } from './soon-over.ts';
import { runWarm, type Outcome } from './warm-program.ts';

export interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  /** What node is told before the program's name. */
  readonly node?: readonly string[];
  /** Where the output goes, in place of a pipe that is read: `pipe` is one that nobody reads unless the test does. */
  readonly stdout?: number | 'pipe';
  /** What is run in place of node, with node and the rest behind it. */
  readonly within?: readonly string[];
}

/** What gives a program a process of its own, which may be left with a port or with workers. */
export const OWN_PROCESS: Settings = { node: [] };

/** Runs the built program to its end: where nothing but its environment is set, in a process that has run it before. */
export async function run(args: readonly string[], settings: Settings = {}): Promise<Outcome> {
  const { env = {}, ...others } = settings;
  if (Object.keys(others).length === 0) {
    const { stderr, ...outcome } = await runWarm({ args, env });
    return { ...outcome, stderr: withoutProgress(stderr) };
  }
  const { child, output } = start(args, settings);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

interface RunningServer {
  readonly origin: string;
  readonly port: number;
  readonly child: ChildProcess;
  readonly output: { readonly stdout: string; readonly stderr: string };
  /** Sends a signal and waits for the end; resolves to the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Is loaded before a program whose output nobody reads here: it sends the port to the test. */
const TELL = `import { Server } from 'node:net';
const { emit } = Server.prototype;
Server.prototype.emit = function (name, ...rest) {
  if (name === 'listening') process.send(this.address().port);
  return emit.call(this, name, ...rest);
};`;

/** Starts the built server on a free port of this machine; the test's end stops it, if the test has not. */
export function serve(
  args: readonly string[] = [],
  settings: Settings = {},
): Promise<RunningServer> {
  return launch(args, settings, onTestFinished);
}

/**
 * The same with next to no data, which starts in a third of the time: for tests that ask for nothing of the catalogue's
 * own.
 */
export function serveSmall(
  args: readonly string[] = [],
  settings: Settings = {},
): Promise<RunningServer> {
  return serve(['--data', folder({ 'small.ttl': smallCatalogue }), ...args], settings);
}

/** A server that refuses no operation because others use the machine. */
export const PATIENT = ['--deadline', '60000'];

/** A server that answers any number of mistakes at once, in place of a hundred a second. */
export const UNPACED = ['--max-mistakes', '1000000'];

/**
 * One server for all tests of a file: a start costs a second of the processor. For tests that leave the server as it was,
 * and do not end it.
 */
export function serverForFile(
  args: readonly string[] = [],
  settings: Settings = {},
): () => RunningServer {
  let server: RunningServer | undefined;
  let end = (): Promise<void> => Promise.resolve();
  beforeAll(async () => {
    server = await launch(args, settings, (stop) => (end = stop));
  });
  afterAll(() => end());
  return () => server ?? expect.fail('The server of this file has not started.');
}

/** Starts a server, and gives away how to stop it as soon as there is something to stop. */
async function launch(
  args: readonly string[],
  settings: Settings,
  whenOver: (stop: () => Promise<void>) => void,
): Promise<RunningServer> {
  const isHeard = settings.stdout === undefined && !args.includes('none');
  const telling = isHeard ? [] : ['--import', `data:text/javascript,${encodeURIComponent(TELL)}`];
  const { child, output } = start(['serve', '--port', '0', ...args], {
    ...settings,
    env: { BASE_URL: 'http://localhost:4000/', ...settings.env },
    node: [...(settings.node ?? []), ...telling],
    tells: !isHeard,
  });
  const closed = once(child, isHeard ? 'close' : 'exit') as Promise<[number | null]>;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null) child.kill(signal);
    return (await closed)[0];
  };
  whenOver(async () => {
    await stop('SIGKILL');
  });
  const port = await Promise.race([
    isHeard ? portOf(child, output) : sentPort(child),
    closed.then(([code]) => {
      throw new Error(`The server ended with ${String(code)}: ${output.stderr}`);
    }),
  ]);
  return { origin: `http://127.0.0.1:${port}`, port, child, output, stop };
}

/** How far long work is: a busy machine decides whether there is such a line. */
const PROGRESS =
  /^varanto: (?:(?:reads|checks|writes) [^\n]* %[^\n]*|makes [^\n]*|writes the Turtle|sorts the [^\n]*|finds what [^\n]*|checks (?:the resources|what)[^\n]*|prepares lists and search|sends [^\n]*|validates with [^\n]*)\n/gm;

/** What a program said besides how far long work is. */
export function withoutProgress(text: string): string {
  return text.replaceAll(PROGRESS, '');
}

/** A started program, its settings from the arguments alone, never from whoever runs the tests. */
export function start(
  args: readonly string[],
  { env = {}, node = [], stdout, within = [], tells = false }: Settings & { tells?: boolean },
): { child: ChildProcess; output: { stdout: string; stderr: string } } {
  const program = [process.execPath, ...soonOver, ...node, 'dist/cli.js', ...args];
  const [command = '', ...rest] = [...within, ...program];
  const child = spawn(command, rest, {
    stdio: ['ignore', stdout ?? 'pipe', 'pipe', ...(tells ? (['ipc'] as const) : [])],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
  });
  const output = { stdout: '', stderr: '' };
  if (stdout === undefined)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += withoutProgress(text);
  });
  return { child, output };
}

async function sentPort(child: ChildProcess): Promise<number> {
  const [port] = (await once(child, 'message')) as [number];
  return port;
}

function portOf(child: ChildProcess, output: { readonly stdout: string }): Promise<number> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const [, port] = /on port (\d+)/.exec(output.stdout) ?? [];
      if (port) resolve(Number(port));
    });
  });
}
