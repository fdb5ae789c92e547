import { readModel } from '../model/read-model.ts';
import type { Model } from '../model/model.ts';
import { collect } from '../store/collect.ts';
import { readFiles } from '../store/files.ts';
import { lineOf, type Finding } from '../check/finding.ts';
import { load, loading, type Loaded } from '../check/load.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { scheduler } from '../http/scheduler.ts';
import { warming } from '../store/warm.ts';
import { readSources, type Sources } from '../store/read-sources.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { reservedPaths } from '../http/routes.ts';

/** The violations of a catalogue, each in its own line. */
class BrokenCatalogue extends Error {
  override readonly name = 'BrokenCatalogue';
}

/** Receives a warning, as one line. */
type Warn = (line: string) => void;

/** Opens a catalogue; throws where it has a violation. Each warning is one line: on standard error by default. */
export function loadSound(sources: Sources, warn: Warn = console.error): Loaded {
  return sound(load(sources), { base: sources.base, warn });
}

/** The same in time slices, while the process answers requests; throws the signal's reason when it is aborted. */
export async function loadSoundInSlices(
  sources: Sources,
  { warn, signal }: { warn: Warn; signal: AbortSignal },
): Promise<Loaded> {
  const { base } = sources;
  const files = readSources(sources);
  // Not to the log, whose lines would wait: Node ends the process at once when the heap is full.
  refuseSmallHeap({ files: files.data, base, readsAgain: true }, console.error);
  const loaded = await scheduler.background(loading(files, sources), signal);
  const checked = sound(loaded, { base, warn });
  await scheduler.background(warming(checked.snapshot), signal);
  return checked;
}

function sound(loaded: Loaded, { base, warn }: { base: string; warn: Warn }): Loaded {
  refuseViolations(loaded.findings, base);
  for (const finding of loaded.findings) warn(lineOf(finding, base));
  return loaded;
}

/** Throws where there is a violation among findings, with a line for each. */
export function refuseViolations(findings: readonly Finding[], base: string): void {
  const violations = findings.filter(({ severity }) => severity === 'violation');
  const lines = violations.map((finding) => lineOf(finding, base));
  if (lines.length) throw new BrokenCatalogue(lines.join('\n'));
}

/** Loads the model of an ontology. The base matters to its rules alone: schema and context have no address under it. */
export function loadModel(folder: string, base = 'http://localhost'): Model {
  const { store, prefixes } = collect(readFiles(folder, tripleFileEndings), base);
  return readModel(store, { prefixes, reserved: reservedPaths });
}
