import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareTexts } from './value.ts';

/** A file as it was read: its name for messages, relative to where the process stands, and its bytes. */
export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** When it last changed. */
  readonly changed: Date;
}

/** A failure of the world or of what stands in it, told in one line. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** All files in a folder, its folders included, whose names end in one of the endings; by name. */
export function readFiles(folder: string, endings: readonly string[]): File[] {
  return filesIn(folder)
    .filter((path) => endings.some((ending) => path.toLowerCase().endsWith(ending)))
    .map(readFile);
}

/** The files at a path that a person gave: all of a folder that end in one of the endings, or the one that is there. */
export function readInput(path: string, endings: readonly string[]): File[] {
  const isFolder = reading(path, (at) => statSync(at)).isDirectory();
  return isFolder ? readFiles(path, endings) : [readFile(path)];
}

function readFile(path: string): File {
  const status = reading(path, (at) => statSync(at));
  if (!status.isFile()) throw new LoadError(`${path}: expected a file`);
  return {
    name: relative('.', resolve(path)),
    bytes: reading(path, (at) => readFileSync(at)),
    changed: status.mtime,
  };
}

/** The names of the files in a folder, its folders included, that do not begin with a dot. */
export function filesIn(folder: string): string[] {
  if (!reading(folder, (at) => statSync(at)).isDirectory())
    throw new LoadError(`${folder}: expected a folder`);
  return walk(folder, new Set()).sort(compareTexts);
}

/** A folder that a link leads to again is gone into once. */
function walk(folder: string, seen: Set<string>): string[] {
  const place = reading(folder, (at) => realpathSync(at));
  if (seen.has(place)) return [];
  seen.add(place);
  const names = reading(folder, (at) => readdirSync(at)).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) => {
    const path = join(folder, name);
    return reading(path, (at) => statSync(at)).isDirectory() ? walk(path, seen) : [path];
  });
}

function reading<Result>(path: string, read: (path: string) => Result): Result {
  try {
    return read(path);
  } catch (error) {
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    throw new LoadError(`${path}: cannot be read (${code})`, { cause: error });
  }
}
