import { distance } from '../rdf/distance.ts';
import type { Pace } from '../reading/pace.ts';
import type { Hit, View } from '../reading/view.ts';
import { isFrameWord, isFunctionWord } from '../store/search/question-words.ts';
import { normal, wordsOf } from '../store/search/words.ts';
import type { CueReading } from './cues.ts';
import type { AskingRoles } from './roles.ts';
import { nearness } from './together.ts';

/** What a word of a question, or a part of it, is searched with. */
export interface SearchOptions {
  readonly view: View;
  readonly roles: AskingRoles;
  readonly cues: CueReading;
  readonly languages: readonly string[];
  readonly pace?: Pace | undefined;
}

/** Something that a word of a question met. */
export interface WordHit {
  /** As the question has it. */
  readonly word: string;
  readonly hit: Hit;
  /** How much it says, whoever it leads to: from 0 to 1. */
  readonly weight: number;
}

/** So many words of a question are searched for, and so many of what a word finds are read. */
const [MOST_WORDS, MOST_HITS] = [30, 40];
/** What a word weighs in whose place a similar one is found, one that is a cue, and one that any question may have. */
const [SIMILAR, FRAME, COMMON] = [0.6, 0.3, 0.1];
/** What a question is about comes first: each further word says less, down to a least. */
const [LESS, LAST] = [0.1, 0.6];
/** From which nearness on two words are forms of one, and what such a match is worth at least. */
const [SAME, FORM] = [0.88, 5];
/** The most that a match is worth. What is met in a name says more than what is met in a text, by more than its points. */
const [MOST_WORTH, STEEPNESS] = [12, 1.5];
/** One letter may be wrong in words of so many letters, two in words of so many. */
const [ONE_SLIP, TWO_SLIPS] = [5, 10];
/** So many letters are the ending of a form. */
const ENDING = 3;

/** What each word of a question meets that may say what it is about. */
export async function searchWords(question: string, options: SearchOptions): Promise<WordHit[]> {
  const hits: WordHit[] = [];
  for (const { word, texts, weight } of soughtIn(question, options.cues))
    for (const text of texts) hits.push(...(await hitsOf({ word, text, weight }, options)));
  return hits;
}

/** A word of a question that is searched for. */
interface Sought {
  readonly word: string;
  /** The word, and what of it is before a cue. */
  readonly texts: readonly string[];
  /** How much it says of what the question is about. */
  readonly weight: number;
}

/** The words of a question that may say what it is about, each once. */
function soughtIn(question: string, { frame, idle, beginnings }: CueReading): Sought[] {
  const words = new Map<string, string>();
  for (const { form, start, end } of wordsOf(question))
    if (!isFunctionWord(form) && !idle.has(form)) words.set(form, question.slice(start, end));
  let later = 1;
  return [...words].slice(0, MOST_WORDS).map(([form, word]) => {
    const beginning = beginnings.get(form);
    const texts = beginning ? [word, beginning] : [word];
    if (isFrameWord(form)) return { word, texts, weight: COMMON };
    if (frame.has(form)) return { word, texts, weight: FRAME };
    const weight = later;
    later = Math.max(LAST, later - LESS);
    return { word, texts, weight };
  });
}

/** What a text finds, or where it finds nothing, what a similar word or the word without its ending finds. */
async function hitsOf(
  { word, text, weight }: Omit<Sought, 'texts'> & { readonly text: string },
  { view, roles, languages, pace }: SearchOptions,
): Promise<WordHit[]> {
  const types = [...roles.asked, ...roles.keepers, ...roles.classes];
  const ask = (words: string) =>
    view.search({ text: words, types, size: MOST_HITS, languages }, pace);
  const own = await ask(text);
  const slip = own.hits.length ? undefined : own.suggestions.find((each) => isSlip(text, each));
  const other = own.hits.length ? undefined : (slip ?? shorter(text));
  const { hits } = other === undefined ? own : await ask(other);
  const share = slip === undefined ? weight : weight * SIMILAR;
  return hits.map((hit) => ({ word, hit, weight: share * pointsOf(hit, other ?? text) }));
}

/** How much a match says, from 0 to 1. */
function pointsOf({ worth, text }: Hit, sought: string): number {
  const near = nearness(sought, text.value);
  // A search counts as a resemblance what may be another form of the very word.
  const least = near >= SAME ? FORM : 0;
  return (Math.max(worth, least) / MOST_WORTH) ** STEEPNESS * near;
}

/** A long word without its last letters: some forms of a word have another stem, *yritysten* of *yritys*. */
function shorter(word: string): string | undefined {
  return word.length >= TWO_SLIPS - 1 ? word.slice(0, -ENDING) : undefined;
}

/** Whether a word may be another one that is misspelt. */
function isSlip(word: string, other: string): boolean {
  const { length } = word;
  const most = length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
  return distance(normal(word), normal(other)) <= most;
}
