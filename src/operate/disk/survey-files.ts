import { createHash, type Hash } from 'node:crypto';
import { statSync } from 'node:fs';
import { chunksOf } from '../../sparql/prepare/stream/lines-of.ts';
import { isSumList } from '../../store/checksums.ts';
import { filesIn, nameOf, readThose } from '../../store/files.ts';
import { tripleFileEndings } from '../../store/parse.ts';
import {
  isBlank,
  refuseProblems,
  type Sources,
  type SurveyedFile,
} from '../../store/read-sources.ts';
import type { Work } from '../../reading/work.ts';

/** A file with triples that stays on the disk. */
export interface DiskFile {
  readonly path: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

interface Survey {
  /** The version that `load` gives the same files. */
  readonly version: string;
  /** The files of the data, in the order in which they are read. */
  readonly files: readonly DiskFile[];
  /** What else is in the data folder, by path. */
  readonly others: readonly string[];
}

/** Reads all files once, a piece at a time; throws a `LoadError` where `readSources` does. */
export function* surveying({ ontology, data, base, program, language }: Sources): Work<Survey> {
  const circumstances = [base, program, ...(language === undefined ? [] : [language])];
  const version = createHash('sha256').update(JSON.stringify(circumstances));
  yield* surveyingFolder(ontology, version);
  const { files, others } = yield* surveyingFolder(data, version);
  return { version: version.digest('hex').slice(0, 16), files, others };
}

function* surveyingFolder(folder: string, version: Hash): Work<Pick<Survey, 'files' | 'others'>> {
  const paths = filesIn(folder);
  const own = tripleFilesAmong(paths);
  const surveyed: SurveyedFile[] = [];
  for (const path of own) surveyed.push(yield* surveyingFile(path, version));
  refuseProblems({ folder, paths, sums: readThose(paths.filter(isSumList), ['']) }, surveyed);
  const files = own.map((path) => ({ path, name: nameOf(path), size: statSync(path).size }));
  const read = new Set(own);
  return { files, others: paths.filter((path) => !read.has(path)) };
}

function* surveyingFile(path: string, version: Hash): Work<SurveyedFile> {
  const own = createHash('sha256');
  let isEmpty = true;
  version.update(`${statSync(path).size} `);
  for (const chunk of chunksOf(path)) {
    version.update(chunk);
    own.update(chunk);
    isEmpty &&= isBlank(chunk);
    yield;
  }
  return { name: nameOf(path), isEmpty, sha256: () => own.copy().digest('hex') };
}

/** Those of some paths that lead to files with triples. */
export function tripleFilesAmong(paths: readonly string[]): readonly string[] {
  return paths.filter((path) =>
    tripleFileEndings.some((ending) => path.toLowerCase().endsWith(ending)),
  );
}
