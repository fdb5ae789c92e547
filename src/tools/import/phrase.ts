import { distance } from '../../rdf/distance.ts';

/** A phrase of the table of words: words, * for the rest of a word, … for any words, a colon that must be there. */
export interface Phrase {
  readonly source: string;
  readonly words: readonly string[];
  readonly hasColon: boolean;
}

/** How a text answers to a phrase. */
export interface Match {
  readonly phrase: Phrase;
  /** The words that … stands for, as the text has them. */
  readonly rest: string;
  /** How many letters are wrong. */
  readonly slips: number;
}

/** Reads a phrase of the table. */
export function phraseOf(source: string): Phrase {
  return { source, words: wordsOf(source), hasColon: source.endsWith(':') };
}

/** How a text answers to a phrase, with or without slips of the pen; `undefined` where it does not. */
export function matchPhrase(phrase: Phrase, text: string, isLenient: boolean): Match | undefined {
  const lacksColon = phrase.hasColon && !text.endsWith(':');
  const isOpen = isLenient && phrase.words.length > 2 && !/[.!?]$/.test(text);
  if (lacksColon && !isOpen) return undefined;
  const parts = text === '' ? [] : text.split(' ');
  if (!endsFit(phrase.words, parts, isLenient)) return undefined;
  const found = matchFrom(phrase.words, parts, isLenient);
  return (
    found && {
      phrase,
      slips: found.slips + (lacksColon ? 1 : 0),
      rest: trimmed(found.rest.join(' ')),
    }
  );
}

/** The first of some phrases that a text answers to. */
export function firstMatch(
  phrases: readonly Phrase[],
  text: string,
  isLenient: boolean,
): Match | undefined {
  return phrases.map((phrase) => matchPhrase(phrase, text, isLenient)).find(Boolean);
}

/** Whether the first and the last word fit: for most phrases that is all that has to be looked at. */
function endsFit(words: readonly string[], parts: readonly string[], isLenient: boolean): boolean {
  if (!words.includes('…') && words.length !== parts.length) return false;
  return [0, -1].every((at) => {
    const [word, part] = [words.at(at), parts.at(at)];
    if (word === undefined || word === '…') return true;
    return part !== undefined && slipsIn(normal(part), word, isLenient) !== undefined;
  });
}

interface Found {
  readonly rest: readonly string[];
  readonly slips: number;
}

/** The fewest slips with which the words of a phrase can be laid over those of a text. */
function matchFrom(
  [first, ...more]: readonly string[],
  parts: readonly string[],
  isLenient: boolean,
): Found | undefined {
  if (first === undefined) return parts.length ? undefined : { rest: [], slips: 0 };
  if (first === '…') {
    const most = more.includes('…') ? parts.length : parts.length - more.length;
    const found = Array.from({ length: most + 1 }, (_, taken) => {
      const after = matchFrom(more, parts.slice(taken), isLenient);
      return after && { ...after, rest: [...parts.slice(0, taken), ...after.rest] };
    });
    return found.find((each) => each !== undefined);
  }
  const [part, ...others] = parts;
  if (part === undefined) return undefined;
  const slips = slipsIn(normal(part), first, isLenient);
  const after = slips === undefined ? undefined : matchFrom(more, others, isLenient);
  return after && { rest: after.rest, slips: after.slips + (slips ?? 0) };
}

/** The letters that are wrong in a word: none, or where it may be so one in five letters, and two in ten. */
function slipsIn(word: string, wanted: string, isLenient: boolean): number | undefined {
  if (wanted.endsWith('*')) return word.startsWith(wanted.slice(0, -1)) ? 0 : undefined;
  if (wanted.startsWith('*')) return word.endsWith(wanted.slice(1)) ? 0 : undefined;
  if (word === wanted) return 0;
  // The ends of words are what tells one form of a Finnish word from another.
  if (!isLenient || word.at(0) !== wanted.at(0) || word.at(-1) !== wanted.at(-1)) return undefined;
  const slips = distance(word, wanted);
  return slips <= Math.min(2, Math.floor(wanted.length / 5)) ? slips : undefined;
}

/** The words of a text as they are compared: small letters, without signs at their ends. */
export function wordsOf(text: string): string[] {
  return text
    .split(' ')
    .map(normal)
    .filter((word) => word !== '');
}

function normal(word: string): string {
  return word.toLowerCase().replace(/^[("”'’«]+|[.,:;!?)"”»]+$/g, '');
}

function trimmed(text: string): string {
  return text.replace(/^[\s:–—-]+|[\s:–—-]+$/g, '');
}
