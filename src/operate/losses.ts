import type { Catalogue } from '../store/assemble.ts';
import type { Work } from '../reading/work.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { isSumList } from '../store/checksums.ts';

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

/** How many subjects are compared between two pauses: about a millisecond's worth. */
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

interface Change {
  readonly before: Catalogue;
  readonly after: Catalogue;
  readonly losses: Losses;
  /** How many percent of what there was may be lost; 100: all. */
  readonly most: number;
}

/** Why a catalogue that is sound by itself is still not what somebody meant to publish, if so. */
export function refusalOf(change: Change): string | undefined {
  const { most } = change;
  const rules = most < 100 ? [gone, emptied, cut, fewerTriples, fewerOfType] : [cut];
  for (const rule of rules) {
    const message = rule(change);
    if (message) return message;
  }
  return undefined;
}

const WAY_OUT = 'put it back, or restart to serve without it';

/** A file that may be removed is one whose resources another file has now. */
function gone({ before, after, losses }: Change): string | undefined {
  const names = new Set(after.files.map(({ name }) => name));
  for (const { name } of before.files.filter((file) => !names.has(file.name))) {
    if (isSumList(name)) return `${name}: is gone, which the files were checked by; ${WAY_OUT}`;
    const resources = losses.byFile.get(name) ?? losses.declaredByFile.get(name);
    if (resources)
      return `${name}: is gone, and with it resources that no other file has: ${resources}; ${WAY_OUT}`;
  }
  return undefined;
}

function emptied({ after, losses }: Change): string | undefined {
  const file = after.files.find(({ name }) => losses.silent.has(name));
  return (
    file &&
    `${file.name}: describes nothing any more; resources that no other file has: ${losses.byFile.get(file.name) ?? 0}; fix it, or restart to serve without them`
  );
}

function cut({ before, after }: Change): string | undefined {
  const ended = new Set(before.files.filter(({ isEnded }) => isEnded).map(({ name }) => name));
  const file = after.files.find(({ name, isEnded }) => !isEnded && ended.has(name));
  return file && `${file.name}: ends in the middle of a line, which it did not before`;
}

function fewerTriples(change: Change): string | undefined {
  const { before, after } = change;
  return (
    fewer('triples of the data', [before.snapshot.size, after.snapshot.size], change) ??
    fewer('triples of the ontology', [before.shapes.size, after.shapes.size], change)
  );
}

/** How many resources a type has where the loss of half of them is no small edit. */
const MANY = 10;

function fewerOfType(change: Change): string | undefined {
  for (const { name, class: type } of change.before.snapshot.model.shapes) {
    const counts: [number, number] = [countOf(change.before, type), countOf(change.after, type)];
    const message = counts[0] < MANY ? undefined : fewer(`resources ${name}`, counts, change);
    if (message) return message;
  }
  return undefined;
}

/** How many resources there are of a class as clients see it: without a shape for it they see none. */
function countOf({ snapshot, data }: Catalogue, type: string): number {
  return snapshot.model.shapeOfClass.has(type) ? data.countQuads(null, rdf.type, type, null) : 0;
}

function fewer(
  things: string,
  [before, after]: readonly [before: number, after: number],
  { most, losses }: Change,
): string | undefined {
  if ((before - after) * 100 <= most * before) return undefined;
  const [place] = [...losses.byFile].sort(([, a], [, b]) => b - a);
  const where = place ? `${place[0]}: ` : '';
  return `${where}${things}: ${after} in place of ${before}, a loss of more than ${most} %; restart to serve them, or see --max-loss`;
}
