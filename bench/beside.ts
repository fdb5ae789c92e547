import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { BASE, Catalogues } from './catalogue/catalogues.ts';
import { timeOf } from './client.ts';
import { works, type Work } from './growth/works.ts';

// npx tsx bench/beside.ts CHECKOUT [WORK ...] [--registers N] [--turns N]
//
// This checkout's built server beside that of another checkout, over the same generated catalogue: each work in turn, and
// the start. A ratio is this one's time divided by the other's: of the clock, and of the server's own processor time, which
// other processes disturb less. The median of the turns, with the least and the greatest.

const { values, positionals } = parseArgs({
  options: {
    registers: { type: 'string', default: '5000' },
    turns: { type: 'string', default: '15' },
  },
  allowPositionals: true,
});
const [other, ...wanted] = positionals;
if (other === undefined)
  throw new Error('Name the other checkout, which is built: beside.ts CHECKOUT');
const registers = Number(values.registers);
const turns = Number(values.turns);

/** What a turn took: by the clock, and of the processor, in milliseconds. */
interface Cost {
  readonly clock: number;
  readonly processor: number;
}

/** A server of a checkout, from its start to its end. */
class Built {
  readonly port: number;
  readonly start: number;
  readonly #process: ChildProcess;

  private constructor(process: ChildProcess, port: number, start: number) {
    this.#process = process;
    this.port = port;
    this.start = start;
  }

  static async started(checkout: string, data: string): Promise<Built> {
    const began = performance.now();
    const child = spawn(
      process.execPath,
      [
        ...['--max-old-space-size=8000', join(checkout, 'dist/cli.js'), 'serve', '--port', '0'],
        ...['--base-url', BASE, '--data', data, '--ontology', 'ontology', '--watch', '0'],
        ...['--log', 'text'],
      ],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
    );
    let output = '';
    child.stderr.resume();
    for await (const text of child.stdout.setEncoding('utf8')) {
      output += String(text);
      const port = /on port (\d+)/.exec(output);
      if (!port) continue;
      child.stdout.on('data', () => undefined);
      return new Built(child, Number(port[1]), performance.now() - began);
    }
    throw new Error(`The server of ${checkout} did not get ready:\n${output}`);
  }

  /** Milliseconds of processor time since the start (proc(5): 14 and 15, in hundredths of a second). */
  get processor(): number {
    const stat = readFileSync(`/proc/${this.#process.pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  }

  async cost({ request, questions }: Work, turn: number): Promise<Cost> {
    const requests = Array.from({ length: questions * 3 }, (_, index) =>
      request(turn * questions * 3 + index, registers),
    );
    const before = this.processor;
    const clock = await timeOf(this.port, requests, { status: 200, leastBytes: 50 });
    return { clock, processor: this.processor - before };
  }

  async stop(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.kill();
    await ended;
  }
}

function spread(ratios: readonly number[]): string {
  const sorted = [...ratios].sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)] ?? NaN;
  return `${at(0.5).toFixed(2)} (${at(0).toFixed(2)}-${at(1).toFixed(2)})`;
}

function report(name: string, pairs: readonly (readonly [Cost, Cost])[]): void {
  const clocks = pairs.map(([own, rival]) => own.clock / rival.clock);
  const total = (side: 0 | 1) => pairs.reduce((sum, pair) => sum + pair[side].processor, 0);
  const processor = total(1) ? (total(0) / total(1)).toFixed(2) : '-';
  console.log(`${name.padEnd(34)} clock ${spread(clocks).padEnd(20)} processor ${processor}`);
}

const folder = await mkdtemp(join(tmpdir(), 'varanto-beside-'));
try {
  const data = await new Catalogues(folder).folder(registers);
  const starts: [Cost, Cost][] = [];
  for (let turn = 0; turn < (wanted.length ? 0 : 5); turn += 1) {
    const own = await Built.started('.', data);
    const ownCost = { clock: own.start, processor: own.processor };
    await own.stop();
    const rival = await Built.started(other, data);
    starts.push([ownCost, { clock: rival.start, processor: rival.processor }]);
    await rival.stop();
  }
  if (starts.length) report(`start, ${registers} registers`, starts);
  const [own, rival] = [await Built.started('.', data), await Built.started(other, data)];
  try {
    for (const work of works.filter(({ name }) => !wanted.length || wanted.includes(name))) {
      const pairs: [Cost, Cost][] = [];
      for (let turn = -3; turn < turns; turn += 1) {
        const number = turn + 3;
        // Whoever comes second finds warmer caches of the machine: they take turns.
        const first = number % 2 ? own : rival;
        const costs = new Map([[first, await first.cost(work, number)]]);
        const second = first === own ? rival : own;
        costs.set(second, await second.cost(work, number));
        const pair = [costs.get(own), costs.get(rival)];
        if (turn >= 0) pairs.push(pair as [Cost, Cost]);
      }
      report(work.name, pairs);
    }
  } finally {
    await Promise.all([own.stop(), rival.stop()]);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
