import type { Shape } from '../../model/model.ts';
import type { SuggestQuestion } from '../../reading/question.ts';
import type { Suggestion } from '../../reading/view.ts';
import { firstWhere } from '../../reading/halving.ts';
import { MadeOnce } from '../../reading/made-once.ts';
import { PIECE, type Step, type Work } from '../../reading/work.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { languageRange } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import { sorting } from '../sort-in-turns.ts';
import type { ClassView } from '../list/ordered-class.ts';
import type { Entry } from './entry.ts';
import { indexing, type Searched } from './searched.ts';
import { wordsOf } from './words.ts';

/** What a text suggests its resource by: the beginning of its name, a later word of it, a code, and others. The best first. */
const KINDS = ['name', 'word of a name', 'notation', 'other name', 'text', 'search word'] as const;

type Kind = (typeof KINDS)[number];

/** A longer text is no label. */
export const LONGEST_LABEL = 100;

/** A text, by its number, from one of its words on, in the form in which words are compared. */
interface Tail {
  readonly words: string;
  readonly text: number;
  /** The number of the resource that has the text. */
  readonly owner: number;
}

/** No label has as many words. */
const MOST_WORDS = 64;

/** What is suggested from: texts, with the beginnings by which they are found. */
export interface Labelled extends Searched {
  /** A text's language, and its first signs: one more than a label has at most. */
  labelOf(text: number): Pick<Literal, 'value' | 'language'>;
}

/**
 * The tails of one type, one kind and one language, in order. Each is a number, from which its text is made again: the number
 * of the text in the index, times `MOST_WORDS`, and that of its first word.
 */
interface Shelf {
  readonly shape: Shape;
  readonly kind: Kind;
  readonly language: string;
  readonly tails: ArrayLike<number>;
}

/** Suggests resources of a view for the beginning of words. */
export function* suggesting(question: SuggestQuestion, view: ClassView): Work<Suggestion[]> {
  const searched = yield* indexing(view);
  const shelves = view.remember('suggestions', () => new Shelves(searched));
  const texts = yield* shelves.suggesting(question, view.language);
  return texts.map((text) => suggestionOf(searched.at(text)));
}

/** A text as a suggestion of the resource that has it. */
export function suggestionOf({ resource, field, literal }: Entry): Suggestion {
  return { resource, field, text: literal };
}

/** The beginnings of all texts. They are put in order by who asks first. */
export class Shelves {
  readonly #labelled: Labelled;
  readonly #shelves = new MadeOnce<readonly Shelf[]>(MAKES);
  /** What was taken apart last: the tails of a text come one after another. */
  #latest: { readonly text: number; readonly tails: readonly string[] } = { text: -1, tails: [] };

  constructor(labelled: Labelled) {
    this.#labelled = labelled;
  }

  /**
   * The texts for the beginning of words, of so many resources as are asked for; `own` is the language of all. All tails are
   * in order, so that those with a beginning are found by halving: the cost does not depend on how many there are.
   */
  *suggesting(question: SuggestQuestion, own: string): Work<number[]> {
    const asked = comparable(question.prefix);
    if (asked === '' || question.size === 0) return [];
    const found = new Map<number, number>();
    const made = yield* this.#shelves.had(() => this.#making());
    for (const shelves of byRank(made, question, own)) {
      const left = question.size - found.size;
      const tails = shelves.flatMap((shelf) =>
        this.#beginning(shelf, asked, { size: left, found }),
      );
      this.#addFirst(found, tails, question.size);
      if (found.size >= question.size) break;
      yield;
    }
    return [...found.values()];
  }

  /** Adds the resources of tails, each once with its text, up to a number of them. */
  #addFirst(found: Map<number, number>, tails: Tail[], size: number): void {
    for (const { owner, text } of tails.sort((a, b) => this.#compare(a, b)))
      if (found.size < size && !found.has(owner)) found.set(owner, text);
  }

  /** The first tails of a shelf with a beginning, of so many other resources as are asked for. */
  #beginning(shelf: Shelf, asked: string, { size, found: known }: Wanted): Tail[] {
    const { tails } = shelf;
    const first = firstWhere({ to: tails.length }, (at) => this.#tailAt(shelf, at).words >= asked);
    const found: Tail[] = [];
    const resources = new Set<number>();
    for (let at = first; at < tails.length && resources.size < size; at += 1) {
      const tail = this.#tailAt(shelf, at);
      if (!tail.words.startsWith(asked)) break;
      const { owner } = tail;
      if (resources.has(owner) || known.has(owner)) continue;
      resources.add(owner);
      found.push(tail);
    }
    return found;
  }

  *#making(): Work<readonly Shelf[]> {
    const { entries } = this.#labelled.index;
    const shelves = new Map<string, Unordered>();
    for (let text = 0; text < entries.size; text += 1) {
      for (const [at, kind] of this.#kindsOf(text).entries())
        this.#shelfOf(shelves, text, kind).tails.push(text * MOST_WORDS + at);
      if (text % TOGETHER === 0) yield;
    }
    const ordered: Shelf[] = [];
    for (const shelf of shelves.values()) ordered.push(yield* this.#ordering(shelf));
    return ordered;
  }

  /** The texts of all tails are there at once for one shelf alone, and only until it is in order. */
  *#ordering(shelf: Unordered): Work<Shelf> {
    const tails: (Tail & { readonly number: number })[] = [];
    for (const [place, number] of shelf.tails.entries()) {
      tails.push({ ...this.#tailAt(shelf, place), number });
      if (place % TOGETHER === 0) yield;
    }
    const ordered = yield* sorting(tails, (a, b) => this.#compare(a, b));
    return { ...shelf, tails: Uint32Array.from(ordered, ({ number }) => number) };
  }

  #shelfOf(shelves: Map<string, Unordered>, text: number, kind: Kind): Unordered {
    const { entries } = this.#labelled.index;
    const shape = entries.shapeOf(entries.ownerOf(text));
    if (!shape) throw new Error(`The text ${text} is searched and has no type.`);
    const { language } = this.#labelled.labelOf(text);
    const key = `${shape.name} ${kind} ${language}`;
    let shelf = shelves.get(key);
    if (!shelf) shelves.set(key, (shelf = { shape, kind, language, tails: [] }));
    return shelf;
  }

  /** What a text is found by: all of it, and from each later word on; the kind of each. */
  #kindsOf(text: number): Kind[] {
    const kind = this.#kindOf(text);
    if (kind === 'text' && this.#labelled.labelOf(text).value.length > LONGEST_LABEL) return [];
    return this.#tailsOf(text).map((_, at) =>
      kind === 'name' && at > 0 ? 'word of a name' : kind,
    );
  }

  /** A name that is not the resource's own comes after those that are; words that no page shows come last. */
  #kindOf(text: number): Kind {
    const { entries } = this.#labelled.index;
    const [role, field] = [entries.roleOf(text), entries.fieldOf(text)];
    const isOwn = field === entries.shapeOf(entries.ownerOf(text))?.label;
    if (role !== 'name' || isOwn) return role;
    return field.roles.has('search word') ? 'search word' : 'other name';
  }

  #tailAt({ tails }: Shelf, place: number): Tail {
    const number = tails[place] ?? 0;
    const text = Math.floor(number / MOST_WORDS);
    const words = this.#tailsOf(text)[number % MOST_WORDS] ?? '';
    return { words, text, owner: this.#labelled.index.entries.ownerOf(text) };
  }

  /** What a text is compared by from each of its words on. */
  #tailsOf(text: number): readonly string[] {
    if (text !== this.#latest.text) this.#latest = { text, tails: this.#tailsAnew(text) };
    return this.#latest.tails;
  }

  #tailsAnew(text: number): string[] {
    const { value } = this.#labelled.labelOf(text);
    const words = wordsOf(value.slice(0, LONGEST_LABEL)).map(({ form }) => form);
    const whole = words.join(' ');
    let from = 0;
    return words.map((word) => {
      const tail = whole.slice(from);
      from += word.length + 1;
      return tail;
    });
  }

  /** By their words, then by address, then as they are listed: the same order each time. */
  #compare(a: Tail, b: Tail): number {
    return (
      compareTexts(a.words, b.words) ||
      (a.owner === b.owner ? a.text - b.text : this.#labelled.compare(a.owner, b.owner))
    );
  }
}

/** The shelves of the types that are asked for: by kind, then by how the language is preferred; those of one rank together. */
function byRank(
  shelves: readonly Shelf[],
  { types, languages }: SuggestQuestion,
  own: string,
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
  readonly found: ReadonlyMap<number, unknown>;
}

const MAKES: Step = { stage: 'makes the suggestions', isForAll: true };

/** So many texts are taken apart in a piece of work: one costs about as much as thirty tests of a value. */
const TOGETHER = Math.floor(PIECE / 30);

interface Unordered extends Shelf {
  readonly tails: number[];
}

/** Words as they are compared, with one space between them. */
function comparable(text: string): string {
  return wordsOf(text)
    .map(({ form }) => form)
    .join(' ');
}
