import type { BigIntStats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { FileRecord } from '../store/assemble.ts';
import { isSumList } from '../store/checksums.ts';
import { exampleEnding } from '../store/examples.ts';
import { nameOf, visible } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';

/** What stands at each path of some folders; where two looks are equal, nothing was written between them. */
export type Look = ReadonlyMap<string, string>;

/**
 * Looks at what is in folders, links followed, without reading any file. Asked for again and again, rather than told by
 * the system of what is written: `fs.watch` does not see what a link leads to be exchanged, nor what another machine writes to
 * a mounted folder, and it loses events where there are many.
 */
export async function look(folders: readonly string[]): Promise<Look> {
  const found = new Map<string, string>();
  for (const folder of folders) await lookAt(await statusAt(folder), { found, entered: new Set() });
  return found;
}

/** The first path at which something else stands than before. */
export function differenceOf(before: Look, after: Look): string | undefined {
  for (const [path, stamp] of after) if (before.get(path) !== stamp) return path;
  for (const path of before.keys()) if (!after.has(path)) return path;
  return undefined;
}

interface Change {
  readonly file: string;
  readonly how: string;
}

/** How what stands there differs from the files that a catalogue was made from: the gravest change; nothing where it does not. */
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
  const changed = files.find((file) => !stampIn(file).startsWith(startOf(file)));
  if (changed) return { file: changed.name, how: 'has changed' };
  const added = [...seen.keys()].find((path) => isSource(path) && !names.has(nameOf(path)));
  return added === undefined ? undefined : { file: nameOf(added), how: 'is new' };
}

const FOLDER = 'folder';

/** How many paths of a folder are looked at together: each takes a round of the event loop, which others use as well. */
const TOGETHER = 64;

interface Seeing {
  readonly found: Map<string, string>;
  /** The folders that were gone into, by what they are: one that links lead to again and again is gone into once. */
  readonly entered: Set<string>;
}

/** Notes what is at a path. One folder is gone into after the other, so that each look comes to a folder by the same path. */
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
  return isSource(path) || path.toLowerCase().endsWith(exampleEnding);
}

function isSource(path: string): boolean {
  return isSumList(path) || tripleFileEndings.some((each) => path.toLowerCase().endsWith(each));
}

/** What the stamp of a file begins with that was read. */
function startOf({ size, changed }: FileRecord): string {
  return `${size} ${changed.getTime()} `;
}

function stampOf({ size, mtime, mtimeNs, ctimeNs, mode, dev, ino }: BigIntStats): string {
  return [size, mtime.getTime(), mtimeNs, ctimeNs, mode, dev, ino].join(' ');
}

/** What a question to the system gives, or the code of its failure. */
async function orCode<Result>(asked: Promise<Result>): Promise<Result | string> {
  try {
    return await asked;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'failed';
  }
}

/** For how long nothing may be written until what was written is read, and how long that is waited for, in milliseconds. */
const QUIET = 50;
const PATIENCE = 2000;

/**
 * The pause after a look is at least twice as long as the look: on a slow disk it takes little of it. A larger part would make
 * a busy server slow to see a change, as the look waits for its turns among the requests.
 */
const LEAST_PAUSE = 2;

interface WatchOptions {
  readonly folders: readonly string[];
  /** How long it is between two looks, in milliseconds; 0: nobody looks but at `ask`. */
  readonly interval: number;
  /** Ends it: who waits gets the signal's reason. */
  readonly signal: AbortSignal;
}

/** Looks at folders again and again, and says when something was written there. */
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

  /** Takes what stands there next as changed, whether it is or not. */
  ask(): void {
    this.#isAsked = true;
    this.#wake();
  }

  /** What stands there once it is other than what is known, and nobody writes any more, or all too long. */
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

  /** What stands there when two looks in succession are equal, or when it was waited for that for long enough. */
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

  /** Waits, but not for longer than until somebody asks or it ends. No process goes on for its sake. */
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
