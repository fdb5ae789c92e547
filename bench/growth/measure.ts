import { costOf, processorTime, type Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import type { Server } from '../programs.ts';
import { median } from '../spread.ts';
import { sizes, type Figure } from './figure.ts';
import { works, type Work } from './works.ts';

const TURNS = 7;
const ROUNDS = 3;
const EXPECTED = { status: 200, leastBytes: 100 };
const DUMP = 'whole catalogue as JSON-LD';

interface Sized extends Server {
  readonly triples: number;
  readonly registers: number;
}

/** Whether a figure of a name is wanted. */
type IsWanted = (name: string) => boolean;

/**
 * What each work costs at each size; the sizes take turns, so that a busy minute of the machine falls on all. Answers are
 * measured in processor time of the server where that is known.
 */
export async function* growth(bench: Bench, isWanted: IsWanted): AsyncGenerator<Figure> {
  yield* loads(bench, isWanted);
  const wanted = works.filter(({ name }) => isWanted(name));
  if (!wanted.length && !isWanted(DUMP)) return;
  const servers = await serversOf(bench);
  for (const work of wanted) yield await answered(work, servers);
  if (isWanted(DUMP)) yield await dumped(servers);
  await bench.programs.stop();
}

async function serversOf({ catalogues, programs }: Bench): Promise<Sized[]> {
  const servers: Sized[] = [];
  for (const triples of sizes) {
    const registers = registersOf(triples);
    const data = await catalogues.folder(registers);
    const server = await programs.serve('catalogue-server', data, 100);
    servers.push({ triples, registers, ...server });
  }
  return servers;
}

async function answered({ name, request, questions }: Work, servers: Sized[]): Promise<Figure> {
  const costs = await inTurns(servers, TURNS, async (server, turn) => {
    const numbers = Array.from({ length: questions }, (_, index) => turn * questions + index);
    const requests = numbers.map((number) => request(number, server.registers));
    return (await costOf(server, requests, EXPECTED)) / questions;
  });
  return { name, unit: 'ms', costs };
}

async function dumped(servers: Sized[]): Promise<Figure> {
  const costs = await inTurns(servers, ROUNDS, async ({ port, program, triples }) => {
    const milliseconds = await processorTime(program, () =>
      readWhole(`http://127.0.0.1:${port}/catalogue.jsonld`),
    );
    return (1000 * milliseconds) / triples;
  });
  return { name: DUMP, unit: 'µs a triple', costs };
}

/** Time and memory of loads, each in a process of its own. */
async function* loads(bench: Bench, isWanted: IsWanted): AsyncGenerator<Figure> {
  for (const [way, name] of [
    ['unchecked', 'load'],
    ['checked', 'load with the check'],
  ] as const)
    if (isWanted(name)) yield* loadsIn(way, name, bench);
}

async function* loadsIn(
  way: string,
  name: string,
  { programs, catalogues }: Bench,
): AsyncGenerator<Figure> {
  const all = sizes.map((triples) => ({ triples, registers: registersOf(triples) }));
  const bytes = new Map<number, number>();
  const costs = await inTurns(all, ROUNDS, async ({ triples, registers }) => {
    const data = await catalogues.folder(registers, '.ttl');
    const program = programs.start('load', data, '.ttl', way);
    const load = await program.ask<{ milliseconds: number; bytes: number }>();
    await program.stop();
    bytes.set(triples, load.bytes / triples);
    return (1000 * load.milliseconds) / triples;
  });
  yield { name, unit: 'µs a triple', costs };
  yield { name: `memory after ${name}`, unit: 'bytes a triple', costs: [...bytes.values()] };
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
