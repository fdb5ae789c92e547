import type { See } from '../../reading/work.ts';
import type { Engine } from '../engine/engine.ts';
import { batches, type Batch } from './batches.ts';
import { Sending } from './sending.ts';
import { sidecar } from '../sidecar/terms.ts';
import type { GraphStore } from './graph-store.ts';
import {
  currentDataGraph,
  currentLines,
  graphsOf,
  lossOf,
  sizeOf,
  stateLines,
  versionsIn,
  type Sizes,
  type Version,
} from './versions.ts';

/**
 * A version of a catalogue that is to be in an engine, as lines of N-Triples. The same version has the same lines; `undefined`
 * among them is a pause.
 */
interface Prepared {
  readonly version: string;
  readonly data: () => Iterable<string | undefined>;
  readonly facts: () => Iterable<string | undefined>;
}

/** Where a version goes, and what is said meanwhile. */
export interface Preparation {
  readonly engine: Engine;
  readonly store: GraphStore;
  /** How many versions stay, the new one among them. */
  readonly keep: number;
  /** Receives lines for a person. */
  readonly report: (line: string) => void;
  /** Receives how many statements were sent. */
  readonly see?: See;
  readonly now?: () => Date;
  /** Ends it with its reason. */
  readonly signal?: AbortSignal;
  /** How many lines are sent at a time. */
  readonly batchLines?: number;
}

const BATCH_LINES = 50_000;
const BATCH_CHARACTERS = 8_000_000;

/** Statements whose literals have equal values may be one in the engine; hardly any catalogue has many of them. */
const LEAST_PART = 0.9;

/** The engine does not have what was sent to it. */
class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

/**
 * Brings a version of a catalogue into an engine, in graphs of its own, and makes it the current one when it is whole. It
 * may be interrupted at any time: the version before it stays the current one, and the next run goes on where this one ended.
 */
export async function prepare(prepared: Prepared, preparation: Preparation): Promise<void> {
  const { engine, store, report } = preparation;
  const { version } = prepared;
  const others = await versionsIn(engine);
  const known = others.find((each) => each.version === version);
  if (known?.prepared === undefined) await upload(prepared, known, preparation);
  else if ((await lossOf(engine, known)) === undefined)
    report(`Version ${version} is in the engine since ${known.prepared}.`);
  else {
    report(`Version ${version} is no longer whole in the engine: it is sent again.`);
    await removeVersion(store, version);
    await upload(prepared, undefined, preparation);
  }
  const { data } = graphsOf(version);
  if ((await currentDataGraph(engine)) !== data) {
    await store.replace(sidecar.current, currentLines(version));
    report(`Version ${version} is the current one.`);
  }
  await removeOld(version, preparation);
}

async function upload(
  prepared: Prepared,
  known: Version | undefined,
  { engine, store, report, see, signal, now, batchLines = BATCH_LINES }: Preparation,
): Promise<void> {
  const { version } = prepared;
  const { data, state } = graphsOf(version);
  const note = (batches: number, prepared?: string, sizes?: Sizes): Promise<void> =>
    store.replace(state, stateLines({ version, batches, batchSize: batchLines, prepared, sizes }));
  const done = known?.batchSize === batchLines ? known.batches : 0;
  if (done) report(`Goes on after ${done} batches.`);
  // An engine that wants credentials asks for them now, where little is sent.
  await note(done);
  const sending = new Sending(store, note, done);
  const sent = { data: 0, facts: 0 };
  let [batch, lines] = [0, 0];
  for await (const each of allBatches(prepared, { lines: batchLines, signal })) {
    sent[each.graph === data ? 'data' : 'facts'] += each.lines;
    batch += 1;
    if (batch <= done) continue;
    // A server that has lost the version has it again once all of it is there.
    if (each.isLast) await sending.end();
    await sending.send(each);
    lines += each.lines;
    see?.({ stage: 'sends statements', done: lines });
  }
  await sending.end();
  const sizes = await checkSizes(engine, version, sent);
  await note(batch, (now?.() ?? new Date()).toISOString(), sizes);
  report(`Version ${version} is whole: ${sent.data} triples, and ${sent.facts} of the sidecar.`);
}

async function* allBatches(
  { version, data, facts }: Prepared,
  by: { readonly lines: number; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Batch & { readonly isLast?: boolean }> {
  const graphs = graphsOf(version);
  const names: string[] = [];
  const size = { ...by, characters: BATCH_CHARACTERS };
  yield* batches(graphs.data, data(), size);
  yield* batches(graphs.facts, withoutNames(facts(), names), size);
  const text = names.join('');
  if (text) yield { graph: graphs.facts, text, lines: names.length, isLast: true };
}

const NAME = `> <${sidecar.version}> `;

/** The facts but for the one that names the version, by which servers see that they have it. */
function* withoutNames(
  facts: Iterable<string | undefined>,
  names: string[],
): Iterable<string | undefined> {
  for (const line of facts)
    if (line?.includes(NAME)) names.push(line);
    else yield line;
}

/** The sidecar has as many statements as were sent; of the data, statements with equal values may have become one. */
async function checkSizes(engine: Engine, version: string, sent: Sizes): Promise<Sizes> {
  const graphs = graphsOf(version);
  const data = await sizeOf(engine, graphs.data);
  if (data > sent.data || data < sent.data * LEAST_PART)
    throw notWhole(version, 'triples', { got: data, expected: sent.data });
  const facts = await sizeOf(engine, graphs.facts);
  if (facts !== sent.facts)
    throw notWhole(version, 'statements of the sidecar', { got: facts, expected: sent.facts });
  return { data, facts };
}

function notWhole(
  version: string,
  what: string,
  { got, expected }: { got: number; expected: number },
): NotWhole {
  return new NotWhole(
    `version ${version}: expected ${expected} ${what} in the engine, got ${got}; remove its graphs and run the command again`,
  );
}

/** Removes the versions that are too many, the oldest first, and what is there of others that were never whole. */
async function removeOld(
  current: string,
  { engine, store, keep, report }: Preparation,
): Promise<void> {
  const others = (await versionsIn(engine)).filter(({ version }) => version !== current);
  const whole = others
    .filter(({ prepared }) => prepared !== undefined)
    .sort((a, b) => ((a.prepared ?? '') < (b.prepared ?? '') ? 1 : -1));
  const kept = new Set(whole.slice(0, keep - 1));
  for (const other of others) {
    if (kept.has(other)) continue;
    await removeVersion(store, other.version);
    report(`Version ${other.version} is removed.`);
  }
}

async function removeVersion(store: GraphStore, version: string): Promise<void> {
  const { data, facts, state } = graphsOf(version);
  for (const graph of [facts, data, state]) await store.remove(graph);
}
