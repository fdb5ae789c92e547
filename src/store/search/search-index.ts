import { PIECE, type Step, type Work } from '../../reading/work.ts';
import type { ClassView } from '../list/ordered-class.ts';
import { Entries } from './entries.ts';
import { entriesOf, type Entry } from './entry.ts';
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
  /** The words of the texts that fit it, with their grades. */
  readonly forms: ReadonlyMap<string, Grade>;
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

/** So many texts are added between two pieces of work. */
const TOGETHER = 32;

const INDEXES: Step = { stage: 'makes the search index', isForAll: true };

/** All that is searched in one view, by words and by notations. */
export class SearchIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #notations = new Notations();
  /** The numbers of the texts that have each word, in order; of most words it is one, which has no list around it. */
  readonly #texts = new Map<string, number | number[]>();
  readonly entries = new Entries();
  #isFilled = false;

  /** Adds all that is searched in a view; nothing where that was done. Two who do it at a time add nothing twice. */
  *filling(view: ClassView): Work<void> {
    this.#rest ??= entriesOf(view);
    let added = 0;
    while (!this.#isFilled) {
      const next = this.#rest.next();
      if (next.done) this.#isFilled = true;
      else this.#add(next.value);
      if ((added += 1) % TOGETHER === 0) yield INDEXES;
    }
  }

  #rest: Iterator<Entry> | undefined;

  /** The words of the texts that are most like one that none has. */
  near(word: string): readonly string[] {
    return this.#vocabulary.near(word);
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
      const known = this.#texts.get(form) ?? [];
      const texts = typeof known === 'number' ? [known] : known;
      const [ofName, ofText] = [points.name[grade], points.text[grade]];
      found.give(texts, (text) => (this.entries.isName(text) ? ofName : ofText));
      if ((spent += texts.length) < PIECE) continue;
      spent = 0;
      yield;
    }
    for (const [text, grade] of notations) found.give([text], () => points.notation[grade]);
    return { asked: word, signs, points: found, forms };
  }

  #add(entry: Entry): void {
    const { value, language } = entry.literal;
    if (entry.role === 'notation') {
      this.#notations.add(value, this.entries.add(entry, UNCOUNTED));
      return;
    }
    const text = this.entries.add(entry, countedWords(entry));
    for (const { form, isRun } of formsOf(value)) {
      this.#vocabulary.add(form, { isRun, language });
      this.#addWord(form, text);
    }
  }

  /** The words of a text are added together: it is the last one where it has a word twice. */
  #addWord(form: string, text: number): void {
    const texts = this.#texts.get(form);
    if (texts === undefined) this.#texts.set(form, text);
    else if (typeof texts !== 'number') {
      if (texts.at(-1) !== text) texts.push(text);
    } else if (texts !== text) this.#texts.set(form, [texts, text]);
  }
}

/** Notations count as nothing, and so do words that nobody is shown: what people are shown comes before them. */
const UNCOUNTED = 0;

/** How many different words a text has, where they are counted. */
function countedWords({ field, literal }: Entry): number {
  if (field.roles.has('search word')) return UNCOUNTED;
  return new Set(wordsOf(literal.value).map(({ form }) => form)).size;
}
