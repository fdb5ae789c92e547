import type { ReservedPaths } from '../model/reserved-paths.ts';
import { isSumList, sha256Of, sumProblems } from './checksums.ts';
import { filesIn, LoadError, nameOf, readThose, type File } from './files.ts';
import { tripleFileEndings } from './parse.ts';

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
  /** The paths that its resources leave to the server. */
  readonly reserved: ReservedPaths;
  /** The language of the catalogue where its data states none, as a tag in small letters. */
  readonly language?: string | undefined;
}

/** The bytes that a catalogue is made from. */
export interface SourceFiles {
  readonly ontology: readonly File[];
  readonly data: readonly File[];
  /** The lists of checksums that the files were found to agree with. */
  readonly sums: readonly File[];
  /** What else is in the data folder, by path. */
  readonly others: readonly string[];
}

/** Reads the files of a catalogue; throws a `LoadError` with a line for each that cannot be what somebody meant to publish. */
export function readSources({ ontology, data }: Pick<Sources, 'ontology' | 'data'>): SourceFiles {
  const declared = readFolder(ontology);
  const stated = readFolder(data);
  return {
    ontology: declared.files,
    data: stated.files,
    sums: [...declared.sums, ...stated.sums],
    others: stated.others,
  };
}

interface Folder {
  readonly files: readonly File[];
  readonly sums: readonly File[];
  readonly others: readonly string[];
}

function readFolder(folder: string): Folder {
  const paths = filesIn(folder);
  const files = readThose(paths, tripleFileEndings);
  const sums = readThose(paths.filter(isSumList), ['']);
  const surveyed = files.map(({ name, bytes }): SurveyedFile => {
    const sha256 = (): string => sha256Of(bytes);
    return { name, isEmpty: isBlank(bytes), sha256 };
  });
  refuseProblems({ folder, paths, sums }, surveyed);
  const read = new Set(files.map(({ name }) => name));
  return { files, sums, others: paths.filter((path) => !read.has(nameOf(path))) };
}

/** What is to be known of a file with triples, whether or not its bytes are in memory. */
export interface SurveyedFile {
  readonly name: string;
  readonly isEmpty: boolean;
  /** The hexadecimal digits of its SHA-256. */
  readonly sha256: () => string;
}

interface SurveyedFolder {
  readonly folder: string;
  readonly paths: readonly string[];
  readonly sums: readonly File[];
}

/** Throws a `LoadError` with a line for each file of a folder that cannot be what somebody meant to publish. */
export function refuseProblems(
  { folder, paths, sums }: SurveyedFolder,
  files: readonly SurveyedFile[],
): void {
  if (!files.length)
    throw new LoadError(`${folder}: has no file that ends in ${tripleFileEndings.join(' or ')}`);
  const problems = [
    ...files.filter(({ isEmpty }) => isEmpty).map(({ name }) => `${name}: is empty`),
    ...sums.flatMap((list) => sumProblems(list, files, new Set(paths.map(nameOf)))),
  ];
  if (problems.length) throw new LoadError(problems.join('\n'));
}

/** Whether bytes are white space alone: what remains of a file whose writer was stopped, not one that says nothing. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
