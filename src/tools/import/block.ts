import type { Line } from './line.ts';
import { matchPhrase } from './phrase.ts';
import type { Words } from './words.ts';

/** What is read as one: a line, or a line and those on which it goes on. */
export interface Block {
  readonly lines: readonly [Line, ...Line[]];
  /** The text of its lines, without what the site adds to links. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly isItem: boolean;
  readonly isApart: boolean;
  readonly level: number | undefined;
  readonly part: Line['part'];
  readonly links: readonly string[];
  readonly isAround: boolean;
}

/** A line is long enough to be broken only if it has about as many letters as a narrow column. */
const COLUMN = 45;

/** The lines of a page as blocks, in their order; each line is in one of them. */
export function blocksOf(lines: readonly Line[], words: Words): Block[] {
  const groups: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && (goesOn(group.at(-1) ?? line, line) || closes(group, line))) group.push(line);
    else groups.push([line]);
  }
  return groups.map((group) => blockOf(group, words));
}

/** Whether a line is broken before the next: it is long, has no end, and the next begins in the middle of a sentence. */
function goesOn(line: Line, next: Line): boolean {
  if (next.isApart || next.isItem || line.level !== undefined || next.level !== undefined)
    return false;
  if (/[.:!?]$/.test(line.text) || !/^\p{Ll}/u.test(next.text)) return false;
  return line.text.length >= COLUMN || (line.isItem && next.isIndented);
}

/** Whether a line closes a bracket that an item before it has opened. */
function closes(lines: readonly Line[], next: Line): boolean {
  const text = lines.map((line) => line.text).join(' ');
  if (next.isApart || next.isItem || next.level !== undefined) return false;
  return lines[0]?.isItem === true && /\([^()]*$/.test(text) && /^[^()]*\)/.test(next.text);
}

function blockOf(lines: readonly [Line, ...Line[]], words: Words): Block {
  const [first] = lines;
  const last = lines.at(-1) ?? first;
  const text = lines.map((line) => line.text).join(' ');
  return {
    lines,
    text: withoutChrome(text, words),
    from: first.number,
    to: last.number,
    isItem: first.isItem,
    isApart: first.isApart,
    level: first.level,
    part: first.part,
    links: lines.flatMap(({ links }) => links),
    isAround: lines.every(({ isAround }) => isAround),
  };
}

/** What the site adds to a link, in brackets or at the end. A line of nothing else is left as it is. */
function withoutChrome(text: string, { chrome }: Words): string {
  const isChrome = (part: string): boolean =>
    chrome.some((phrase) => matchPhrase(phrase, part, false) !== undefined);
  if (isChrome(text)) return text;
  const bare = text.replaceAll(/ ?\(([^()]+)\)/g, (whole, inner: string) =>
    isChrome(inner) ? '' : whole,
  );
  const added = chrome
    .filter(({ words }) => words.length > 2 && !words.includes('…'))
    .map(({ source }) => source)
    .find((source) => bare.toLowerCase().endsWith(` ${source}`));
  return (added === undefined ? bare : bare.slice(0, -added.length)).trim() || text;
}
