import type { BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { FileRecord } from '../store/assemble.ts';
import { isSumList } from '../store/checksums.ts';
import { exampleEndings } from '../store/examples.ts';
import { nameOf, stampOf, visible } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';

/** The fingerprint of some folders: a stamp for each path. If two are equal, nothing was written between them. */
export type Look = ReadonlyMap<string, string>;

/**
 * Takes the fingerprint of folders, following links, without reading any file. It is polled, because `fs.watch` does not
 * notice that the target of a link was exchanged, nor what another machine writes to a mounted folder, and loses events when
 * there are many.
 */
export async function look(folders: readonly string[]): Promise<Look> {
  const found = new Map<string, string>();
  for (const folder of folders) await lookAt(await statusAt(folder), { found, entered: new Set() });
  return found;
}

/** The first path whose stamp differs. */
export function differenceOf(before: Look, after: Look): string | undefined {
  for (const [path, stamp] of after) if (before.get(path) !== stamp) return path;
  for (const path of before.keys()) if (!after.has(path)) return path;
  return undefined;
}

interface Change {
  readonly file: string;
  readonly how: string;
}

/** How a fingerprint differs from the files of a catalogue: the most serious change; `undefined` if it does not. */
export function changeOf(seen: Look, files: readonly FileRecord[]): Change | undefined {
  const stamps = new Map([...seen].map(([path, stamp]) => [nameOf(path), stamp]));
  const names = new Set(files.map(({ name }) => name));
  const stampIn = ({ name }: FileRecord): string => stamps.get(name) ?? '';
  const gone = files.find((file) => !/^\d/.test(stampIn(file)));
  if (gone)
    return {
      file: gone.name,
      how: stampIn(gone) === FOLDER ? 'has become a folder' : 'is gone',
    };
  const changed = files.find((file) => stampIn(file) !== file.stamp);
  if (changed) return { file: changed.name, how: 'has changed' };
  const added = [...seen.keys()].find((path) => isSource(path) && !names.has(nameOf(path)));
  return added === undefined ? undefined : { file: nameOf(added), how: 'is new' };
}

const FOLDER = 'folder';

/** How many paths are checked together: each takes a round of the event loop, which requests use as well. */
const TOGETHER = 64;

interface Seeing {
  readonly found: Map<string, string>;
  /** The folders that were entered, by device and inode: a folder that several links lead to is entered once. */
  readonly entered: Set<string>;
}

/** Adds the stamp of a path. Folders are entered one after another, so that each fingerprint has a folder under the same path. */
async function lookAt(
  [path, status]: readonly [string, BigIntStats | string],
  seeing: Seeing,
): Promise<void> {
  if (typeof status === 'string') seeing.found.set(path, status);
  else if (!status.isDirectory()) noteFile(path, status, seeing);
  else if (isNew(status, seeing)) await lookInto(path, seeing);
}

function noteFile(path: string, status: BigIntStats, { found }: Seeing): void {
  if (isRead(path)) found.set(path, stampOf(status));
}

function isNew({ dev, ino }: BigIntStats, { entered }: Seeing): boolean {
  const place = `${dev}:${ino}`;
  return !entered.has(place) && Boolean(entered.add(place));
}

async function lookInto(folder: string, seeing: Seeing): Promise<void> {
  const names = await orCode(readdir(folder));
  seeing.found.set(folder, typeof names === 'string' ? names : FOLDER);
  if (typeof names === 'string') return;
  const paths = visible(names).map((name) => join(folder, name));
  for (let start = 0; start < paths.length; start += TOGETHER) {
    const some = await Promise.all(paths.slice(start, start + TOGETHER).map(statusAt));
    for (const each of some) await lookAt(each, seeing);
  }
}

async function statusAt(path: string): Promise<[string, BigIntStats | string]> {
  return [path, await orCode(stat(path, { bigint: true }))];
}

function isRead(path: string): boolean {
  const name = path.toLowerCase();
  return isSource(path) || exampleEndings.some((ending) => name.endsWith(ending));
}

function isSource(path: string): boolean {
  return isSumList(path) || tripleFileEndings.some((each) => path.toLowerCase().endsWith(each));
}

/** The result of a system call, or its error code. */
async function orCode<Result>(asked: Promise<Result>): Promise<Result | string> {
  try {
    return await asked;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'failed';
  }
}

/** How long no file may change before the files are read, and the longest wait for that, in milliseconds. */
const QUIET = 50;
const PATIENCE = 2000;

/**
 * The pause after a check is at least twice as long as the check, so that it takes little of a slow disk. More would make a
 * busy server slow to notice a change, because the check waits between requests.
 */
const LEAST_PAUSE = 2;

interface WatchOptions {
  readonly folders: readonly string[];
  /** The pause between two checks, in milliseconds; 0: check only at `ask`. */
  readonly interval: number;
  /** Stops it: `next` throws the signal's reason. */
  readonly signal: AbortSignal;
}

/** Polls folders for changes. */
export class Watch {
  readonly #options: WatchOptions;
  #isAsked = false;
  #wake: () => void = () => undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => {
      this.#wake();
    });
  }

  /** Reports a change at the next check, even if there is none. */
  ask(): void {
    this.#isAsked = true;
    this.#wake();
  }

  /** Resolves to the next fingerprint that differs, once no file has changed for a while, or the wait is too long. */
  async next(known: Look): Promise<Look> {
    const { folders, interval, signal } = this.#options;
    let pause = interval;
    for (;;) {
      await this.#pause(pause);
      signal.throwIfAborted();
      const isAsked = this.#isAsked;
      this.#isAsked = false;
      const begun = performance.now();
      const seen = await look(folders);
      if (interval) pause = Math.max(interval, (performance.now() - begun) * LEAST_PAUSE);
      if (!isAsked && differenceOf(known, seen) === undefined) continue;
      const settled = await this.settle(seen);
      if (isAsked || differenceOf(known, settled) !== undefined) return settled;
    }
  }

  /** Resolves to the fingerprint when two in succession are equal, or after the longest wait. */
  async settle(seen: Look): Promise<Look> {
    const { folders, signal } = this.#options;
    const end = performance.now() + PATIENCE;
    for (let last = seen; ;) {
      await passed(QUIET, undefined, { signal, ref: false });
      const next = await look(folders);
      if (differenceOf(last, next) === undefined || performance.now() > end) return next;
      last = next;
    }
  }

  /** Waits, at most until `ask` or the end. It does not keep the process alive. */
  async #pause(milliseconds: number): Promise<void> {
    if (this.#isAsked || this.#options.signal.aborted) return;
    await new Promise<void>((resolve) => {
      const timer = milliseconds ? setTimeout(resolve, milliseconds).unref() : undefined;
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
