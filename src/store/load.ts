import { createHash } from 'node:crypto';
import type { Store } from 'n3';
import { readModel } from '../model/read-model.ts';
import { check } from './check.ts';
import { collect } from './collect.ts';
import { LoadError, readFiles, type File } from './files.ts';
import { located, type Finding } from './finding.ts';
import { FlawFinder } from './flaw.ts';
import { tripleFileEndings } from './parse.ts';
import { Snapshot } from './snapshot.ts';

/** Where a catalogue comes from. */
export interface Sources {
  /** The folder with the ontology and its shapes. */
  readonly ontology: string;
  /** The folder with the data. */
  readonly data: string;
  /** The address that relative addresses are resolved against, with its final slash. */
  readonly base: string;
  /** The program's version; it changes the snapshot's. */
  readonly program: string;
}

export interface Loaded {
  readonly snapshot: Snapshot;
  /** What the data does not keep. Only a snapshot without a violation may be served. */
  readonly findings: readonly Finding[];
  /** The triples as parsed, for a second validator. */
  readonly shapes: Store;
  readonly data: Store;
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Reads and checks a catalogue; throws an `OntologyError` or a `LoadError` where it cannot be read. */
export function load({ ontology, data, base, program }: Sources): Loaded {
  const ontologyFiles = filesIn(ontology);
  const dataFiles = filesIn(data);
  const declared = collect(ontologyFiles, base);
  const model = readModel(declared.store, declared.prefixes);
  const flaws = new FlawFinder();
  const { store, fileOf } = collect(dataFiles, base, (quad) => {
    flaws.inspect(quad);
  });
  const version = hash([...ontologyFiles, ...dataFiles], [base, program]);
  const snapshot = new Snapshot(store, { model, base, version });
  const findings = flaws.findings.length ? flaws.findings : check(snapshot);
  return {
    snapshot,
    findings: located(findings, fileOf),
    shapes: declared.store,
    data: store,
    fileOf,
  };
}

function filesIn(folder: string): File[] {
  const files = readFiles(folder, tripleFileEndings);
  if (files.length) return files;
  throw new LoadError(`${folder}: has no file that ends in ${tripleFileEndings.join(' or ')}`);
}

function hash(files: readonly File[], circumstances: readonly string[]): string {
  const sum = createHash('sha256').update(JSON.stringify(circumstances));
  for (const { bytes } of files) sum.update(`${bytes.length} `).update(bytes);
  return sum.digest('hex').slice(0, 16);
}
