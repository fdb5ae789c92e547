import { distance } from '../rdf/distance.ts';
import type { Pace } from '../reading/pace.ts';
import { compareValues } from '../reading/values.ts';
import type { Hit, Resource, View } from '../reading/view.ts';
import { isFrameWord, isFunctionWord } from '../store/search/question-words.ts';
import { normal, wordsOf } from '../store/search/words.ts';
import type { CueReading } from './cues.ts';
import { nearness, togetherIn } from './together.ts';
import { leadsOf, type AskingRoles } from './roles.ts';

/** Somebody that a question may be for, and why. */
export interface FoundPlace {
  readonly keeper: Resource;
  /** How much speaks for it: places are ordered by it. */
  readonly score: number;
  /** What speaks for it, what says most first. */
  readonly reasons: readonly Reason[];
}

/** A word of a question, and what it met. */
export interface Reason {
  /** As the question has it. */
  readonly word: string;
  readonly hit: Hit;
  /** How much it says. */
  readonly weight: number;
}

/** So many words of a question are searched for, and so many of what a word finds are read. */
const [MOST_WORDS, MOST_HITS] = [30, 40];
/** The most that a match is worth, and the share of the best one below which another says nothing of who is meant. */
const [MOST_WORTH, WORTHWHILE] = [12, 0.5];
/** What a word weighs in whose place a similar one is found, one that is a cue, and one that any question may have. */
const [SIMILAR, FRAME, COMMON] = [0.6, 0.3, 0.1];
/** From which nearness on two words are forms of one, and what such a match is worth at least. */
const [SAME, FORM] = [0.88, 5];
/** What a question is about comes first: each further word says less, down to a least. */
const [LESS, LAST] = [0.1, 0.6];
/** What a word says more that is in the keeper's own name. */
const OWN_NAME = 1.3;
/** What is met in a name says more than what is met in a text, by more than its points. */
const STEEPNESS = 1.5;
/** One letter may be wrong in words of so many letters, two in words of so many. */
const [ONE_SLIP, TWO_SLIPS] = [5, 10];
/** So many letters are the ending of a form. */
const ENDING = 3;
/** How much it counts beside the sum of all words that several of them are in one name, and in how many resources that is read. */
const [TOGETHER, MOST_READ] = [0.6, 60];
/** Less than this is met by chance. */
const LEAST = 0.03;

interface FindOptions {
  readonly view: View;
  readonly roles: AskingRoles;
  readonly cues: CueReading;
  readonly languages: readonly string[];
  readonly pace?: Pace | undefined;
}

/** A word of a question that is searched for. */
interface Sought {
  readonly word: string;
  /** The word, and what of it is before a cue. */
  readonly texts: readonly string[];
  /** How much it says of what the question is about. */
  readonly weight: number;
}

/** Who a question may be for, the best first. */
export async function findPlaces(question: string, options: FindOptions): Promise<FoundPlace[]> {
  const reasons = new Map<Resource, Reason[]>();
  for (const word of soughtIn(question, options.cues)) {
    const met = await meetings(word, options);
    // The fewer it may mean, the more a word says.
    const rarity =
      1 / Math.sqrt(Math.max(1, met.filter(({ isWorthwhile }) => isWorthwhile).length));
    for (const { keeper, hits } of met) {
      const list = reasons.get(keeper) ?? [];
      reasons.set(keeper, list);
      list.push(...hits.map((each) => ({ ...each, weight: each.weight * rarity })));
    }
  }
  return [...reasons]
    .map(([keeper, found]) => placeOf(keeper, found))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || compareValues(a.keeper, b.keeper));
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

interface Meeting {
  readonly keeper: Resource;
  /** Whether it is met as surely as the best one, or nearly so. */
  readonly isWorthwhile: boolean;
  readonly hits: readonly Reason[];
}

/** Whom a word leads to, by itself, by a part of it or by a word like it, with all that it met there. */
async function meetings({ word, texts, weight }: Sought, options: FindOptions): Promise<Meeting[]> {
  const found = new Map<Resource, Reason[]>();
  for (const text of texts)
    for (const { keeper, reason } of await met({ word, text, weight }, options)) {
      const list = found.get(keeper) ?? [];
      found.set(keeper, list);
      list.push(reason);
    }
  const strength = (reasons: readonly Reason[]): number =>
    Math.max(...reasons.map(({ weight }) => weight));
  const best = Math.max(0, ...[...found.values()].map(strength));
  return [...found].map(([keeper, hits]) => ({
    keeper,
    hits,
    isWorthwhile: strength(hits) >= best * WORTHWHILE,
  }));
}

async function met(
  { word, text, weight }: Pick<Sought, 'word' | 'weight'> & { readonly text: string },
  options: FindOptions,
): Promise<{ readonly keeper: Resource; readonly reason: Reason }[]> {
  const { view, roles, languages, pace } = options;
  const types = [...roles.asked, ...roles.keepers, ...roles.classes];
  const ask = (words: string) =>
    view.search({ text: words, types, size: MOST_HITS, languages }, pace);
  const own = await ask(text);
  const slip = own.hits.length ? undefined : own.suggestions.find((each) => isSlip(text, each));
  const other = own.hits.length ? undefined : (slip ?? shorter(text));
  const results = other === undefined ? own : await ask(other);
  const sought = other ?? text;
  const share = slip === undefined ? weight : weight * SIMILAR;
  return results.hits.flatMap((hit) => {
    const near = nearness(sought, hit.text.value);
    // A search counts as a resemblance what may be another form of the very word.
    const worth = near >= SAME && hit.worth < FORM ? FORM : hit.worth;
    const points = (worth / MOST_WORTH) ** STEEPNESS * near;
    return leadsOf(hit.resource, roles).map(({ keeper, share: lead }) => {
      const isName = keeper === hit.resource && hit.field === keeper.shape?.label;
      const weight = lead * share * points * (isName ? OWN_NAME : 1);
      return { keeper, reason: { word, hit, weight } };
    });
  });
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

/** What words say of a keeper: each by the best that it met, and more where several are in one text. */
function placeOf(keeper: Resource, found: readonly Reason[]): FoundPlace {
  const reasons = found.toSorted((a, b) => b.weight - a.weight);
  const best = new Map<string, number>();
  for (const { word, weight } of reasons) if (!best.has(word)) best.set(word, weight);
  const met = new Set(reasons.slice(0, MOST_READ).map(({ hit }) => hit.resource));
  const together = Math.max(0, ...[...met].map((resource) => togetherIn(resource, best)));
  const score = [...best.values()].reduce((sum, weight) => sum + weight, 0);
  return { keeper, score: score + TOGETHER * together, reasons };
}
