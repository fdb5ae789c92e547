import { lstatSync, mkdirSync } from 'node:fs';

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
  const { uid, mode } = lstatSync(path);
  const isOwn = uid === process.getuid?.() && (mode & 0o777) === 0o700;
  const isFolder = lstatSync(path).isDirectory();
  if (!isFolder || !isOwn) throw new Error(`${path}: expected a folder of this user alone.`);
}
