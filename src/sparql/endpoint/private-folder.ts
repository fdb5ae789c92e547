import { lstatSync, mkdirSync, rmdirSync, type Stats } from 'node:fs';

/**
 * Makes a folder that nobody else may enter, or takes the one that is there; throws where that is not this user's own, and
 * where the folder that it is to be in is not there.
 */
export function makePrivate(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  if (!isPrivate(lstatSync(path)))
    throw new Error(`${path}: expected a folder of this user alone.`);
}

/** Whether a file is a folder that this user alone may enter; a link is none. */
export function isPrivate(file: Stats): boolean {
  return file.isDirectory() && file.uid === process.getuid?.() && (file.mode & 0o777) === 0o700;
}

/** Removes a folder in which nothing is. */
export function removeEmpty(path: string): void {
  try {
    rmdirSync(path);
  } catch {
    // It was never made, or an engine that is about to end has its files there and removes it.
  }
}
