import { readModel } from '../model/read-model.ts';
import type { Model } from '../model/model.ts';
import { collect } from '../store/collect.ts';
import { letGo, readFiles } from '../store/files.ts';
import type { Finding } from '../check/finding.ts';
import { findingLines } from '../check/finding-lines.ts';
import { load, loading, type CheckedSources, type Loaded } from '../check/load.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import type { See } from '../reading/work.ts';
import { scheduler } from '../http/scheduler.ts';
import { warming } from './warm.ts';
import { readSources } from '../store/read-sources.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { reservedPaths } from '../http/routes.ts';

/** The violations of a catalogue, each in its own line. */
class BrokenCatalogue extends Error {
  override readonly name = 'BrokenCatalogue';
}

/** Receives a warning, as one line. */
type Warn = (line: string) => void;

/** Opens a catalogue; throws where it has a violation. Warnings are lines, ten of a kind: on standard error by default. */
export function loadSound(sources: CheckedSources, warn: Warn = console.error, see?: See): Loaded {
  return sound(load(sources, undefined, see), { base: sources.base, warn });
}

/** The same in time slices, between which a signal can end it: its reason is thrown then. */
export async function loadSoundUnlessEnded(
  sources: CheckedSources,
  { warn, signal, see }: { warn: Warn; signal: AbortSignal; see?: See },
): Promise<Loaded> {
  const { base } = sources;
  const files = readSources(sources);
  refuseSmallHeap({ files: files.data, base }, console.error);
  return sound(await scheduler.background(loading(files, sources), signal, see), { base, warn });
}

/**
 * A catalogue of so many triples is served before its lists and its search index are made: the first who asks waits for
 * them no longer than for a dear query.
 */
const SMALL = 50_000;

/**
 * The same in time slices, while the process answers requests; throws the signal's reason when it is aborted. What the first
 * requests need is made before it is given, of a small catalogue beside them.
 */
export async function loadSoundInSlices(
  sources: CheckedSources,
  { warn, signal, see }: { warn: Warn; signal: AbortSignal; see?: See },
): Promise<Loaded> {
  const { base } = sources;
  const files = readSources(sources);
  // Not to the log, whose lines would wait: Node ends the process at once when the heap is full.
  refuseSmallHeap({ files: files.data, base, readsAgain: true }, console.error);
  const loaded = await scheduler.background(loading(files, sources), signal, see);
  const checked = sound(loaded, { base, warn });
  letGo(files.data);
  const { snapshot } = checked;
  if (snapshot.size > SMALL) await scheduler.background(warming(snapshot), signal, see);
  else warmBeside(snapshot, signal);
  return checked;
}

/** Prepares a catalogue while it is served; who gives up its start gives this up, too. */
function warmBeside(snapshot: Snapshot, signal: AbortSignal): void {
  scheduler.background(warming(snapshot), signal).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

function sound(loaded: Loaded, { base, warn }: { base: string; warn: Warn }): Loaded {
  refuseViolations(loaded.findings, base);
  for (const line of findingLines(loaded.findings, base)) warn(line);
  return loaded;
}

/** Throws where there is a violation among findings, with a line for each. */
export function refuseViolations(findings: readonly Finding[], base: string): void {
  const violations = findings.filter(({ severity }) => severity === 'violation');
  const lines = findingLines(violations, base);
  if (lines.length) throw new BrokenCatalogue(lines.join('\n'));
}

/** Loads the model of an ontology. The base matters to its rules alone: schema and context have no address under it. */
export function loadModel(folder: string, base = 'http://localhost'): Model {
  const { store, prefixes } = collect(readFiles(folder, tripleFileEndings), base);
  return readModel(store, { prefixes, reserved: reservedPaths });
}
