import type { Block } from './block.ts';
import { matchPhrase, type Match, type Phrase } from './phrase.ts';
import {
  HEADINGS,
  LABELS,
  LISTS,
  type Heading,
  type Label,
  type List,
  type Words,
} from './words.ts';

/** What a block looks like by itself, before anything is known of where it stands. */
export type Look =
  | { readonly is: 'chrome' | 'item' | 'text' | 'cell' | 'further' }
  | { readonly is: 'heading'; readonly of: Heading; readonly owner: string; readonly slips: number }
  | { readonly is: 'announcement'; readonly of: List; readonly slips: number }
  | { readonly is: 'label'; readonly of: Label; readonly rest: string }
  | { readonly is: 'class'; readonly code: string; readonly label: string }
  | { readonly is: 'origin'; readonly text: string };

/** A code of a class of the plan: pairs of digits, parted by spaces or full stops; one pair is one in a list alone. */
const CODE = /^(\d\d(?:[ .]\d\d)*)\.?\s+(?=\p{L})(.+)$/u;

/** What a block looks like, by the table of words. It is lenient where no phrase is met letter by letter. */
export function lookOf(block: Block, words: Words): Look {
  const { text } = block;
  if (block.isAround || !/[\p{L}\p{N}]/u.test(text)) return { is: 'chrome' };
  if (first(words.chrome, text, false)) return { is: 'chrome' };
  if (block.part === 'cell' || block.part === 'further') return { is: block.part };
  const [, code, label] = CODE.exec(text) ?? [];
  if (code !== undefined && label !== undefined && (block.isItem || code.length > 2))
    return { is: 'class', code: code.replaceAll('.', ' '), label };
  const found = byPhrases(block, words, false) ?? byPhrases(block, words, true);
  return found ?? originOf(text, words) ?? cut(block, words) ?? plainLook(block);
}

function plainLook({ isItem }: Block): Look {
  return { is: isItem ? 'item' : 'text' };
}

function byPhrases(block: Block, words: Words, isLenient: boolean): Look | undefined {
  const { text, isItem } = block;
  const label = isItem && isLenient ? undefined : labelOf(text, words, isLenient);
  if (label) return label;
  if (isItem) return undefined;
  const announced = best(LISTS, words.announcements, { text, isLenient });
  if (announced && (text.endsWith(':') || announced.match.phrase.words.length > 2))
    return { is: 'announcement', of: announced.of, slips: announced.match.slips };
  if (/[.:!?]$/.test(text) || text.length > 120) return undefined;
  const heading = best(HEADINGS, words.headings, { text, isLenient });
  return (
    heading && {
      is: 'heading',
      of: heading.of,
      owner: heading.match.rest,
      slips: heading.match.slips,
    }
  );
}

/** The phrase that is met best: with the fewest slips, and then with the most words of its own. */
function best<Key extends string>(
  keys: readonly Key[],
  phrases: Readonly<Record<Key, readonly Phrase[]>>,
  { text, isLenient }: { text: string; isLenient: boolean },
): { of: Key; match: Match } | undefined {
  const found = keys.flatMap((of) =>
    phrases[of].flatMap((phrase) => {
      const match = matchPhrase(phrase, text, isLenient);
      return match ? [{ of, match }] : [];
    }),
  );
  return found.sort(
    (a, b) => a.match.slips - b.match.slips || ownWords(b.match) - ownWords(a.match),
  )[0];
}

function ownWords({ phrase }: Match): number {
  return phrase.words.filter((word) => word !== '…').length;
}

function first(phrases: readonly Phrase[], text: string, isLenient: boolean): Match | undefined {
  return phrases.map((phrase) => matchPhrase(phrase, text, isLenient)).find(Boolean);
}

/** A label by itself, or with what it is the label of after a colon. */
function labelOf(text: string, words: Words, isLenient: boolean): Look | undefined {
  const [, before = text, rest = ''] = /^([^:]{3,60}):\s*(.*)$/.exec(text) ?? [];
  const of = LABELS.find((label) => first(words.labels[label], before, isLenient));
  return of && { is: 'label', of, rest };
}

/** The source of a description on a line of its own. */
function originOf(text: string, { origin }: Words): Look | undefined {
  const found = origin.find((word) => text.toLowerCase().replace(/^\(/, '').startsWith(`${word}:`));
  if (found === undefined) return undefined;
  return { is: 'origin', text: text.replace(/^\(?[^:]+:\s*/, '').replace(/\)?\.?$/, '') };
}

/** An announcement whose end is cut off, where at least half of it is there. */
function cut({ text, isItem }: Block, { announcements }: Words): Look | undefined {
  if (isItem || text.endsWith('.')) return undefined;
  const start = text.toLowerCase();
  const of = LISTS.find((list) =>
    announcements[list].some(
      ({ source }) =>
        !source.includes('…') &&
        start.length >= source.length / 2 &&
        start.length < source.length &&
        source.toLowerCase().startsWith(start),
    ),
  );
  return of && { is: 'announcement', of, slips: 1 };
}
