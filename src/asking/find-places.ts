import { distance } from '../rdf/distance.ts';
import type { Pace } from '../reading/pace.ts';
import { compareValues } from '../reading/values.ts';
import { readEach } from '../reading/unloaded.ts';
import type { Hit, Resource, View } from '../reading/view.ts';
import { isFrameWord, isFunctionWord } from '../store/search/question-words.ts';
import { normal, wordsOf } from '../store/search/words.ts';
import type { CueReading } from './cues.ts';
import { leadsOf, type AskingRoles } from './roles.ts';
import { namesOf, partsOf, stemming, type Stems } from './telling.ts';
import { comparable, nearness, surenessIn, togetherIn, type Comparable } from './together.ts';

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
/** The share of the best match below which another says nothing of who is meant. */
const WORTHWHILE = 0.7;
/** What a word weighs in whose place a similar one is found, one that is a cue, and one that any question may have. */
const [SIMILAR, FRAME, COMMON] = [0.6, 0.5, 0.1];
/** What is met in a text says so much of what it says in a name, and a part of a word so much of the whole. */
const [IN_TEXT, PART] = [0.3, 0.7];
/** What is met surely says more than what is not, by more than that. */
const STEEPNESS = 1.5;
/** A word that is met so surely is not taken apart. */
const SURE = 0.7;
/** One letter may be wrong in words of so many letters, two in words of so many. */
const [ONE_SLIP, TWO_SLIPS] = [5, 10];
/** How much it counts beside the sum of all words that several of them are in one name, and in how many resources that is read. */
const [TOGETHER, MOST_READ] = [0.6, 60];
/** Less than this is met by chance. */
const LEAST = 0.05;

interface FindOptions {
  readonly view: View;
  readonly roles: AskingRoles;
  readonly cues: CueReading;
  readonly languages: readonly string[];
  readonly pace: Pace;
}

/** The same, with what the words of all names say. */
interface Finding extends FindOptions {
  readonly stems: Stems;
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
  const { view, roles, cues, pace } = options;
  const reasons = new Map<Resource, Reason[]>();
  const finding = { ...options, stems: await pace.run(stemming(view, roles)) };
  for (const met of await meetingsOfAll(soughtIn(question, cues), finding)) {
    // The fewer it may mean, the more a word says.
    const rarity =
      1 / Math.sqrt(Math.max(1, met.filter(({ isWorthwhile }) => isWorthwhile).length));
    for (const { keeper, hits } of met) {
      const list = reasons.get(keeper) ?? [];
      reasons.set(keeper, list);
      list.push(...hits.map((each) => ({ ...each, weight: each.weight * rarity })));
    }
  }
  return readEach([...reasons], ([keeper, found]) => placeOf(keeper, found, finding))
    .filter(({ score }) => score >= LEAST)
    .sort((a, b) => b.score - a.score || compareValues(a.keeper, b.keeper));
}

/** The words of a question that may say what it is about, each once. */
function soughtIn(question: string, { frame, idle, beginnings }: CueReading): Sought[] {
  const words = new Map<string, string>();
  for (const { form, start, end } of wordsOf(question))
    if (!isFunctionWord(form) && !idle.has(form)) words.set(form, question.slice(start, end));
  return [...words].slice(0, MOST_WORDS).map(([form, word]) => {
    const beginning = beginnings.get(form);
    return {
      word,
      texts: beginning ? [word, beginning] : [word],
      weight: isFrameWord(form) ? COMMON : frame.has(form) ? FRAME : 1,
    };
  });
}

interface Meeting {
  readonly keeper: Resource;
  /** Whether it is met as surely as the best one, or nearly so. */
  readonly isWorthwhile: boolean;
  readonly hits: readonly Reason[];
}

/** Whom each word leads to. What is not loaded is met in all of them before it is thrown: it is loaded together. */
async function meetingsOfAll(
  words: readonly Sought[],
  finding: Finding,
): Promise<readonly Meeting[][]> {
  const outcomes = await Promise.allSettled(words.map((word) => meetings(word, finding)));
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** Whom a word leads to, by itself, by a part of it or by a word like it, with all that it met there. */
async function meetings(sought: Sought, finding: Finding): Promise<Meeting[]> {
  const found = new Map<Resource, Reason[]>();
  for (const { keeper, reason } of await metByAny(sought, finding)) {
    const list = found.get(keeper) ?? [];
    found.set(keeper, list);
    list.push(reason);
  }
  const best = strongest([...found.values()].flat());
  return [...found].map(([keeper, hits]) => ({
    keeper,
    hits,
    isWorthwhile: strongest(hits) >= best * WORTHWHILE,
  }));
}

function strongest(reasons: readonly Reason[]): number {
  return Math.max(0, ...reasons.map(({ weight }) => weight));
}

interface Met {
  readonly keeper: Resource;
  readonly reason: Reason;
}

/** What a word meets; where nothing surely, what its parts meet too. */
async function metByAny({ word, texts, weight }: Sought, finding: Finding): Promise<Met[]> {
  const found: Met[] = [];
  for (const text of texts) found.push(...(await met({ word, text, weight }, finding)));
  if (strongest(found.map(({ reason }) => reason)) >= SURE * weight) return found;
  for (const text of partsOf(normal(word), finding.stems))
    found.push(...(await met({ word, text, weight: weight * PART }, finding)));
  return found;
}

async function met(
  { word, text, weight }: Pick<Sought, 'word' | 'weight'> & { readonly text: string },
  finding: Finding,
): Promise<Met[]> {
  const { view, roles, languages, pace } = finding;
  const types = [...roles.asked, ...roles.keepers, ...roles.classes];
  const ask = (words: string) =>
    view.search({ text: words, types, size: MOST_HITS, languages }, pace);
  const own = await ask(text);
  const similar = own.hits.length ? undefined : own.suggestions.find((each) => isSlip(text, each));
  const results = similar === undefined ? own : await ask(similar);
  const sought = comparable(normal(similar ?? text));
  const share = similar === undefined ? weight : weight * SIMILAR;
  return readEach(results.hits, (hit) => {
    const sure = surenessOf(hit, sought, finding);
    return leadsOf(hit.resource, roles).map((lead) => ({
      keeper: lead.keeper,
      reason: { word, hit, weight: lead.share * share * sure ** STEEPNESS },
    }));
  }).flat();
}

/** How surely a word means what it met: by a name of it, or else by the text that it is in. */
function surenessOf({ resource, text }: Hit, word: Comparable, finding: Finding): number {
  const byName = surenessIn(namesOf(resource, finding), word);
  if (byName) return byName;
  const near = wordsOf(text.value).map(({ form }) => nearness(word, comparable(form)));
  return IN_TEXT * Math.max(0, ...near);
}

/** Whether a word may be another one that is misspelt. */
function isSlip(word: string, other: string): boolean {
  const { length } = word;
  const most = length >= TWO_SLIPS ? 2 : length >= ONE_SLIP ? 1 : 0;
  return distance(normal(word), normal(other)) <= most;
}

/** What words say of a keeper: each by the best that it met, and more where several are in one text. */
function placeOf(keeper: Resource, found: readonly Reason[], finding: Finding): FoundPlace {
  const reasons = found.toSorted((a, b) => b.weight - a.weight);
  const best = new Map<string, number>();
  for (const { word, weight } of reasons) if (!best.has(word)) best.set(word, weight);
  const weights = [...best].map(([word, weight]) => ({
    stem: comparable(normal(word)).stem,
    weight,
  }));
  const met = new Set(reasons.slice(0, MOST_READ).map(({ hit }) => hit.resource));
  const together = readEach([...met], (resource) =>
    togetherIn(namesOf(resource, finding), weights),
  );
  const score = weights.reduce((sum, { weight }) => sum + weight, 0);
  return { keeper, score: score + TOGETHER * Math.max(0, ...together), reasons };
}
