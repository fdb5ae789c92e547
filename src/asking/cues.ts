import type { Cue, RequestKind } from '../model/request-kinds.ts';
import { inPieces, type Work } from '../reading/work.ts';
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
  readonly cue: Cue;
  readonly beginning: string | undefined;
}

/** So many letters at least come before a cue that is the end of a word. */
const SHORTEST_BEGINNING = 3;
/** A shorter beginning is no word to search for. */
const SHORTEST_WORD = 4;

/** What it takes to find a cue for the first time, in units of work. */
const FINDING = 100;

/** Reads the cues of kinds of request in a question. */
export function* readingCues(question: string, kinds: readonly RequestKind[]): Work<CueReading> {
  const words = questionWords(question);
  const all: Found[][] = [];
  for (const { cues } of kinds) {
    const found: Found[] = [];
    yield* inPieces(cues, FINDING, (cue) => found.push(...places(cue, words)));
    yield;
    all.push(found);
  }
  const asides = apart(all.flat().filter(({ cue }) => cue.weight === 0));
  const telling = all.map((found) =>
    apart(found.filter((each) => each.cue.weight > 0 && !asides.some((one) => hides(one, each)))),
  );
  const sorts = {
    frame: new Set<string>(),
    idle: new Set<string>(),
    beginnings: new Map<string, string>(),
  };
  const told = telling.flat();
  const quiet = asides.filter((each) => !told.some((other) => overlap(each, other)));
  for (const each of [...told, ...quiet]) sort(each, words, sorts);
  const scores = kinds.map((kind, index) => {
    const found = telling[index] ?? [];
    const at = found.flatMap(({ from, size }) => words.slice(from, from + size));
    const score = found.reduce((sum, { cue }) => sum + cue.weight, 0);
    return { kind, score, words: at.map(({ text }) => text) };
  });
  return { scores, ...sorts };
}

function questionWords(question: string): QuestionWord[] {
  return wordsOf(question).map(({ start, end }) => {
    const text = question.slice(start, end);
    const form = normal(text);
    return { text, form, folded: folded(form), isFirst: SENTENCE.test(question.slice(0, start)) };
  });
}

/** What is before the first word of a sentence, or of a part of it. */
const SENTENCE = /^\P{L}*$|[.,:;?!–-]\P{L}*$/u;

/** Whether a cue that speaks for no kind hides another: it has more words, or is a word of which that is an end alone. */
function hides(aside: Found, other: Found): boolean {
  const isMore = aside.size > other.size;
  const isWhole = aside.size === other.size && other.cue.phrase.startsWith('*');
  return overlap(aside, other) && (isMore || isWhole);
}

/** Adds the words of a cue to those of its sort. */
function sort(
  { from, size, cue, beginning }: Found,
  words: readonly QuestionWord[],
  to: { frame: Set<string>; idle: Set<string>; beginnings: Map<string, string> },
): void {
  const [first, ...rest] = words.slice(from, from + size).map(({ form }) => form);
  if (first === undefined) return;
  if (cue.weight > 0 && beginning !== undefined) to.beginnings.set(first, beginning);
  else
    [first, ...rest]
      // Any word at all may be what is asked about: "copy of *".
      .filter((_form, index) => partsOf(cue)[index] !== ANY)
      .forEach((form) => (cue.isIdle ? to.idle : to.frame).add(form));
}

/** A part of a phrase that any word is. */
const ANY = '*';

/** The parts of a phrase, one for each word. */
function partsOf({ phrase }: Cue): string[] {
  return phrase.replace('^', '').split(/\s+/).filter(Boolean);
}

/** The kind that the cues speak for; the default one where they speak for none. */
export function kindOf({ scores }: CueReading): CueScore | undefined {
  const best = Math.max(...scores.map(({ score }) => score));
  const chosen = scores.find(({ score }) => score === best);
  return best > 0 ? chosen : (scores.find(({ kind }) => kind.isDefault) ?? chosen);
}

interface QuestionWord {
  readonly text: string;
  /** Whether a sentence, or a part of it, begins with it. */
  readonly isFirst: boolean;
  readonly folded: string;
  readonly form: string;
}

/** Each place at which a phrase is among words. */
function places(cue: Cue, words: readonly QuestionWord[]): Found[] {
  const isFirst = cue.phrase.startsWith('^');
  const patterns = patternsOf(cue);
  return words.flatMap((word, from) => {
    if (isFirst && !word.isFirst) return [];
    const fits = patterns.every((pattern, index) =>
      pattern.test(words[from + index]?.folded ?? ''),
    );
    if (!patterns.length || !fits) return [];
    const beginning = patterns.length === 1 ? beginningOf(words[from], patterns[0]) : undefined;
    return [{ from, size: patterns.length, cue, beginning }];
  });
}

function beginningOf(word: QuestionWord | undefined, pattern?: RegExp): string | undefined {
  const found = word && pattern?.exec(word.folded)?.groups?.['beginning'];
  if (found === undefined) return undefined;
  return found.length < SHORTEST_WORD ? '' : word?.form.slice(0, found.length);
}

/** The words of a phrase; `*` at their ends is any letters. Phrases are few and come again with each question. */
function patternsOf(cue: Cue): readonly RegExp[] {
  const cached = patterns.get(cue.phrase);
  if (cached) return cached;
  const made = partsOf(cue).map(patternOf);
  patterns.set(cue.phrase, made);
  return made;
}

const patterns = new Map<string, readonly RegExp[]>();

function patternOf(word: string): RegExp {
  if (word === ANY) return /./;
  const start = word.startsWith('*') ? `(?<beginning>.{${SHORTEST_BEGINNING},})` : '';
  return new RegExp(`^${start}${folded(normal(word))}${word.endsWith('*') ? '' : '$'}`);
}

/** Those that share no word, the heaviest first, and of equal ones the longest. */
function apart(found: readonly Found[]): Found[] {
  const chosen: Found[] = [];
  for (const each of found.toSorted((a, b) => b.cue.weight - a.cue.weight || b.size - a.size))
    if (!chosen.some((other) => overlap(each, other))) chosen.push(each);
  return chosen;
}

function overlap(a: Found, b: Found): boolean {
  return a.from < b.from + b.size && b.from < a.from + a.size;
}
