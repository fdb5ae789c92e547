import { digest } from '../rdf/digest.ts';
import type { Place } from './question.ts';

/** What distinguishes a whole place from others. */
export function digestOf({ keys, id }: Place): string {
  return digest([...keys, id]);
}

/** Whether a whole place is the one that a cut place was made of. */
export function isAt(whole: Place, { keys, id, cut }: Place): boolean {
  if (!cut) return false;
  const isLike = keys.every((key, level) =>
    level < cut.level ? whole.keys[level] === key : (whole.keys[level] ?? '').startsWith(key ?? ''),
  );
  return isLike && whole.id.startsWith(id) && digestOf(whole) === cut.digest;
}

/**
 * The beginning of a text that sorts as a beginning does: it ends between words where it can, never inside a number, whose
 * digits are compared as one, and never inside a letter: its marks may be characters of their own.
 */
export function beginningOf(text: string, length: number): string {
  const characters = Array.from(text).slice(0, length).join('');
  if (characters === text) return text;
  const start = wholeLetters(text, characters.length);
  const space = start.lastIndexOf(' ');
  const whole = space > start.length / 2 ? start.slice(0, space) : start;
  return whole.replace(/[\p{N}.,\s]+$/u, '');
}

const LETTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** More characters than a letter has after the cut, so that it is seen whether one goes on there. */
const MORE = 32;

function wholeLetters(text: string, end: number): string {
  const part = text.slice(0, end + MORE);
  const starts = Array.from(LETTERS.segment(part), ({ index }) => index);
  return text.slice(0, starts.findLast((index) => index <= end) ?? 0);
}
