import { createHash } from 'node:crypto';
import type { Store } from 'n3';
import { readModel } from '../model/read-model.ts';
import { folderFindings } from './check-addresses.ts';
import { check } from './check.ts';
import { collect } from './collect.ts';
import { filesIn, LoadError, readFiles, type File } from './files.ts';
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
  /** Whether every statement can be in a catalogue; only then do the shapes have their say. */
  readonly isSound: boolean;
  /** What the data does not keep. Only a snapshot without a violation may be served. */
  readonly findings: readonly Finding[];
  /** When the last of the files changed. */
  readonly changed: Date;
  /** The files of the ontology, as they were read. */
  readonly ontology: readonly File[];
  /** The triples as parsed, for a second validator. */
  readonly shapes: Store;
  readonly data: Store;
  readonly fileOf: ReadonlyMap<string, string>;
}

/** Reads and checks a catalogue; throws an `OntologyError` or a `LoadError` where it cannot be read. */
export function load({ ontology, data, base, program }: Sources): Loaded {
  const ontologyFiles = tripleFiles(ontology);
  const dataFiles = tripleFiles(data);
  const declared = collect(ontologyFiles, base);
  const model = readModel(declared.store, declared.prefixes);
  const flaws = new FlawFinder();
  const { store, fileOf, repeats } = collect(dataFiles, base, (quad) => {
    flaws.inspect(quad);
  });
  const version = hash([...ontologyFiles, ...dataFiles], [base, program]);
  const snapshot = new Snapshot(store, { model, base, version });
  const isSound = flaws.findings.length === 0;
  const findings = [
    ...(isSound ? check(snapshot) : flaws.findings),
    ...folderFindings({ fileOf, repeats }, data),
    ...unreadFiles(data),
  ];
  return {
    snapshot,
    isSound,
    findings: located(findings, fileOf),
    changed: latest([...ontologyFiles, ...dataFiles]),
    ontology: ontologyFiles,
    shapes: declared.store,
    data: store,
    fileOf,
  };
}

function latest(files: readonly File[]): Date {
  return new Date(Math.max(...files.map(({ changed }) => changed.getTime())));
}

function tripleFiles(folder: string): File[] {
  const files = readFiles(folder, tripleFileEndings);
  if (files.length) return files;
  throw new LoadError(`${folder}: has no file that ends in ${tripleFileEndings.join(' or ')}`);
}

/** What else RDF is kept in: a file that was meant as data is not passed over in silence. */
const UNREAD = /\.(rdf|owl|xml|jsonld|json|nq|trig|n3|hdt|ttl\.gz|nt\.gz)$/i;

function unreadFiles(folder: string): Finding[] {
  const message = `is not read: data is in files that end in ${tripleFileEndings.join(' or ')}`;
  return filesIn(folder)
    .filter((file) => UNREAD.test(file))
    .map((file) => ({ severity: 'warning', file, message }));
}

function hash(files: readonly File[], circumstances: readonly string[]): string {
  const sum = createHash('sha256').update(JSON.stringify(circumstances));
  for (const { bytes } of files) sum.update(`${bytes.length} `).update(bytes);
  return sum.digest('hex').slice(0, 16);
}
