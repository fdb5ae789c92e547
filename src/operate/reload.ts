import { setTimeout as passed } from 'node:timers/promises';
import { assemble, type Catalogue } from '../store/assemble.ts';
import { type CheckedReading, readInWorker } from './check-in-worker.ts';
import type { Example } from '../store/examples.ts';
import { ChangedWhileRead, LoadError, letGo, nameOf } from '../store/files.ts';
import type { Finding } from '../check/finding.ts';
import type { CheckedSources } from '../check/load.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import type { See } from '../reading/work.ts';
import { scheduler } from '../http/scheduler.ts';
import { warming } from './warm.ts';
import { changeOf, differenceOf, look, type Look } from './watch.ts';
import { lossesBetween, type Losses, refusalOf } from './losses.ts';

/** The catalogue that is served. */
export interface Served {
  readonly catalogue: Catalogue;
  readonly examples: readonly Example[];
}

/** The catalogue that replaces it. */
export interface Reloaded extends Served {
  /** Its warnings. */
  readonly findings: readonly Finding[];
  /** What became of the record of the check. */
  readonly recordNote?: string | undefined;
  /** The resources that are no longer there; `undefined` if only examples changed. */
  readonly losses: Losses | undefined;
}

export interface ReloadOptions {
  readonly sources: CheckedSources;
  /** The version that was checked already; files of another one are not served. */
  readonly checked?: string | undefined;
  /** The built program of the worker thread. */
  readonly worker: string;
  /** How long that may take, in milliseconds. */
  readonly deadline: number;
  /** How many percent of the catalogue a reload may remove. */
  readonly maxLoss: number;
  /** Begins to show how far a reload is. */
  readonly progress?: (() => ShownReload) | undefined;
}

/** Shows how far a reload is, until its end. */
interface ShownReload {
  readonly see: See;
  readonly end: () => void;
}

interface Reloading extends ReloadOptions {
  readonly signal: AbortSignal;
}

/** How long files must stay unchanged if they remove something, in milliseconds: their writer may have only paused. */
const HOLD = 500;

/**
 * Loads the changed files as a catalogue; `undefined` if it is served already. Throws a `LoadError` or an `OntologyError`
 * if it cannot be served.
 */
export async function reload(
  served: Served,
  seen: Look,
  options: Reloading,
): Promise<Reloaded | undefined> {
  const shown = options.progress?.();
  try {
    return await reloadSeen(served, seen, { ...options, see: shown?.see });
  } finally {
    shown?.end();
  }
}

interface SeenReloading extends Reloading {
  readonly see: See | undefined;
}

async function reloadSeen(
  served: Served,
  seen: Look,
  options: SeenReloading,
): Promise<Reloaded | undefined> {
  const begun = performance.now();
  const reading = await read(served.catalogue, seen, options);
  const { findings, examples, recordNote } = reading;
  if (isOf(reading, served.catalogue)) {
    const isSame = JSON.stringify(examples) === JSON.stringify(served.examples);
    return isSame ? undefined : { ...served, examples, findings, recordNote, losses: undefined };
  }
  const { catalogue, losses } = await replace(served.catalogue, reading, options);
  if (losses.number) await hold(HOLD - (performance.now() - begun), seen, options);
  return { catalogue, examples, findings, recordNote, losses };
}

/** Reads and checks the files. A missing file causes violations in others, so the message names the changed file first. */
async function read(
  { files }: Catalogue,
  seen: Look,
  options: SeenReloading,
): Promise<CheckedReading> {
  try {
    return await readInWorker(options);
  } catch (error) {
    const change = changeOf(seen, files);
    const isFinal = !(error instanceof LoadError) || error instanceof ChangedWhileRead;
    if (isFinal || !change || namesFile(error.message, seen)) throw error;
    throw new LoadError(`${change.file} ${change.how}: ${error.message}`, { cause: error });
  }
}

/** Whether a message names its file. */
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

/** Makes the catalogue from the bytes that were checked, in time slices between requests. */
async function replace(
  before: Catalogue,
  { files, version }: CheckedReading,
  { sources, maxLoss, signal, see }: SeenReloading,
): Promise<{ catalogue: Catalogue; losses: Losses }> {
  const { base, reserved, language } = sources;
  const use = { files: files.data, base, beside: before.snapshot.size };
  refuseSmallHeap(use, () => undefined);
  const catalogue = await scheduler.background(
    assemble(files, { base, reserved, version, language, previous: before }),
    signal,
    see,
  );
  // Lists and search need the memory, beside what is served.
  letGo(files.data);
  const losses = await scheduler.background(lossesBetween(before, catalogue), signal);
  const refusal = refusalOf({ before, after: catalogue, losses, most: maxLoss });
  if (refusal) throw new LoadError(refusal);
  await scheduler.background(warming(catalogue.snapshot), signal, see);
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
