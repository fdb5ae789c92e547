import type { Quad } from '@rdfjs/types';
import { statSync } from 'node:fs';
import { folderFindings } from '../check/check-addresses.ts';
import { located, type Finding } from '../check/finding.ts';
import { FlawFinder } from '../check/flaw.ts';
import { unreadFiles, type Loaded } from '../check/load.ts';
import type { Model } from '../model/model.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { saying, type Step, type Work } from '../reading/work.ts';
import { DiskTriples } from '../sparql/prepare/stream/disk-triples.ts';
import { CHUNK, chunksOf } from '../sparql/prepare/stream/lines-of.ts';
import type { DiskCatalogue } from '../sparql/prepare/stream/stream-sidecar.ts';
import { emptyStore } from '../store/empty-store.ts';
import { filesIn, LoadError } from '../store/files.ts';
import { takeFormers } from '../store/former.ts';
import { parsingChunks } from '../store/parse.ts';
import type { Sources } from '../store/read-sources.ts';
import type { Formers } from '../store/snapshot.ts';
import { checkingOnDisk } from './disk/check-on-disk.ts';
import { DiskSubjectFiles } from './disk/subject-files.ts';
import { surveying, tripleFilesAmong, type DiskFile } from './disk/survey-files.ts';
import { loadModel } from './open.ts';

/** A catalogue on the disk, and what was found wrong with it. */
interface OnDisk extends DiskCatalogue {
  /** Only a catalogue without a violation may be served. */
  readonly findings: readonly Finding[];
}

/** Files of so many bytes are read in memory. */
const MOST_IN_MEMORY = 60_000_000;

/** Whether the data of a catalogue is so large that it is read onto the disk. */
export function isForDisk({ data }: Sources): boolean {
  const sizes = tripleFilesAmong(filesIn(data)).map((path) => statSync(path).size);
  return sizes.reduce((sum, size) => sum + size, 0) > MOST_IN_MEMORY;
}

/** The same catalogue on the disk, of one that is in memory and was checked there. */
export function* copyingOntoDisk({ snapshot, data }: Loaded, folder: string): Work<DiskCatalogue> {
  const { model, base, version, languageUnlessStated: language, formersApart: formers } = snapshot;
  const triples = new DiskTriples(folder);
  for (const triple of data) triples.add(triple);
  yield* triples.finishing(base);
  return { triples, model, base, version, language, folder, formers };
}

/** Reads a catalogue onto the disk, in a folder that the caller removes, and checks it there as `load` does in memory. */
export function* readingOntoDisk(sources: Sources, folder: string): Work<OnDisk> {
  const { ontology, data, base, language } = sources;
  const model = loadModel(ontology, base);
  if (model.privateClasses.length || model.hiddenProperties.length)
    throw new LoadError(
      `${data}: has more than ${MOST_IN_MEMORY / 1e6} MB, and an ontology with private parts is for less`,
    );
  const { version, files, others } = yield* surveying(sources);
  const reading = new Reading(model, folder, files);
  yield* reading.reading(base);
  const formers = yield* reading.finishing({ base, version });
  const { triples } = reading;
  const catalogue = { triples, model, base, version, language, folder, formers };
  const checked = reading.flaws.length ? reading.flaws : yield* checkingOnDisk(catalogue);
  const wrong = new Set(checked.flatMap(({ resource }) => resource ?? []));
  const { fileOf, repeats } = yield* reading.subjects.finding(wrong, data);
  const findings = [
    ...checked,
    ...folderFindings({ fileOf, repeats }, data),
    ...unreadFiles(others),
  ];
  return { ...catalogue, findings: located(findings, fileOf) };
}

/** So many triples are inspected together. */
const INSPECTED = 50_000;

/** So many flaws are enough to see what is wrong. */
const MOST_FLAWS = 1_000;

/** The files of a catalogue, read onto the disk. */
class Reading {
  readonly triples: DiskTriples;
  readonly subjects: DiskSubjectFiles;
  /** What cannot be in a catalogue: where there is any, no triple is read any more. */
  readonly flaws: Finding[] = [];
  readonly #model: Model;
  readonly #files: readonly DiskFile[];
  readonly #gone = new Set<string>();
  readonly #goneClasses: ReadonlySet<string>;
  #inspected = 0;
  // It remembers each address, so there is a new one now and then.
  #finder = new FlawFinder();

  constructor(model: Model, folder: string, files: readonly DiskFile[]) {
    this.triples = new DiskTriples(folder);
    this.subjects = new DiskSubjectFiles(
      folder,
      files.map(({ name }) => name),
    );
    this.#model = model;
    this.#files = files;
    this.#goneClasses = new Set(model.formers.flatMap(({ classes }) => classes));
  }

  /** Throws a `LoadError` with a line for each file that cannot be read. */
  *reading(base: string): Work<void> {
    const problems: string[] = [];
    for (const [number, file] of this.#files.entries()) {
      this.subjects.nextFile();
      const take = (triple: Quad): void => {
        this.#take(triple, number);
      };
      problems.push(...(yield* problemsIn(readingFile(file, { base, take }))));
    }
    if (problems.length) throw new LoadError(problems.join('\n'));
  }

  /** Sorts what was read; the resources that are no longer there come apart, as in memory. */
  *finishing({
    base,
    version,
  }: {
    readonly base: string;
    readonly version: string;
  }): Work<Formers> {
    const apart = emptyStore();
    const take = (triple: Quad): void => void apart.addQuad(triple);
    yield* this.triples.finishing(
      base,
      this.#gone.size ? { subjects: this.#gone, take } : undefined,
    );
    return takeFormers(apart, { model: this.#model, base, version });
  }

  #take(triple: Quad, file: number): void {
    const { subject, predicate, object } = triple;
    this.subjects.note(subject.value, file);
    this.#inspect(triple);
    if (this.flaws.length) return;
    if (predicate.value === rdf.type && this.#goneClasses.has(object.value))
      this.#gone.add(subject.value);
    this.triples.add(triple);
  }

  #inspect(triple: Quad): void {
    if (this.flaws.length >= MOST_FLAWS) return;
    if ((this.#inspected += 1) % INSPECTED === 0) this.#finder = new FlawFinder();
    this.#finder.inspect(triple);
    this.flaws.push(...this.#finder.findings.splice(0));
  }
}

interface Taking {
  readonly base: string;
  readonly take: (triple: Quad) => void;
}

function* readingFile({ path, name, size: of }: DiskFile, { base, take }: Taking): Work<void> {
  const parsed = parsingChunks({ name, chunks: chunksOf(path) }, base, take);
  const stepAt = (chunks: number): Step => ({
    stage: `reads ${name}`,
    done: Math.min(chunks * CHUNK, of),
    of,
  });
  yield* saying(parsed, stepAt);
}

/** What makes a file unreadable, if anything does. */
function* problemsIn(reading: Work<void>): Work<readonly string[]> {
  try {
    yield* reading;
    return [];
  } catch (error) {
    if (error instanceof LoadError) return [error.message];
    throw error;
  }
}
