import { readModel } from '../model/read-model.ts';
import type { Model } from '../model/model.ts';
import { collect } from '../store/collect.ts';
import { readFiles } from '../store/files.ts';
import { lineOf, type Finding } from '../check/finding.ts';
import { load, type Loaded } from '../check/load.ts';
import type { Sources } from '../store/read-sources.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { reservedPaths } from '../server/reserved-paths.ts';

/** Findings that stop the start, each in its own line. */
class BrokenCatalogue extends Error {
  override readonly name = 'BrokenCatalogue';
}

/** A catalogue without a violation; its warnings are told, a line each: on standard error if nothing is said. */
export function loadSound(sources: Sources, tell: (line: string) => void = console.error): Loaded {
  const loaded = load(sources);
  const line = (finding: Finding): string => lineOf(finding, sources.base);
  const violations = loaded.findings.filter(({ severity }) => severity === 'violation');
  if (violations.length) throw new BrokenCatalogue(violations.map(line).join('\n'));
  for (const finding of loaded.findings) tell(line(finding));
  return loaded;
}

/** The model of an ontology by itself. Only its rules name addresses under a base; schema and context know none. */
export function loadModel(folder: string, base = 'http://localhost'): Model {
  const { store, prefixes } = collect(readFiles(folder, tripleFileEndings), base);
  return readModel(store, { prefixes, reserved: reservedPaths });
}
