import { getHeapStatistics } from 'node:v8';
import { LoadError, type File } from './files.ts';
import { CHUNK, parsing } from './parse.ts';

/** Bytes of heap for each triple, its resources and the check included: fewer than in any catalogue measured, and enough for most. */
const LEAST = 150;
const USUAL = 1_400;

/** Bytes of heap for the program itself. */
const PROGRAM = 50_000_000;

/** The least bytes of a file that say a triple, and how many are read of all files to find how many they really are. */
const DENSEST = 10;
const SAMPLED = 4_000_000;

/** What is to be read into a heap. */
interface HeapUse {
  readonly files: readonly File[];
  readonly base: string;
  /** How many triples are in it already, and stay there. */
  readonly beside?: number;
  /** Whether changed files will be read beside these. */
  readonly readsAgain?: boolean;
  /** How large it may grow, in bytes. */
  readonly limit?: number;
}

/**
 * Throws a `LoadError` where the triples of files surely do not fit into the heap: the engine would end the process without
 * a word of ours. Where they may not fit, `report` is called with a line.
 */
export function refuseSmallHeap(use: HeapUse, report: (line: string) => void): void {
  const { files, beside = 0, readsAgain, limit = getHeapStatistics().heap_size_limit } = use;
  const bytes = files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (2 * usual(bytes / DENSEST + beside) < limit) return;
  const triples = triplesIn(use) + beside;
  const need = usual(triples);
  const say = (amount: string, all: number): string =>
    `about ${rounded(triples)} triples (files of ${megabytes(bytes)}) take ${amount}; the heap may have ${megabytes(limit)}: ${advice(all)}`;
  const least = PROGRAM + triples * LEAST;
  if (least > limit) throw new LoadError(say(`at least ${megabytes(least)} of heap`, need));
  const warn = (amount: string, all: number): void => {
    report(`warning: ${say(amount, all)}`);
  };
  if (need > limit) warn(`about ${megabytes(need)} of heap`, need);
  else if (readsAgain && 2 * need > limit)
    warn(
      `about ${megabytes(need)} of heap, and as much again while changed files are read`,
      2 * need,
    );
}

function usual(triples: number): number {
  return PROGRAM + triples * USUAL;
}

/** How many triples files have, judged by the first of each; the largest are judged first. */
function triplesIn({ files, base }: HeapUse): number {
  let [read, found, triples] = [0, 0, 0];
  for (const file of files.toSorted((a, b) => b.bytes.length - a.bytes.length)) {
    const { length } = file.bytes;
    const sample = Math.min(length, CHUNK);
    const number = read < SAMPLED ? triplesAtStart(file, base) : (found / read) * sample;
    if (read < SAMPLED) [read, found] = [read + sample, found + number];
    triples += (number / sample) * length;
  }
  return triples;
}

function triplesAtStart(file: File, base: string): number {
  let number = 0;
  try {
    parsing(file, base, () => (number += 1)).next();
  } catch (error) {
    // A fault of a file is reported when it is read.
    if (!(error instanceof LoadError)) throw error;
  }
  return number;
}

function advice(bytes: number): string {
  return `start with NODE_OPTIONS=--max-old-space-size=${Math.ceil(bytes / 100_000_000) * 100}`;
}

function rounded(number: number): number {
  return Number(number.toPrecision(2));
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`;
}
