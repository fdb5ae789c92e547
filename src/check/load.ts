import { createHash } from 'node:crypto';
import { assemble, type Catalogue } from '../store/assemble.ts';
import { folderFindings } from './check-addresses.ts';
import { readRecord, recordFindings, type CheckRecord } from './check-record.ts';
import { checking } from './check.ts';
import type { File } from '../store/files.ts';
import { languageFindings } from './language-findings.ts';
import { located, type Finding } from './finding.ts';
import { FlawFinder } from './flaw.ts';
import { refuseSmallHeap } from '../store/heap.ts';
import { atOnce, type See, type Work } from '../reading/work.ts';
import { tripleFileEndings } from '../store/parse.ts';
import { readSources, type SourceFiles, type Sources } from '../store/read-sources.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** Where a catalogue comes from, and where it is remembered that it was checked. */
export interface CheckedSources extends Sources {
  readonly checkRecord?: CheckRecord | undefined;
}

/** A catalogue that was checked. */
export interface Loaded extends Catalogue {
  /** Whether every statement can be in a catalogue; only then do the shapes have their say. */
  readonly isSound: boolean;
  /** What the data does not keep. Only a snapshot without a violation may be served. */
  readonly findings: readonly Finding[];
  /** What became of the record of the check, in a line for the log; `undefined` where none was named, or it is a finding. */
  readonly recordNote?: string | undefined;
}

/**
 * Reads and checks a catalogue; throws an `OntologyError` or a `LoadError` where it cannot be read. The model of a previous
 * one under the same base address is taken over where the ontology is the same.
 */
export function load(sources: CheckedSources, previous?: Catalogue, see?: See): Loaded {
  const files = readSources(sources);
  refuseSmallHeap({ files: files.data, base: sources.base }, console.error);
  return atOnce(loading(files, sources, previous), see);
}

/** The same, of files that were read already. */
export function loadFrom(files: SourceFiles, sources: CheckedSources, see?: See): Loaded {
  return atOnce(loading(files, sources), see);
}

/** The same, giving way now and then. */
export function* loading(
  files: SourceFiles,
  { data, base, program, reserved, language, checkRecord }: CheckedSources,
  previous?: Catalogue,
): Work<Loaded> {
  const flaws = new FlawFinder();
  const inspect = flaws.inspect.bind(flaws);
  const version = yield* versioning(files, { base, program, language });
  const setting = { base, reserved, version, language, inspect, previous };
  const catalogue = yield* assemble(files, setting);
  const isSound = flaws.findings.length === 0;
  const checked = isSound
    ? yield* checkingOnce(catalogue.snapshot, checkRecord)
    : { findings: flaws.findings };
  const findings = [
    ...checked.findings,
    ...(isSound ? languageFindings(catalogue.snapshot) : []),
    ...folderFindings(catalogue, data),
    ...unreadFiles(files.others),
    ...privateFindings(catalogue),
  ];
  const { recordNote } = checked;
  return { ...catalogue, isSound, findings: located(findings, catalogue.fileOf), recordNote };
}

/** What the check finds, or has found before in the same version. */
function* checkingOnce(
  snapshot: Snapshot,
  record: CheckRecord | undefined,
): Work<Pick<Loaded, 'findings' | 'recordNote'>> {
  const { version } = snapshot;
  const known = record && readRecord(record, version);
  if (known && 'findings' in known)
    return {
      findings: known.findings,
      recordNote: noteOf(record, 'is of these files, which are not checked again'),
    };
  const findings = yield* checking(snapshot);
  const isServed = !findings.some(({ severity }) => severity === 'violation');
  if (!known || !isServed) return { findings };
  const warnings = recordFindings(record, { version, findings });
  return {
    findings: [...findings, ...warnings],
    recordNote: warnings.length ? undefined : noteOf(record, `is written anew, since ${known.why}`),
  };
}

function noteOf({ file }: CheckRecord, what: string): string {
  return `check-record: ${file} ${what}`;
}

/** Reports how many resources are private, in case one is by mistake, and not which. */
function privateFindings({ leftOut = 0 }: Catalogue): Finding[] {
  const message = `left out, as the ontology's visibility annotations want it: ${leftOut} private resources, and every link to them`;
  return leftOut ? [{ severity: 'warning', message }] : [];
}

/** What else RDF is kept in: a file that was meant as data is not passed over in silence. */
const UNREAD = /\.(rdf|owl|xml|jsonld|json|nq|trig|n3|hdt|ttl\.gz|nt\.gz)$/i;

/** Warnings of files of RDF that a catalogue is not read from. */
export function unreadFiles(paths: readonly string[]): Finding[] {
  const message = `is not read: data is in files that end in ${tripleFileEndings.join(' or ')}`;
  return paths
    .filter((file) => UNREAD.test(file))
    .map((file) => ({ severity: 'warning', file, message }));
}

/** The version of a catalogue that such files make: a hash of the files, the base address and the program. */
export function versionOf(files: SourceFiles, sources: Sources): string {
  return atOnce(versioning(files, sources));
}

function versioning(
  { ontology, data }: Pick<SourceFiles, 'ontology' | 'data'>,
  { base, program, language }: Pick<Sources, 'base' | 'program' | 'language'>,
): Work<string> {
  const circumstances = [base, program, ...(language === undefined ? [] : [language])];
  return hashing([...ontology, ...data], circumstances);
}

function* hashing(files: readonly File[], circumstances: readonly string[]): Work<string> {
  const sum = createHash('sha256').update(JSON.stringify(circumstances));
  for (const { bytes } of files) {
    sum.update(`${bytes.length} `);
    for (let start = 0; start < bytes.length; start += CHUNK) {
      sum.update(bytes.subarray(start, start + CHUNK));
      yield;
    }
  }
  return sum.digest('hex').slice(0, 16);
}

/** How many bytes are hashed at a time: some milliseconds' worth. */
const CHUNK = 4_194_304;
