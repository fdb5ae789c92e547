import { Hyphens } from './hyphens.ts';
import type { Line } from './line.ts';
import { matchPhrase } from './phrase.ts';
import { stretchesOf, type Meaning } from './tables.ts';
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
  /** Whether it is hidden in the main part of a page. */
  readonly isHidden: boolean;
  /** What it says as a row of a table whose heads are known. */
  readonly row?: Meaning | undefined;
  /** What is doubtful of its text: a hyphen at the end of a line may be a real one. */
  readonly doubt?: string | undefined;
}

/** A line is long enough to be broken only if it has about as many letters as a narrow column. */
const COLUMN = 45;

/** The lines of a page as blocks, in their order; each line is in one of them. */
export function blocksOf(lines: readonly Line[], words: Words): Block[] {
  const hyphens = new Hyphens(lines, words);
  return stretchesOf(lines, words).flatMap((stretch) =>
    stretch.rows
      ? stretch.rows.map(([row, meaning]) => ({
          ...blockOf(row.lines, words, hyphens),
          row: meaning,
        }))
      : groupsOf(stretch.lines, hyphens).map((group) => blockOf(group, words, hyphens)),
  );
}

function groupsOf(lines: readonly Line[], hyphens: Hyphens): [Line, ...Line[]][] {
  const groups: [Line, ...Line[]][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const last = group?.at(-1) ?? line;
    const isNext = group && (goesOn(last, line, hyphens) || closes(group, line));
    if (isNext) group.push(line);
    else groups.push([line]);
  }
  return groups;
}

/** Whether a line is broken before the next: it is long, has no end, and the next begins in the middle of a sentence. */
function goesOn(line: Line, next: Line, hyphens: Hyphens): boolean {
  if (next.isApart || next.isItem || line.level !== undefined || next.level !== undefined)
    return false;
  if (line.isAround !== next.isAround) return false;
  if (/[.:!?]$/.test(line.text) || !/^\p{Ll}/u.test(next.text)) return false;
  if (hyphens.isBroken(line, next)) return true;
  return line.text.length >= COLUMN || (line.isItem && next.isIndented);
}

/** Whether a line closes a bracket that an item before it has opened. */
function closes(lines: readonly Line[], next: Line): boolean {
  const text = lines.map((line) => line.text).join(' ');
  if (next.isApart || next.isItem || next.level !== undefined) return false;
  return lines[0]?.isItem === true && /\([^()]*$/.test(text) && /^[^()]*\)/.test(next.text);
}

function blockOf(lines: readonly [Line, ...Line[]], words: Words, hyphens: Hyphens): Block {
  const [first, ...more] = lines;
  const last = lines.at(-1) ?? first;
  const doubts: string[] = [];
  const text = more.reduce((before, line) => {
    const joined = hyphens.join(before, line.text);
    if (joined.doubt !== undefined) doubts.push(joined.doubt);
    return joined.text;
  }, first.text);
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
    isHidden: lines.some(({ isHidden }) => isHidden === true),
    ...(doubts.length ? { doubt: doubts.join('; ') } : {}),
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
