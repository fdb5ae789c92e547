import { setTimeout as passed } from 'node:timers/promises';
import { assemble, type Catalogue } from '../store/assemble.ts';
import { type CheckedReading, readInWorker } from './check-in-worker.ts';
import type { Example } from '../store/examples.ts';
import { ChangedWhileRead, LoadError, nameOf } from '../store/files.ts';
import type { Finding } from '../check/finding.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { scheduler } from '../server/scheduler.ts';
import { warming } from '../store/warm.ts';
import { changeOf, differenceOf, look, type Look } from './watch.ts';
import { lossesBetween, type Losses, refusalOf } from './losses.ts';
import type { Sources } from '../store/read-sources.ts';

/** What is in service. */
export interface Served {
  readonly catalogue: Catalogue;
  readonly examples: readonly Example[];
}

/** What is to be served in its place. */
export interface Reloaded extends Served {
  /** Its warnings. */
  readonly findings: readonly Finding[];
  /** What was in service and is in it no more; `undefined` where only examples are others. */
  readonly losses: Losses | undefined;
}

export interface ReloadOptions {
  readonly sources: Sources;
  /** The built program of the thread that reads and checks. */
  readonly worker: string;
  /** How long that may take, in milliseconds. */
  readonly deadline: number;
  /** How many percent of what is in service may be lost at once. */
  readonly maxLoss: number;
}

interface Reloading extends ReloadOptions {
  readonly signal: AbortSignal;
}

/** For how long files by which something is lost must stand as they are, in milliseconds: their writer may have only paused. */
const HOLD = 500;

/**
 * Reads what was seen in the folders, and makes what is to be served of it; `undefined` where that is in service already.
 * Throws a `LoadError` or an `OntologyError` where it is not to be served.
 */
export async function reload(
  served: Served,
  seen: Look,
  options: Reloading,
): Promise<Reloaded | undefined> {
  const begun = performance.now();
  const reading = await read(served.catalogue, seen, options);
  const { findings, examples } = reading;
  if (isOf(reading, served.catalogue)) {
    const isSame = JSON.stringify(examples) === JSON.stringify(served.examples);
    return isSame ? undefined : { ...served, examples, findings, losses: undefined };
  }
  const { catalogue, losses } = await replace(served.catalogue, reading, options);
  if (losses.number) await hold(HOLD - (performance.now() - begun), seen, options);
  return { catalogue, examples, findings, losses };
}

/** A file that is missing shows in what the others say of its resources: what changed is told before what came of it. */
async function read({ files }: Catalogue, seen: Look, options: Reloading): Promise<CheckedReading> {
  try {
    return await readInWorker(options);
  } catch (error) {
    const change = changeOf(seen, files);
    const isTold = !(error instanceof LoadError) || error instanceof ChangedWhileRead;
    if (isTold || !change || namesFile(error.message, seen)) throw error;
    throw new LoadError(`${change.file} ${change.how}: ${error.message}`, { cause: error });
  }
}

/** Whether a message says itself which of the files it is about. */
function namesFile(message: string, seen: Look): boolean {
  return [...seen.keys()].some((path) => message.startsWith(`${nameOf(path)}:`));
}

/** Whether a catalogue was made from such files; the version does not depend on their names. */
function isOf(
  { version, files }: CheckedReading,
  { snapshot, files: records }: Catalogue,
): boolean {
  const names = [...files.ontology, ...files.data, ...files.sums].map(({ name }) => name);
  return version === snapshot.version && names.join('\n') === namesOf(records).join('\n');
}

function namesOf(files: Catalogue['files']): string[] {
  return files.map(({ name }) => name);
}

/** Makes the catalogue of the very bytes that were checked, while requests go on. */
async function replace(
  before: Catalogue,
  { files, version }: CheckedReading,
  { sources, maxLoss, signal }: Reloading,
): Promise<{ catalogue: Catalogue; losses: Losses }> {
  const { base, reserved } = sources;
  const use = { files: files.data, base, beside: before.snapshot.size };
  refuseSmallHeap(use, () => undefined);
  const catalogue = await scheduler.background(
    assemble(files, { base, reserved, version, previous: before }),
    signal,
  );
  const losses = await scheduler.background(lossesBetween(before, catalogue), signal);
  const refusal = refusalOf({ before, after: catalogue, losses, most: maxLoss });
  if (refusal) throw new LoadError(refusal);
  await scheduler.background(warming(catalogue.snapshot), signal);
  return { catalogue, losses };
}

async function hold(
  milliseconds: number,
  seen: Look,
  { sources, signal }: Reloading,
): Promise<void> {
  await passed(Math.max(milliseconds, 0), undefined, { signal, ref: false });
  const changed = differenceOf(seen, await look([sources.ontology, sources.data]));
  if (changed !== undefined)
    throw new ChangedWhileRead(`${changed}: changed while something was lost by it`);
}
