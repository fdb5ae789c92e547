import { readModel } from '../model/read-model.ts';
import type { Model } from '../model/model.ts';
import { collect } from '../store/collect.ts';
import { readFiles } from '../store/files.ts';
import { lineOf, type Finding } from '../check/finding.ts';
import { load, loading, type Loaded } from '../check/load.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { scheduler } from '../server/scheduler.ts';
import { warming } from '../store/warm.ts';
import { readSources, type Sources } from '../store/read-sources.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { reservedPaths } from '../server/reserved-paths.ts';

/** Findings that stop the start, each in its own line. */
class BrokenCatalogue extends Error {
  override readonly name = 'BrokenCatalogue';
}

/** Hears of a warning, in a line. */
type Tell = (line: string) => void;

/** A catalogue without a violation; its warnings are told, a line each: on standard error if nothing is said. */
export function loadSound(sources: Sources, tell: Tell = console.error): Loaded {
  return sound(load(sources), { base: sources.base, tell });
}

/** The same for a process that is asked other things meanwhile; stops with the signal's reason at its abort. */
export async function loadSoundInTurns(
  sources: Sources,
  { tell, signal }: { tell: Tell; signal: AbortSignal },
): Promise<Loaded> {
  const { base } = sources;
  const files = readSources(sources);
  // Not by the log, whose lines would wait: the engine ends the process at once where the heap is full.
  refuseSmallHeap({ files: files.data, base, readsAgain: true }, console.error);
  const loaded = await scheduler.background(loading(files, sources), signal);
  const checked = sound(loaded, { base, tell });
  await scheduler.background(warming(checked.snapshot), signal);
  return checked;
}

function sound(loaded: Loaded, { base, tell }: { base: string; tell: Tell }): Loaded {
  const violations = loaded.findings.filter(({ severity }) => severity === 'violation');
  const line = (finding: Finding): string => lineOf(finding, base);
  if (violations.length) throw new BrokenCatalogue(violations.map(line).join('\n'));
  for (const finding of loaded.findings) tell(line(finding));
  return loaded;
}

/** The model of an ontology by itself. Only its rules name addresses under a base; schema and context know none. */
export function loadModel(folder: string, base = 'http://localhost'): Model {
  const { store, prefixes } = collect(readFiles(folder, tripleFileEndings), base);
  return readModel(store, { prefixes, reserved: reservedPaths });
}
