import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  /** What node is told before the program's name. */
  readonly node?: readonly string[];
  /** Where the output goes, in place of a pipe that is read: `pipe` is one that nobody reads unless the test does. */
  readonly stdout?: number | 'pipe';
  /** What is run in place of node, with node and the rest behind it. */
  readonly within?: readonly string[];
}

/** Runs the built program to its end. */
export async function run(args: readonly string[], settings: Settings = {}): Promise<Outcome> {
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

/** How often another port is tried where somebody took the first between its finding and its use. */
const TRIES = 5;

/** Starts the built server on a free port of this machine; the test's end stops it, if the test has not. */
export async function serve(
  args: readonly string[] = [],
  settings: Settings = {},
): Promise<RunningServer> {
  // Where the port is not heard of, it must be known before.
  const isHeard = settings.stdout === undefined && !args.includes('none');
  if (isHeard) return serveAt(0, args, settings);
  for (let tried = 1; ; tried += 1)
    try {
      return await serveAt(await freePort(), args, settings);
    } catch (error) {
      if (tried === TRIES || !String(error).includes('the port is taken')) throw error;
    }
}

/** Starts the built server on one port, which is any free one where it is 0. */
async function serveAt(
  given: number,
  args: readonly string[],
  settings: Settings,
): Promise<RunningServer> {
  const env = { BASE_URL: 'http://localhost:4000/', ...settings.env };
  const { child, output } = start(['serve', '--port', String(given), ...args], {
    ...settings,
    env,
  });
  const closed = once(child, given ? 'exit' : 'close') as Promise<[number | null]>;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null) child.kill(signal);
    return (await closed)[0];
  };
  onTestFinished(async () => {
    await stop('SIGKILL');
  });
  const port = await Promise.race([
    given ? ready(given) : portOf(child, output),
    closed.then(([code]) => {
      throw new Error(`The server ended with ${String(code)}: ${output.stderr}`);
    }),
  ]);
  return { origin: `http://127.0.0.1:${port}`, port, child, output, stop };
}

/** The program's own settings come from the arguments alone, never from whoever runs the tests. */
function start(
  args: readonly string[],
  { env = {}, node = [], stdout, within = [] }: Settings,
): { child: ChildProcess; output: { stdout: string; stderr: string } } {
  const [command = '', ...rest] = [...within, process.execPath, ...node, 'dist/cli.js', ...args];
  const child = spawn(command, rest, {
    stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
  });
  const output = { stdout: '', stderr: '' };
  if (stdout === undefined)
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  return { child, output };
}

function portOf(child: ChildProcess, output: { readonly stdout: string }): Promise<number> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const [, port] = /on port (\d+)/.exec(output.stdout) ?? [];
      if (port) resolve(Number(port));
    });
  });
}

/** A port of this machine that nobody has at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The port, when a server there says that it can answer. */
async function ready(port: number): Promise<number> {
  const isReady = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) await new Promise((resolve) => setTimeout(resolve, 50));
  return port;
}
