import type { RequestKind } from '../model/request-kinds.ts';
import { normal, wordsOf } from '../store/search/words.ts';
import { folded } from './together.ts';

/** What cues of a kind are in a question. */
export interface CueScore {
  readonly kind: RequestKind;
  readonly score: number;
  /** The words of the question that the cues are, as they are written there. */
  readonly words: readonly string[];
}

/** What the cues of all kinds make of a question. */
export interface CueReading {
  /** One for each kind, in their order. */
  readonly scores: readonly CueScore[];
  /** The words, in normal form, that serve to say how something is asked for: they say little of what it is. */
  readonly frame: ReadonlySet<string>;
  /** Those that say nothing of either. */
  readonly idle: ReadonlySet<string>;
  /** What comes before a cue at the end of a word: *grant* of *grantdecision*. */
  readonly beginnings: ReadonlyMap<string, string>;
}

/** Where a cue is among the words of a question. */
interface Found {
  readonly from: number;
  readonly size: number;
  readonly weight: number;
  readonly beginning: string | undefined;
}

/** So many letters at least come before a cue that is the end of a word. */
const SHORTEST_BEGINNING = 3;
/** A shorter beginning is no word to search for. */
const SHORTEST_WORD = 4;

/** Reads the cues of kinds of request in a question. */
export function readCues(question: string, kinds: readonly RequestKind[]): CueReading {
  const words = wordsOf(question).map(({ start, end }) => {
    const text = question.slice(start, end);
    return { text, form: normal(text), folded: folded(normal(text)) };
  });
  const frame = new Set<string>();
  const idle = new Set<string>();
  const beginnings = new Map<string, string>();
  const scores = kinds.map((kind) => {
    const found = apart(kind.cues.flatMap((cue) => places(cue, words)));
    for (const each of found) sort(each, words, { frame, idle, beginnings });
    const telling = found.filter(({ weight }) => weight > 0);
    const at = telling.flatMap(({ from, size }) => words.slice(from, from + size));
    const score = found.reduce((sum, { weight }) => sum + weight, 0);
    return { kind, score, words: at.map(({ text }) => text) };
  });
  return { scores, frame, idle, beginnings };
}

/** Adds the words of a cue to those of its sort. */
function sort(
  { from, size, weight, beginning }: Found,
  words: readonly QuestionWord[],
  to: { frame: Set<string>; idle: Set<string>; beginnings: Map<string, string> },
): void {
  const [first, ...rest] = words.slice(from, from + size).map(({ form }) => form);
  if (first === undefined) return;
  if (weight > 0 && beginning !== undefined) to.beginnings.set(first, beginning);
  else for (const form of [first, ...rest]) (weight > 0 ? to.frame : to.idle).add(form);
}

/** The kind that the cues speak for; the default one where they speak for none. */
export function kindOf({ scores }: CueReading): CueScore | undefined {
  const best = Math.max(...scores.map(({ score }) => score));
  const chosen = scores.find(({ score }) => score === best);
  return best > 0 ? chosen : (scores.find(({ kind }) => kind.isDefault) ?? chosen);
}

interface QuestionWord {
  readonly folded: string;
  readonly form: string;
}

/** Each place at which a phrase is among words. */
function places(
  { phrase, weight }: RequestKind['cues'][number],
  words: readonly QuestionWord[],
): Found[] {
  const patterns = patternsOf(phrase);
  return words.flatMap((_, from) => {
    const fits = patterns.every((pattern, index) =>
      pattern.test(words[from + index]?.folded ?? ''),
    );
    if (!patterns.length || !fits) return [];
    const beginning = patterns.length === 1 ? beginningOf(words[from], patterns[0]) : undefined;
    return [{ from, size: patterns.length, weight, beginning }];
  });
}

function beginningOf(word: QuestionWord | undefined, pattern?: RegExp): string | undefined {
  const found = word && pattern?.exec(word.folded)?.groups?.['beginning'];
  if (found === undefined) return undefined;
  return found.length < SHORTEST_WORD ? '' : word?.form.slice(0, found.length);
}

/** The words of a phrase; `*` at their ends is any letters. Phrases are few and come again with each question. */
function patternsOf(phrase: string): readonly RegExp[] {
  const cached = patterns.get(phrase);
  if (cached) return cached;
  const made = phrase.split(/\s+/).filter(Boolean).map(patternOf);
  patterns.set(phrase, made);
  return made;
}

const patterns = new Map<string, readonly RegExp[]>();

function patternOf(word: string): RegExp {
  if (word === '*') return /./;
  const start = word.startsWith('*') ? `(?<beginning>.{${SHORTEST_BEGINNING},})` : '';
  return new RegExp(`^${start}${folded(normal(word))}${word.endsWith('*') ? '' : '$'}`);
}

/** Those that share no word, the longest first, and of equal ones the heaviest. */
function apart(found: readonly Found[]): Found[] {
  const chosen: Found[] = [];
  for (const each of found.toSorted((a, b) => b.size - a.size || b.weight - a.weight))
    if (!chosen.some((other) => overlap(each, other))) chosen.push(each);
  return chosen;
}

function overlap(a: Found, b: Found): boolean {
  return a.from < b.from + b.size && b.from < a.from + a.size;
}
