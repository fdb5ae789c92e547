import { fieldsWithRole } from '../model/model.ts';
import { MadeOnce } from '../reading/made-once.ts';
import { readingEach } from '../reading/unloaded.ts';
import type { Resource, View } from '../reading/view.ts';
import { inPieces, type Step, type Work } from '../reading/work.ts';
import { isFrameWord, isFunctionWord } from '../store/search/question-words.ts';
import { wordsOf } from '../store/search/words.ts';
import { leadsOf, type AskingRoles } from './roles.ts';
import { comparable, type Comparable, type NameOfWords } from './together.ts';

/** What every question may have says so much, and so does what all keepers have. */
const LEAST = 0.1;
/** How surely the search words of a keeper mean it: they are those of what it keeps, one by one. */
const KEEPER_WORD = 0.5;

/** The names of a resource: its own, other names, and words that pages do not show; each word with how much it says. */
export function namesOf(
  resource: Resource,
  { roles, stems }: { readonly roles: AskingRoles; readonly stems: Stems },
): readonly NameOfWords[] {
  const cached = resource.view.remember(
    'names of questions',
    () => new Map<string, readonly NameOfWords[]>(),
  );
  const found = cached.get(resource.id);
  if (found) return found;
  const made = textsOf(resource, roles).map(({ words, share }) => ({
    share,
    words: words.map((word) => ({ ...word, telling: tellingOf(word, stems) })),
  }));
  cached.set(resource.id, made);
  return made;
}

/** The stems of the words of all names. */
export interface Stems {
  /** To how many keepers each leads. */
  readonly keepers: ReadonlyMap<string, number>;
  /** How many keepers there are. */
  readonly all: number;
  /** A word with each stem. */
  readonly words: ReadonlyMap<string, string>;
}

function tellingOf({ form, stem }: Comparable, { keepers, all }: Stems): number {
  if (isFunctionWord(form) || isFrameWord(form)) return LEAST;
  const share = Math.log(keepers.get(stem) ?? 1) / Math.log(Math.max(2, all));
  return Math.max(LEAST, 1 - share);
}

/** The stems of the words of all names in the catalogue that lead to somebody: read by who asks first, for all. */
export function* stemming(view: View, roles: AskingRoles): Work<Stems> {
  const known = view.remember<{ stems?: Stems }>('stems', () => ({}), 'of all views');
  const reading = view.remember('reading of stems', () => new MadeOnce<Stems>(READS));
  return (known.stems ??= yield* reading.had(() => readingStems(view, roles)));
}

const READS: Step = { stage: 'reads the words of all names', isForAll: true };

/** A stem of names: a word with it, and to whom it leads. */
interface Stem {
  readonly word: string;
  readonly keepers: Set<Resource>;
}

function* readingStems(view: View, roles: AskingRoles): Work<Stems> {
  const found = new Map<string, Stem>();
  const all = new Set<Resource>();
  yield* inPieces(yield* namedIn(view, roles), ADDING, (named) => {
    addStems(named, found);
    for (const { keeper } of named.words.length ? named.leads : []) all.add(keeper);
  });
  return {
    keepers: new Map(Array.from(found, ([stem, { keepers }]) => [stem, keepers.size])),
    all: all.size,
    words: new Map(Array.from(found, ([stem, { word }]) => [stem, word])),
  };
}

/** What it takes to read the names of a resource and to find to whom it leads, and to add them, in units of work. */
const [READING, ADDING] = [100, 20];

/** The words of the names of something, and who it leads to. */
interface Named {
  readonly leads: ReturnType<typeof leadsOf>;
  readonly words: readonly Comparable[];
}

/** All that has names, by address. What is not loaded is met in every shape before it is thrown. */
function* namedIn(view: View, roles: AskingRoles): Work<Named[]> {
  const all = [...view.described];
  const named = new Map<Resource, Named>();
  const shapes = [...new Set([...roles.asked, ...roles.keepers, ...roles.classes])];
  yield* readingEach(shapes, function* (shape) {
    const ofShape = all.filter((resource) => resource.shape === shape);
    yield* inPieces(ofShape, READING, (resource) => {
      const words = textsOf(resource, roles).flatMap((text) => text.words);
      named.set(resource, { leads: leadsOf(resource, roles), words });
    });
  });
  return all.flatMap((resource) => named.get(resource) ?? []);
}

function addStems({ leads, words }: Named, found: Map<string, Stem>): void {
  for (const { stem, form } of words) {
    const known = found.get(stem) ?? { word: form, keepers: new Set() };
    found.set(stem, known);
    for (const { keeper } of leads) known.keepers.add(keeper);
  }
}

function textsOf(
  resource: Resource,
  { keepers }: AskingRoles,
): { readonly words: readonly Comparable[]; readonly share: number }[] {
  const { shape } = resource;
  if (!shape) return [];
  const names = [...(shape.label ? [shape.label] : []), ...fieldsWithRole(shape, 'other name')];
  const hidden = fieldsWithRole(shape, 'search word');
  return [...names, ...hidden].flatMap((field) =>
    resource.literals(field).map(({ value }) => ({
      words: wordsOf(value).map(({ form }) => comparable(form)),
      share: keepers.includes(shape) && hidden.includes(field) ? KEEPER_WORD : 1,
    })),
  );
}

/** A part of a compound has so many letters at least; so many may come after the last as the ending of a form, and so many are before it. */
const [SHORTEST_PART, LONGEST_ENDING, LEAST_BEFORE] = [5, 5, 3];

/**
 * The words of names that a compound begins with, and that it ends with: the longest of each. Each part of the compound is
 * looked up: there may be very many names.
 */
export function partsOf(form: string, { words }: Stems): string[] {
  const { plain } = comparable(form);
  let [first, last]: (string | undefined)[] = [];
  for (let length = plain.length - SHORTEST_PART; length >= SHORTEST_PART; length -= 1) {
    first ??= words.get(plain.slice(0, length));
    last ??= lastPartOf(plain, length, words);
  }
  return [first, last].flatMap((word) => word ?? []);
}

/** A word whose stem a compound ends with, besides the ending of a form. */
function lastPartOf(plain: string, length: number, words: Stems['words']): string | undefined {
  for (let ending = 0; ending <= LONGEST_ENDING; ending += 1) {
    const from = plain.length - ending - length;
    const word = words.get(plain.slice(Math.max(0, from), from + length));
    if (word !== undefined && from >= LEAST_BEFORE) return word;
  }
  return undefined;
}
