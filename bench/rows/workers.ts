import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Bench } from '../bench.ts';
import { getRequest, timeOf } from '../client.ts';
import { inTurn, timed } from '../in-turn.ts';
import type { Line } from '../line.ts';
import { numeral } from '../queries.ts';
import { childrenOf, shareFor } from '../share.ts';

/** How much of a core each process that answers has, so that two leave the client a core of its own where there are two. */
const SHARE = 0.45;

/**
 * What two workers answer beside one process: pages that are made anew, cached documents, and what has not changed.
 * Each process that answers has the same share of a core, as containers have; the client has the rest.
 */
export async function* workers({
  programs,
  catalogues,
  registers,
  isQuick,
}: Bench): AsyncGenerator<Line> {
  const data = await catalogues.folder(registers);
  const [two, one] = [
    await Serving.begin(programs.cli, data, 2),
    await Serving.begin(programs.cli, data, 1),
  ];
  try {
    const isShared = [two.limit(), one.limit()].every(Boolean);
    const tag = await tagOf(one.port);
    const mix = (port: number) => (turn: number) =>
      timed(() => Promise.all(asked(port, { turn, tag, registers, count: isQuick ? 60 : 250 })));
    yield {
      work: `pages, documents and 304s, 2 workers (${isShared ? `each process has ${SHARE} of a core` : 'the client on the same cores'})`,
      rival: 'one process',
      // Without shares the client takes from the workers what it needs itself.
      goal: { least: isShared ? 1.7 : 1.2 },
      pairs: await inTurn(
        { varanto: mix(two.port), rival: mix(one.port) },
        { warmUp: 3, turns: isQuick ? 5 : 15 },
      ),
    };
  } finally {
    await Promise.all([two.end(), one.end()]);
  }
}

interface Round {
  readonly turn: number;
  readonly tag: string;
  readonly registers: number;
  readonly count: number;
}

/** Three clients side by side, one for each part of the mix. */
function asked(port: number, { turn, tag, registers, count }: Round): Promise<number>[] {
  const numbers = Array.from({ length: count }, (_, index) => turn * count + index);
  // No page comes again while it could still be cached: two workers have two caches, and would win by these.
  const pages = numbers.map((number) =>
    getRequest(`/register?after=register/rekisteri-${numeral(number % (registers - 60))}`, HTML),
  );
  const documents = numbers.map((number) =>
    getRequest(`/register/rekisteri-${numeral(number % 50)}`, JSON_LD),
  );
  const again = numbers.map(() => getRequest('/dcat', { ...JSON_LD, 'If-None-Match': tag }));
  return [
    timeOf(port, pages, { status: 200, leastBytes: 1_000, connections: 16 }),
    timeOf(port, documents, { status: 200, leastBytes: 200, connections: 8 }),
    timeOf(port, again, { status: 304, leastBytes: 0, connections: 8 }),
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
  readonly #shares: { end: () => void }[] = [];

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  static async begin(cli: string, data: string, number: number): Promise<Serving> {
    const port = await freePort();
    const where = ['--port', String(port), '--base-url', 'http://localhost/', '--log', 'none'];
    const what = ['--data', data, '--ontology', 'ontology', '--workers', String(number)];
    const args = [cli, 'serve', ...where, ...what];
    const env = { ...process.env, NODE_ENV: 'production' };
    const serving = new Serving(
      spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'], env }),
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

  /** Gives each process that answers its share of a core; whether the system lets us. */
  limit(): boolean {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    const children = childrenOf(pid);
    for (const answering of children.length ? children : [pid]) {
      const share = shareFor(answering, SHARE);
      if (!share) return false;
      this.#shares.push(share);
    }
    return true;
  }

  async end(): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.kill();
    await exited;
    for (const share of this.#shares) share.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
