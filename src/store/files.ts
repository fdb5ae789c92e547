import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { compareTexts } from './value.ts';

/** A file as it was read: its name for messages, relative to where the process stands, and its bytes. */
export interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A failure of the world or of what stands in it, told in one line. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

/** All files in a folder, its folders included, whose names end in one of the endings; by name. */
export function readFiles(folder: string, endings: readonly string[]): File[] {
  return namesIn(folder)
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .map((name) => {
      const path = join(folder, name);
      return {
        name: relative('.', resolve(path)) || path,
        bytes: reading(path, (at) => readFileSync(at)),
      };
    });
}

function namesIn(folder: string): string[] {
  if (!reading(folder, (at) => statSync(at)).isDirectory())
    throw new LoadError(`${folder}: expected a folder`);
  return reading(folder, (path) =>
    readdirSync(path, { recursive: true, encoding: 'utf8' })
      .filter((name) => !/(^|[/\\])\./.test(name))
      .sort(compareTexts),
  );
}

function reading<Result>(path: string, read: (path: string) => Result): Result {
  try {
    return read(path);
  } catch (error) {
    const { code = 'failed' } = error as NodeJS.ErrnoException;
    throw new LoadError(`${path}: cannot be read (${code})`, { cause: error });
  }
}
