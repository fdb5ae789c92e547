import type { Shape } from '../../model/model.ts';
import type { SuggestQuestion } from '../../reading/question.ts';
import type { Resource, Suggestion } from '../../reading/view.ts';
import { PIECE, saying, type Step, type Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { languageRange } from '../../rdf/language.ts';
import { sorting } from '../sort-in-turns.ts';
import type { ClassView } from '../list/ordered-class.ts';
import type { Entries } from './entries.ts';
import type { Entry } from './entry.ts';
import { indexing } from './search.ts';
import { wordsOf } from './words.ts';

/** What a text suggests its resource by: the beginning of its name, a later word of it, a code, and others. The best first. */
const KINDS = ['name', 'word of a name', 'notation', 'other name', 'text', 'search word'] as const;

type Kind = (typeof KINDS)[number];

/** A longer text is no label. */
const LONGEST_LABEL = 100;

/** A text from one of its words on, in the form in which words are compared. */
interface Tail {
  readonly text: string;
  readonly entry: Entry;
}

/** No label has as many words. */
const MOST_WORDS = 64;

/**
 * The tails of one type, one kind and one language, in order. Each is a number, from which its text is made again: the number
 * of the text in the index, times `MOST_WORDS`, and that of its first word.
 */
interface Shelf {
  readonly shape: Shape;
  readonly kind: Kind;
  readonly language: string;
  readonly entries: Entries;
  readonly tails: ArrayLike<number>;
}

/**
 * Suggests resources for the beginning of words. All tails are in order, so that those with a beginning are found by
 * halving: the cost does not depend on how many there are.
 */
export function* suggesting(question: SuggestQuestion, view: ClassView): Work<Suggestion[]> {
  const asked = comparable(question.prefix);
  if (asked === '' || question.size === 0) return [];
  const found = new Map<Resource, Suggestion>();
  for (const shelves of byRank(yield* shelving(view), question, view)) {
    const left = question.size - found.size;
    const tails = shelves.flatMap((shelf) => beginning(shelf, asked, { size: left, found }));
    addFirst(found, tails.sort(compareTails), question.size);
    if (found.size >= question.size) break;
    yield;
  }
  return [...found.values()];
}

/** Adds the resources of tails, each once, up to a number of them. */
function addFirst(found: Map<Resource, Suggestion>, tails: readonly Tail[], size: number): void {
  for (const { entry } of tails) {
    const { resource, field, literal } = entry;
    if (found.size < size && !found.has(resource))
      found.set(resource, { resource, field, text: literal });
  }
}

/** The shelves of the types that are asked for: by kind, then by how the language is preferred; those of one rank together. */
function byRank(
  shelves: readonly Shelf[],
  { types, languages }: SuggestQuestion,
  { language: own }: ClassView,
): readonly (readonly Shelf[])[] {
  const ranges = [...languages, own].map(languageRange);
  const rankOf = ({ kind, language }: Shelf): number => {
    const at = ranges.findIndex((range) => `${language}-`.startsWith(`${range}-`));
    // What is in no language is in everyone's.
    const preference = language === '' ? 0 : at < 0 ? ranges.length : at;
    return KINDS.indexOf(kind) * (ranges.length + 1) + preference;
  };
  const ranked = new Map<number, Shelf[]>();
  for (const shelf of shelves)
    if (types ? types.includes(shelf.shape) : shelf.shape.isSearched) {
      const rank = rankOf(shelf);
      ranked.set(rank, [...(ranked.get(rank) ?? []), shelf]);
    }
  return [...ranked].sort(([a], [b]) => a - b).map(([, each]) => each);
}

/** How many resources are wanted, and which are found already. */
interface Wanted {
  readonly size: number;
  readonly found: ReadonlyMap<Resource, unknown>;
}

/** The first tails of a shelf with a beginning, of so many other resources as are asked for. */
function beginning(shelf: Shelf, asked: string, { size, found: known }: Wanted): Tail[] {
  const { tails } = shelf;
  let [low, high] = [0, tails.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tailAt(shelf, middle).text < asked) low = middle + 1;
    else high = middle;
  }
  const found: Tail[] = [];
  const resources = new Set<Resource>();
  for (let at = low; at < tails.length && resources.size < size; at += 1) {
    const tail = tailAt(shelf, at);
    if (!tail.text.startsWith(asked)) break;
    const { resource } = tail.entry;
    if (resources.has(resource) || known.has(resource)) continue;
    resources.add(resource);
    found.push(tail);
  }
  return found;
}

/** All shelves of a view, made once. */
function* shelving(view: ClassView): Work<readonly Shelf[]> {
  const made = view.remember<{ shelves?: readonly Shelf[] }>('suggestions', () => ({}));
  return (made.shelves ??= yield* makingShelves(view));
}

function* makingShelves(view: ClassView): Work<readonly Shelf[]> {
  const { entries } = yield* indexing(view);
  const shelves = new Map<string, Unordered>();
  for (let text = 0; text < entries.size; text += 1) {
    const entry = entries.at(text);
    for (const [at, kind] of kindsOf(entry).entries())
      shelfOf(shelves, entry, { kind, entries }).tails.push(text * MOST_WORDS + at);
    if (text % TOGETHER === 0) yield MAKES;
  }
  const ordered: Shelf[] = [];
  for (const shelf of shelves.values()) ordered.push(yield* ordering(shelf));
  return ordered;
}

const MAKES: Step = { stage: 'makes the suggestions', isForAll: true };

/** So many texts are taken apart in a piece of work: one costs about as much as thirty tests of a value. */
const TOGETHER = Math.floor(PIECE / 30);

interface Unordered extends Shelf {
  readonly tails: number[];
}

/** The texts of all tails are there at once for one shelf alone, and only until it is in order. */
function* ordering(shelf: Unordered): Work<Shelf> {
  const tails: (Tail & { readonly number: number })[] = [];
  for (const [place, number] of shelf.tails.entries()) {
    tails.push({ ...tailAt(shelf, place), number });
    if (place % TOGETHER === 0) yield MAKES;
  }
  const ordered = yield* saying(sorting(tails, compareTails), () => MAKES);
  return { ...shelf, tails: Uint32Array.from(ordered, ({ number }) => number) };
}

function shelfOf(
  shelves: Map<string, Unordered>,
  { resource, literal }: Entry,
  { kind, entries }: Pick<Shelf, 'kind' | 'entries'>,
): Unordered {
  const { shape } = resource;
  if (!shape) throw new Error(`<${resource.id}> is searched and has no type.`);
  const { language } = literal;
  const key = `${shape.name} ${kind} ${language}`;
  let shelf = shelves.get(key);
  if (!shelf) shelves.set(key, (shelf = { shape, kind, language, entries, tails: [] }));
  return shelf;
}

/** What a text is found by: all of it, and from each later word on; the kind of each. */
function kindsOf(entry: Entry): Kind[] {
  const kind = kindOf(entry);
  if (kind === 'text' && entry.literal.value.length > LONGEST_LABEL) return [];
  return labelWords(entry).map((_, at) => (kind === 'name' && at > 0 ? 'word of a name' : kind));
}

function tailAt({ entries, tails }: Shelf, place: number): Tail {
  const number = tails[place] ?? 0;
  const entry = entries.at(Math.floor(number / MOST_WORDS));
  return {
    text: labelWords(entry)
      .slice(number % MOST_WORDS)
      .join(' '),
    entry,
  };
}

function labelWords({ literal }: Entry): string[] {
  return wordsOf(literal.value.slice(0, LONGEST_LABEL)).map(({ form }) => form);
}

/** A name that is not the resource's own comes after those that are; words that no page shows come last. */
function kindOf({ role, field, resource }: Entry): Kind {
  if (role !== 'name' || field === resource.shape?.label) return role;
  return field.roles.has('search word') ? 'search word' : 'other name';
}

/** Words as they are compared, with one space between them. */
function comparable(text: string): string {
  return wordsOf(text)
    .map(({ form }) => form)
    .join(' ');
}

/** By their texts, then by address: the same order each time. */
function compareTails(a: Tail, b: Tail): number {
  return (
    compareTexts(a.text, b.text) ||
    compareTexts(a.entry.resource.id, b.entry.resource.id) ||
    compareTexts(a.entry.literal.value, b.entry.literal.value)
  );
}
