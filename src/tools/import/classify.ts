import type { Block } from './block.ts';
import { firstMatch, matchPhrase, wordsOf, type Match, type Phrase } from './phrase.ts';
import type { Meaning } from './tables.ts';
import {
  FIELDS,
  HEADINGS,
  LABELS,
  LISTS,
  type FieldLabel,
  type Heading,
  type List,
  type Words,
} from './words.ts';

/** What a block looks like by itself, before anything is known of where it stands. */
export type Look =
  | { readonly is: 'chrome' | 'item' | 'text' | 'cell' | 'further' }
  | {
      readonly is: 'heading';
      readonly of: Heading;
      readonly owner: string;
      readonly slips: number;
      /** Whether its owner is a name after a colon: "Information resource: Crossings". */
      readonly isNamed: boolean;
      /** Whether it speaks of two things: "Data and information resources". */
      readonly isJoined: boolean;
    }
  | { readonly is: 'announcement'; readonly of: List; readonly slips: number }
  | { readonly is: 'label'; readonly of: FieldLabel; readonly rest: string }
  | { readonly is: 'row'; readonly row: Meaning }
  | { readonly is: 'negation' | 'definition' }
  | { readonly is: 'class'; readonly code: string; readonly label: string }
  | { readonly is: 'origin'; readonly text: string };

/** A code of a class of the plan: pairs of digits, parted by spaces or full stops; one pair is one in a list alone. */
const CODE = /^(\d\d(?:[ .]\d\d)*)\.?\s+(?=\p{L})(.+)$/u;

/** What a block looks like, by the table of words. It is lenient where no phrase is met letter by letter. */
export function lookOf(block: Block, words: Words): Look {
  const { text } = block;
  if (block.row) return { is: 'row', row: block.row };
  if (block.isAround || !/[\p{L}\p{N}]/u.test(text)) return { is: 'chrome' };
  if (block.part !== 'cell' && firstMatch(words.chrome, text, false)) return { is: 'chrome' };
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
  if (isDefinition(text, words)) return { is: 'definition' };
  const announced = best(LISTS, words.announcements, { text, isLenient });
  if (announced && isNegated(text, words)) return { is: 'negation' };
  if (announced && (text.endsWith(':') || announced.match.phrase.words.length > 2))
    return { is: 'announcement', of: announced.of, slips: announced.match.slips };
  if (/[.:!?]$/.test(text) || text.length > 120) return undefined;
  return headingOf(text, words, isLenient);
}

function headingOf(text: string, words: Words, isLenient: boolean): Look | undefined {
  const heading = best(HEADINGS, words.headings, { text, isLenient });
  if (!heading) return undefined;
  const { rest, slips, phrase } = heading.match;
  const isNamed = phrase.source.endsWith(': …') && text.includes(': ');
  const look = {
    is: 'heading',
    of: heading.of,
    owner: rest,
    slips,
    isNamed,
    isJoined: false,
  } as const;
  const before = withoutJoin(rest, words);
  if (before === undefined) return look;
  // No name ends in "and": the heading speaks of two things, of which the first may have the owner.
  const first = best(HEADINGS, words.headings, { text: before, isLenient: false });
  const of = look.of === 'section' ? 'section' : 'about';
  return { ...look, of, owner: first?.match.rest ?? '', isJoined: true };
}

/** What is before a word like "and" at the end of a text; `undefined` where it ends in another way. */
function withoutJoin(text: string, { names }: Words): string | undefined {
  const parts = text.split(' ');
  const isJoined = names.joins.includes(parts.at(-1)?.toLowerCase() ?? '');
  return isJoined ? parts.slice(0, -1).join(' ') : undefined;
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

/** Whether a text says that something is not there: in its main clause. */
export function isNegated(text: string, { negations }: Words): boolean {
  return wordsOf(text.split(', ')[0] ?? text).some((word) => negations.includes(word));
}

/** A sentence that explains a word of the law. */
function isDefinition(text: string, { definitions }: Words): boolean {
  return text.endsWith('.') && firstMatch(definitions, text, false) !== undefined;
}

/** A label by itself, or with what it is the label of after a colon. */
function labelOf(text: string, words: Words, isLenient: boolean): Look | undefined {
  const [, before = text, rest = ''] = /^([^:]{3,60}):\s*(.*)$/.exec(text) ?? [];
  // Alone, systems and materials are headings or announcements, and a contact is the heading of a section.
  const fields = rest === '' ? LABELS : FIELDS;
  if (before.endsWith('.') || before.split(' ').length > 8) return undefined;
  const of = fields.find((label) => firstMatch(words.labels[label], before, isLenient));
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
