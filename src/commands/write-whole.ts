import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that a reader sees the old one or the whole new one, and the old one stays where that fails: beside it,
 * under a name that begins with a dot, and then renamed.
 */
export function writeWhole(file: string, text: string): void {
  const before = statusOf(file);
  // A pipe or a terminal is written to; nothing can take its name.
  if (before && !before.isFile()) {
    fs.writeFileSync(file, text);
    return;
  }
  // A link goes on leading to its file.
  const target = before ? fs.realpathSync(file) : file;
  const beside = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  try {
    fs.writeFileSync(beside, text, { flag: 'wx', flush: true, mode: before?.mode ?? 0o666 });
    fs.renameSync(beside, target);
  } catch (error) {
    fs.rmSync(beside, { force: true });
    throw error;
  }
}

function statusOf(file: string): fs.Stats | undefined {
  return fs.statSync(file, { throwIfNoEntry: false });
}
