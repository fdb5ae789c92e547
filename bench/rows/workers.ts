import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { availableParallelism } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { getRequest, timeOf } from '../client.ts';
import { inTurn, timed } from '../in-turn.ts';
import type { Line } from '../line.ts';
import { numeral } from '../queries.ts';

/** The client has cores of its own from so many on: two for the workers, and two others. */
const CORES = 4;
const isPinned = availableParallelism() >= CORES;

/** What two workers answer beside one process: pages that are made anew, cached documents, and what has not changed. */
export async function* workers({
  programs,
  catalogues,
  registers,
  isQuick,
}: Bench): AsyncGenerator<Line> {
  const data = await catalogues.folder(registers);
  if (isPinned)
    execFileSync('taskset', ['-pc', `2-${availableParallelism() - 1}`, `${process.pid}`]);
  const [two, one] = [
    await Serving.begin(programs.cli, data, 2),
    await Serving.begin(programs.cli, data, 1),
  ];
  try {
    const tag = await tagOf(one.port);
    const mix = (port: number) => (turn: number) =>
      timed(() => Promise.all(asked(port, { turn, tag, count: isQuick ? 60 : 300 })));
    yield {
      work: `pages, documents and 304s, 2 workers (${isPinned ? 'the client on other cores' : 'the client on the same cores'})`,
      rival: 'one process',
      // The client takes from the workers what it needs itself where all share two cores.
      goal: { least: isPinned ? 1.7 : 1.2 },
      pairs: await inTurn(
        { varanto: mix(two.port), rival: mix(one.port) },
        { warmUp: 3, turns: isQuick ? 5 : 15 },
      ),
    };
  } finally {
    await Promise.all([two.end(), one.end()]);
    if (isPinned)
      execFileSync('taskset', ['-pc', `0-${availableParallelism() - 1}`, `${process.pid}`]);
  }
}

interface Round {
  readonly turn: number;
  readonly tag: string;
  readonly count: number;
}

/** Three clients side by side, one for each part of the mix. */
function asked(port: number, { turn, tag, count }: Round): Promise<number>[] {
  const numbers = Array.from({ length: count }, (_, index) => turn * count + index);
  const pages = numbers.map((number) =>
    getRequest(`/register?after=register/rekisteri-${numeral(number % 900)}`, HTML),
  );
  const documents = numbers.map((number) =>
    getRequest(`/register/rekisteri-${numeral(number % 50)}`, JSON_LD),
  );
  const again = numbers.map(() => getRequest('/dcat', { ...JSON_LD, 'If-None-Match': tag }));
  return [
    timeOf(port, pages, { status: 200, leastBytes: 1_000 }),
    timeOf(port, documents, { status: 200, leastBytes: 200 }),
    timeOf(port, again, { status: 304, leastBytes: 0 }),
  ];
}

const HTML = { Accept: 'text/html' };
const JSON_LD = { Accept: 'application/ld+json', 'Accept-Encoding': 'identity' };

async function tagOf(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/dcat`, { headers: JSON_LD, method: 'HEAD' });
  return answer.headers.get('ETag') ?? '';
}

/** The server itself, with so many workers. */
class Serving {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async begin(cli: string, data: string, number: number): Promise<Serving> {
    const port = await freePort();
    const where = ['--port', String(port), '--base-url', 'http://localhost/', '--log', 'none'];
    const what = ['--data', data, '--ontology', 'ontology', '--workers', String(number)];
    const pinned = isPinned ? ['taskset', '-c', '0,1'] : [];
    const [command = '', ...args] = [...pinned, process.execPath, cli, 'serve', ...where, ...what];
    const env = { ...process.env, NODE_ENV: 'production' };
    const serving = new Serving(
      spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }),
      port,
    );
    while ((await serving.answering()) !== number) await pause(100);
    return serving;
  }

  /** How many processes answer. */
  async answering(): Promise<number> {
    if (this.#child.exitCode !== null) throw new Error('The server has ended.');
    const answer = await fetch(`http://127.0.0.1:${this.port}/health/ready`).catch(() => undefined);
    const { workers } = ((await answer?.json()) ?? {}) as { workers?: { serving: number } };
    return workers?.serving ?? (answer ? 1 : 0);
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
