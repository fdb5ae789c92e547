import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { timeOf } from '../client.ts';
import { timed } from '../in-turn.ts';
import { median } from '../spread.ts';
import { sizes, type Figure } from './figure.ts';
import { works, type Work } from './works.ts';

const TURNS = 7;
const ROUNDS = 3;
const ANSWER = { status: 200, leastBytes: 100 };

interface Sized {
  readonly triples: number;
  readonly registers: number;
  readonly port: number;
}

/** What each work costs at each size; the sizes take turns, so that a busy minute of the machine falls on all. */
export async function* growth(bench: Bench): AsyncGenerator<Figure> {
  yield* loads(bench);
  const servers: Sized[] = [];
  for (const triples of sizes) {
    const registers = registersOf(triples);
    const data = await bench.catalogues.folder(registers);
    const { port } = await bench.programs.serve('catalogue-server', data, 100);
    servers.push({ triples, registers, port });
  }
  for (const work of works) yield await answered(work, servers);
  yield {
    name: 'whole catalogue as JSON-LD',
    unit: 'µs a triple',
    costs: await inTurns(servers, ROUNDS, async ({ port, triples }) => {
      const milliseconds = await timed(() =>
        readWhole(`http://127.0.0.1:${port}/catalogue.jsonld`),
      );
      return (1000 * milliseconds) / triples;
    }),
  };
  await bench.programs.stop();
}

async function answered({ name, request, questions }: Work, servers: Sized[]): Promise<Figure> {
  const costs = await inTurns(servers, TURNS, async ({ port, registers }, turn) => {
    const numbers = Array.from({ length: questions }, (_, index) => turn * questions + index);
    const requests = numbers.map((number) => request(number, registers));
    return (await timeOf(port, requests, ANSWER)) / questions;
  });
  return { name, unit: 'ms', costs };
}

/** Time and memory of loads, each in a process of its own. */
async function* loads({ programs, catalogues }: Bench): AsyncGenerator<Figure> {
  const all = sizes.map((triples) => ({ triples, registers: registersOf(triples) }));
  for (const [way, name] of [
    ['unchecked', 'load'],
    ['checked', 'load with the check'],
  ] as const) {
    const bytes = new Map<number, number>();
    const costs = await inTurns(all, ROUNDS, async ({ triples, registers }) => {
      const program = programs.start(
        'load',
        await catalogues.folder(registers, '.ttl'),
        '.ttl',
        way,
      );
      const load = await program.ask<{ milliseconds: number; bytes: number }>();
      await program.stop();
      bytes.set(triples, load.bytes / triples);
      return (1000 * load.milliseconds) / triples;
    });
    yield { name, unit: 'µs a triple', costs };
    yield { name: `memory after ${name}`, unit: 'bytes a triple', costs: [...bytes.values()] };
  }
}

/** The median cost for each of some; the first turn warms up and does not count. */
async function inTurns<Item>(
  items: readonly Item[],
  turns: number,
  cost: (item: Item, turn: number) => Promise<number>,
): Promise<number[]> {
  const found = items.map((): number[] => []);
  for (let turn = 0; turn <= turns; turn += 1)
    for (const [index, item] of items.entries()) found[index]?.push(await cost(item, turn));
  return found.map((costs) => median(costs.slice(1)));
}

async function readWhole(address: string): Promise<void> {
  const { body } = await fetch(address);
  await body?.pipeTo(new WritableStream());
}
