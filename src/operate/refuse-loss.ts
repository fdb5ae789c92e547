import { rdf } from '../rdf/vocabulary.ts';
import type { Catalogue } from '../store/assemble.ts';
import { isSumList } from '../store/checksums.ts';
import type { Losses } from './losses.ts';

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
    `${file.name}: describes nothing any more; resources that no other file has: ${losses.byFile.get(file.name) ?? 0}; mend it, or restart to serve without them`
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
