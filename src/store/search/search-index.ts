import type { Shape } from '../../model/model.ts';
import { PIECE, type Work } from '../../reading/work.ts';
import { Entries } from './entries.ts';
import type { SearchedText } from './entry.ts';
import { GrowingNumbers } from './growing-numbers.ts';
import { points, type Grade } from './grade.ts';
import { Notations } from './notations.ts';
import { Points } from './points.ts';
import { isFunctionWord } from './question-words.ts';
import { Vocabulary } from './vocabulary.ts';
import { formsOf, listedNumbers, normal, signsOf, wordsOf } from './words.ts';

/** What a word of a query finds. */
export interface Finding {
  /** The word, in normal form. */
  readonly asked: string;
  /** What each text that has it is worth. */
  readonly points: Points;
  /** The words of the texts that fit it. */
  readonly forms: Pick<ReadonlySet<string>, 'has'>;
  /** The word sign by sign, as codes are compared. */
  readonly signs: string;
  /** The word of the query that it is a part of, where no text has that. */
  readonly partOf?: string;
}

/** A word that is looked for, in normal form and sign by sign. */
interface Asked {
  readonly word: string;
  readonly signs: string;
  /** The numbers of a list of them, each once. */
  readonly groups?: readonly string[];
}

/** The words of so many texts are put in order between two pauses. */
const TOGETHER = 4_096;

/** All that is searched, by words and by notations: it is filled, closed, and then found in. */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #notations = new Notations();
  /** While it is filled: the numbers of the words of the texts, one text after another, and how many each has. */
  #uses: { readonly words: GrowingNumbers; readonly counts: GrowingNumbers } | undefined = {
    words: new GrowingNumbers(),
    counts: new GrowingNumbers(),
  };
  /** The numbers of the texts that have each word, in order, and where they begin. */
  #texts = new Uint32Array(0);
  #starts = new Uint32Array(1);
  readonly entries = new Entries();

  /** Adds a resource with all its texts. */
  add(shape: Shape, texts: readonly SearchedText[]): void {
    this.entries.addResource(shape);
    for (const text of texts) this.#addText(text);
  }

  #addText(text: SearchedText): void {
    const { value, language } = text.literal;
    if (text.role === 'notation') {
      this.#notations.add(value, this.entries.add(text, UNCOUNTED));
      this.#uses?.counts.push(0);
      return;
    }
    this.entries.add(text, countedWords(text));
    const words = formsOf(value).map(({ form, isRun = false }) =>
      this.#vocabulary.add(form, { isRun, language }),
    );
    const different = new Set(words);
    for (const word of different) this.#uses?.words.push(word);
    this.#uses?.counts.push(different.size);
  }

  /** Puts all in order, after which nothing can be added. */
  *closing(): Work<void> {
    this.entries.trim();
    yield* this.#vocabulary.closing();
    yield* this.#notations.closing();
    yield* this.#ordering();
  }

  /** The texts of each word, by counting: first how many each has, then where they begin, then which they are. */
  *#ordering(): Work<void> {
    if (!this.#uses) return;
    const { words, counts } = this.#uses;
    const starts = new Uint32Array(this.#vocabulary.size + 1);
    for (const word of words.all) starts[word + 1] = (starts[word + 1] ?? 0) + 1;
    yield;
    for (let word = 1; word < starts.length; word += 1)
      starts[word] = (starts[word] ?? 0) + (starts[word - 1] ?? 0);
    yield;
    const next = starts.slice();
    this.#texts = new Uint32Array(words.size);
    let use = 0;
    for (const [text, count] of counts.all.entries()) {
      for (const end = use + count; use < end; use += 1) {
        const word = words.at(use);
        const place = next[word] ?? 0;
        this.#texts[place] = text;
        next[word] = place + 1;
      }
      if (text % TOGETHER === 0) yield;
    }
    this.#starts = starts;
    this.#uses = undefined;
  }

  #textsOf(word: number): Uint32Array {
    return this.#texts.subarray(this.#starts[word], this.#starts[word + 1]);
  }

  /** The words of the texts that are most like one that none has. */
  near(word: string): readonly string[] {
    return this.#vocabulary.near(word, (each) => this.#textsOf(each).length);
  }

  /** What the words of a query find, each by itself; a query that is a notation as a whole is one word. */
  *finding(query: string): Work<Finding[]> {
    const whole = { word: normal(query), signs: signsOf(query) };
    const isNotation = [...this.#notations.matches(whole).values()].some(
      (each) => each !== 'loose',
    );
    const words = isNotation ? [whole] : this.#wordsOf(query);
    const findings: Finding[] = [];
    for (const word of words) findings.push(...(yield* this.#findingsOf(word)));
    return findings;
  }

  /** What a word finds; where no text has it, what the numbers of a list find, or the parts of a compound, if they do. */
  *#findingsOf(word: Asked): Work<Finding[]> {
    const finding = yield* this.#findingOf(word);
    if (finding.points.size) return [finding];
    const parts = yield* word.groups?.length
      ? this.#findingsOfGroups(word.groups)
      : this.#findingsOfParts(word);
    return parts.some(({ points }) => points.size) ? parts : [finding];
  }

  *#findingsOfGroups(groups: readonly string[]): Work<Finding[]> {
    const findings: Finding[] = [];
    for (const group of groups)
      findings.push(yield* this.#findingOf({ word: normal(group), signs: signsOf(group) }));
    return findings;
  }

  /** What the parts of a compound find that no text has. */
  *#findingsOfParts({ word, signs }: Asked): Work<Finding[]> {
    const findings: Finding[] = [];
    for (const part of this.#vocabulary.partsOf(word))
      findings.push({ ...(yield* this.#findingOf({ word: part, signs: part })), partOf: signs });
    return findings;
  }

  /** The words of a query, each once; those that only make a sentence of it are left out where there are others. */
  #wordsOf(query: string): Asked[] {
    const all = wordsOf(query);
    const telling = all.filter(({ form }) => !isFunctionWord(form));
    const words = (telling.length ? telling : all).map(
      ({ form, start, end, isRun }): [string, Asked] => {
        const text = query.slice(start, end);
        return [
          form,
          { word: form, signs: signsOf(text), ...(isRun && { groups: listedNumbers(text) }) },
        ];
      },
    );
    return [...new Map(words).values()];
  }

  *#findingOf({ word, signs }: Asked): Work<Finding> {
    const found = new Points(this.entries.size);
    const notations = this.#notations.matches({ word, signs });
    const certain = this.#vocabulary.matches(word);
    const forms = certain.size + notations.size ? certain : this.#vocabulary.withOtherDots(word);
    let spent = 0;
    for (const [form, grade] of forms) {
      const texts = this.#textsOf(form);
      const [ofName, ofText] = [points.name[grade], points.text[grade]];
      found.give(texts, (text) => (this.entries.isName(text) ? ofName : ofText));
      if ((spent += texts.length) < PIECE) continue;
      spent = 0;
      yield;
    }
    for (const [text, grade] of notations) found.give([text], () => points.notation[grade]);
    return { asked: word, signs, points: found, forms: this.#words(forms) };
  }

  /** Words by their numbers, made when they are first asked for: a beginning may have thousands. */
  #words(numbers: ReadonlyMap<number, Grade>): Finding['forms'] {
    let known: ReadonlySet<string> | undefined;
    return {
      has: (form) => {
        known ??= new Set(Array.from(numbers.keys(), (each) => this.#vocabulary.at(each)));
        return known.has(form);
      },
    };
  }
}

/** Notations count as nothing, and so do words that nobody is shown: what people are shown comes before them. */
const UNCOUNTED = 0;

/** How many different words a text has, where they are counted. */
function countedWords({ field, literal }: SearchedText): number {
  if (field.roles.has('search word')) return UNCOUNTED;
  return new Set(wordsOf(literal.value).map(({ form }) => form)).size;
}
