import * as fs from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareTexts } from '../rdf/compare-texts.ts';

/** A file that was read: its name for messages, relative to the working directory, and its bytes. */
export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** When it last changed. */
  readonly changed: Date;
  /** What the system says of it, as `stampOf` writes it. */
  readonly stamp: string;
}

/** A file or folder that cannot be used, with the reason in one line. */
export class LoadError extends Error {
  override readonly name: string = 'LoadError';
}

/** The file changed while it was read; a retry succeeds. */
export class ChangedWhileRead extends LoadError {}

/** The size, times, rights and place of a file: two that are equal are of one file that nobody wrote to between them. */
export function stampOf({ size, mtimeNs, ctimeNs, mode, dev, ino }: fs.BigIntStats): string {
  return [size, mtimeNs, ctimeNs, mode, dev, ino].join(' ');
}

/** All files in a folder, its folders included, whose names end in one of the endings; by name. */
export function readFiles(folder: string, endings: readonly string[]): File[] {
  return readThose(filesIn(folder), endings);
}

/** The files at those of the paths that end in one of the endings, in whatever case. */
export function readThose(paths: readonly string[], endings: readonly string[]): File[] {
  return paths
    .filter((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)))
    .map(readFile);
}

/** What a path is called in messages. */
export function nameOf(path: string): string {
  return relative('.', resolve(path));
}

/** One file in one consistent state; throws a `LoadError` if there is none, or if it changes meanwhile. */
export function readFile(path: string): File {
  return { name: nameOf(path), ...contentAt(path) };
}

/**
 * The files at a path that a person gave: all of a folder that end in one of the endings, or the one that is there. Throws a
 * `LoadError` where a folder has none of them.
 */
export function readInput(path: string, endings: readonly string[]): File[] {
  const isFolder = reading(path, (at) => fs.statSync(at)).isDirectory();
  const files = isFolder ? readFiles(path, endings) : [readFile(path)];
  if (!files.length && endings.length)
    throw new LoadError(`${path}: has no file that ends in ${endings.join(' or ')}`);
  return files;
}

/** The names of the files in a folder, its folders included, that do not begin with a dot. */
export function filesIn(folder: string): string[] {
  if (!reading(folder, (at) => fs.statSync(at)).isDirectory())
    throw new LoadError(`${folder}: expected a folder`);
  return walk(folder, new Set()).sort(compareTexts);
}

/** The names in a folder that do not begin with a dot, in an order that does not depend on the system. */
export function visible(names: readonly string[]): string[] {
  return names.filter((name) => !name.startsWith('.')).sort(compareTexts);
}

/** A folder that a link leads to again is gone into once. */
function walk(folder: string, seen: Set<string>): string[] {
  const place = reading(folder, (at) => fs.realpathSync(at));
  if (seen.has(place)) return [];
  seen.add(place);
  return visible(reading(folder, (at) => fs.readdirSync(at))).flatMap((name) => {
    const path = join(folder, name);
    return reading(path, (at) => fs.statSync(at)).isDirectory() ? walk(path, seen) : [path];
  });
}

/** Ten million triples: what is larger is no catalogue, and to read it would take the memory of what is served. */
const MOST_BYTES = 1_000_000_000;

/** Frees the memory of files that were read into a store, though others still refer to them: they are empty from then on. */
export function letGo(files: readonly File[]): void {
  // Who receives a buffer has it alone, and nobody receives these.
  for (const { bytes } of files)
    structuredClone(bytes, { transfer: [bytes.buffer as ArrayBuffer] });
}

interface Content {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** When it last changed. */
  readonly changed: Date;
  readonly stamp: string;
}

/** The bytes of a regular file in one consistent state; throws a `LoadError` if it changes meanwhile. */
function contentAt(path: string): Content {
  return reading(path, () => {
    // Without O_NONBLOCK, opening a pipe waits for somebody to write to it.
    const descriptor = fs.openSync(path, fs.constants.O_RDONLY | fs.constants.O_NONBLOCK);
    try {
      return contentOf(path, descriptor);
    } finally {
      fs.closeSync(descriptor);
    }
  });
}

function contentOf(path: string, descriptor: number): Content {
  const before = fs.fstatSync(descriptor, { bigint: true });
  if (!before.isFile()) throw new LoadError(`${path}: expected a file`);
  if (before.size > MOST_BYTES)
    throw new LoadError(
      `${nameOf(path)}: has ${before.size} bytes, a file has at most ${MOST_BYTES}`,
    );
  const bytes = new Uint8Array(Number(before.size));
  let length = 0;
  while (length < bytes.length) {
    const read = fs.readSync(descriptor, bytes, length, bytes.length - length, null);
    if (!read) break;
    length += read;
  }
  const after = fs.fstatSync(descriptor, { bigint: true });
  const isSame = after.size === before.size && after.mtimeNs === before.mtimeNs;
  if (!isSame || length !== bytes.length)
    throw new ChangedWhileRead(`${path}: changed while it was read`);
  return { bytes, changed: before.mtime, stamp: stampOf(before) };
}

/** What is read at a path; throws a `LoadError` that names the path and the system's reason. */
function reading<Result>(path: string, read: (path: string) => Result): Result {
  try {
    return read(path);
  } catch (error) {
    if (error instanceof LoadError) throw error;
    throw new LoadError(`${path}: cannot be read ${reasonOf(error)}`, { cause: error });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'this user has no right to it',
  EROFS: 'its file system is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'its links lead in a circle',
};

/** The system's reason for not reading or writing, by its code and in words. */
export function reasonOf(error: unknown): string {
  const { code = 'failed' } = error as NodeJS.ErrnoException;
  const words = REASONS[code];
  return words === undefined ? `(${code})` : `(${code}): ${words}`;
}
