import type { Catalogue } from '../store/assemble.ts';
import type { Work } from '../reading/work.ts';

/** What one catalogue had and another has no more. */
export interface Losses {
  /** How many resources. */
  readonly number: number;
  /** The addresses of the first three of them, as they were read. */
  readonly first: readonly string[];
  /** How many of them each file described. */
  readonly byFile: ReadonlyMap<string, number>;
  /** How many subjects of the ontology each of its files declared. */
  readonly declaredByFile: ReadonlyMap<string, number>;
  /** The files of the data that describe nothing any more. */
  readonly silent: ReadonlySet<string>;
}

/** Compares what two catalogues describe, giving way now and then. */
export function* lossesBetween(before: Catalogue, after: Catalogue): Work<Losses> {
  const lost = yield* missing(before.fileOf, after.fileOf);
  const isDeclaredSame = before.declaredIn === after.declaredIn;
  const undeclared = isDeclaredSame ? none : yield* missing(before.declaredIn, after.declaredIn);
  return {
    ...lost,
    declaredByFile: undeclared.byFile,
    silent: lost.number ? yield* silentFiles(lost.byFile, after) : new Set(),
  };
}

type Missing = Pick<Losses, 'number' | 'first' | 'byFile'>;

const none: Missing = { number: 0, first: [], byFile: new Map() };

/** How many subjects are looked at between two turns: about a millisecond's worth. */
const TOGETHER = 4096;

function* missing(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Work<Missing> {
  const byFile = new Map<string, number>();
  const first: string[] = [];
  let [number, looked] = [0, 0];
  for (const [subject, file] of before) {
    if (++looked % TOGETHER === 0) yield;
    // The labels of blank nodes, which an ontology has, are others at every reading; no address is without a colon.
    if (after.has(subject) || !subject.includes(':')) continue;
    number += 1;
    byFile.set(file, (byFile.get(file) ?? 0) + 1);
    if (first.length < 3) first.push(subject);
  }
  return { number, first, byFile };
}

/** Those of the files that have lost something and have nothing left. */
function* silentFiles(
  byFile: ReadonlyMap<string, number>,
  { fileOf, repeats }: Catalogue,
): Work<Set<string>> {
  const silent = new Set(byFile.keys());
  for (const { file } of repeats) silent.delete(file);
  let looked = 0;
  for (const file of fileOf.values()) {
    silent.delete(file);
    if (!silent.size) break;
    if (++looked % TOGETHER === 0) yield;
  }
  return silent;
}
