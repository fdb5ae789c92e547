import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
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
  readonly output: { readonly stdout: string; readonly stderr: string };
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Sends a signal and waits for the end; resolves to the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Starts the built server on a free port of this machine; the test's end stops it, if the test has not. */
export async function serve(
  args: readonly string[] = [],
  settings: Settings = {},
): Promise<RunningServer> {
  const env = { BASE_URL: 'http://localhost:4000/', ...settings.env };
  const { child, output } = start(['serve', '--port', '0', ...args], { ...settings, env });
  const closed = once(child, 'close') as Promise<[number | null]>;
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> => {
    if (child.exitCode === null) child.kill(signal);
    return (await closed)[0];
  };
  onTestFinished(async () => {
    await stop('SIGKILL');
  });
  const port = await Promise.race([
    portOf(child, output),
    closed.then(([code]) => {
      throw new Error(`The server ended with ${String(code)}: ${output.stderr}`);
    }),
  ]);
  const signal = (name: NodeJS.Signals): void => void child.kill(name);
  return { origin: `http://127.0.0.1:${port}`, port, output, signal, stop };
}

/** The program's own settings come from the arguments alone, never from whoever runs the tests. */
function start(args: readonly string[], { env = {}, node = [] }: Settings) {
  const child = spawn(process.execPath, [...node, 'dist/cli.js', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
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
