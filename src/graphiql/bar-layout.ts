import type { Bar, Chart } from './answer/charts.ts';

/** A text of a picture: what is written, and all of it where that is cut. */
export interface PlacedText {
  readonly y: number;
  readonly text: string;
  readonly full: string;
}

/** A bar of a picture: a rectangle with its label and its number. */
export interface PlacedBar {
  readonly label: PlacedText;
  readonly value: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Where everything of a bar chart is, in units of one pixel. */
interface BarLayout {
  readonly width: number;
  readonly height: number;
  readonly headings: readonly PlacedText[];
  readonly bars: readonly PlacedBar[];
}

/** The height of a bar. */
export const BAR = 16;

/** The width of a letter of 13 pixels, on average and rather too wide than too narrow. */
const LETTER = 7.2;

const LINE = 20;
const GAP = 6;

/** Less than this is a telephone: the label is above its bar, since there is no room beside it. */
const NARROW = 480;

/** Places the bars of a chart one below the other: label, bar, number. Headings and labels that are too long are cut. */
export function layoutBars({ title, groups }: Chart, width: number): BarLayout {
  const isNarrow = width < NARROW;
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)), 0);
  const labelWidth = isNarrow ? width : Math.round(width * 0.4);
  const room = width - (isNarrow ? 0 : labelWidth + GAP) - LETTER * (String(longest).length + 1);
  const headings = linesOf(title, width);
  const bars: PlacedBar[] = [];
  let y = headings.length * LINE + GAP;
  const place = ({ label, value }: Bar): void => {
    if (isNarrow) y += LINE;
    const middle = isNarrow ? y - GAP : y + BAR - 4;
    const length = longest > 0 ? Math.max((Math.max(value, 0) / longest) * room, 1) : 1;
    const x = isNarrow ? 0 : labelWidth + GAP;
    const drawn = { x, y, width: Math.round(length) };
    bars.push({ label: placed(label, middle, labelWidth), value, ...drawn });
    y += BAR + GAP;
  };
  for (const { heading, bars: own } of groups) {
    if (heading !== undefined) headings.push(placed(heading, (y += LINE + GAP) - GAP, width));
    own.forEach(place);
  }
  return { width, height: y, headings, bars };
}

function placed(full: string, y: number, width: number): PlacedText {
  const letters = Math.max(Math.floor(width / LETTER), 4);
  return { y, text: full.length > letters ? cut(full, letters - 1) : full, full };
}

/** The title, in as many lines as it needs. */
function linesOf(title: string, width: number): PlacedText[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length && longer.length * LETTER < width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, index) => placed(line, (index + 1) * LINE - GAP, width));
}

/** Addresses differ in their ends, other texts in their beginnings. */
function cut(text: string, letters: number): string {
  return /^https?:/.test(text)
    ? `…${text.slice(-letters)}`
    : `${text.slice(0, letters).trimEnd()}…`;
}
