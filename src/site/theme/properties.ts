import { contrast } from './contrast.ts';
import { lineAt, ThemeMistake } from './mistake.ts';

/** What a value of a property may be; a length has its least and greatest in rem. */
type Kind = 'colour' | 'fonts' | Range;

interface Range {
  readonly unit: 'rem' | '';
  readonly least: number;
  readonly most: number;
}

const length = (least: number, most: number): Range => ({ unit: 'rem', least, most });

/** The properties that a theme may set. docs/theme.md says what each is for. */
export const themeProperties: Readonly<Record<string, Kind>> = {
  ...{ '--ink': 'colour', '--soft': 'colour', '--paper': 'colour', '--tint': 'colour' },
  ...{ '--line': 'colour', '--link': 'colour', '--accent': 'colour', '--on-accent': 'colour' },
  ...{ '--focus': 'colour', '--mark': 'colour' },
  ...{ '--radius': length(0, 2), '--width': length(30, 120) },
  ...{ '--space': length(0.5, 3), '--rule': length(0, 1) },
  ...{ '--leading': { unit: '', least: 1.3, most: 2.5 }, '--font': 'fonts' },
};

const COLOUR = {
  form: /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i,
  example: 'a colour such as #0000bf',
};
const FONTS = {
  form: /^(?:[a-z-]+|"[\w -]+")(?:\s*,\s*(?:[a-z-]+|"[\w -]+"))*$/i,
  example: 'fonts of the reader such as system-ui, sans-serif',
};
const LENGTH = /^(?<number>0|\d*\.?\d+(?=rem$|em$|px$))(?<unit>rem|em|px)?$/;
const NUMBER = /^\d*\.?\d+$/;
/** How many pixels a rem has where the reader has not chosen another size. */
const PIXELS = 16;

/** The text on a ground: people have to be able to read it (WCAG 2.2, 1.4.3). */
const READABLE = [
  ...['--ink', '--soft', '--link', '--accent'].flatMap((text) =>
    ['--paper', '--tint'].map((ground) => [text, ground, 4.5] as const),
  ),
  ['--on-accent', '--accent', 4.5],
  ['--ink', '--mark', 4.5],
  // What is no text but has to be seen (1.4.11).
  ['--focus', '--paper', 3],
  ['--focus', '--tint', 3],
] as const;

/** The properties of a page in a scheme of colours. */
type Properties = Readonly<Record<string, string>>;

/** What a style sheet of custom properties alone sets: in every scheme of colours, and in the dark one. */
export interface Sheet {
  readonly light: Properties;
  readonly dark: Properties;
  /** The line of each property in its scheme: "dark --ink". */
  readonly lines: ReadonlyMap<string, number>;
}

const BLOCK = /\s*(?:(@media\s*\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{)|:root\s*\{)/y;
const DECLARATION = /\s*([^\s:;{}]+)\s*:\s*([^;{}]*?)\s*;/y;
const [END, END_OF_TWO] = [/\s*\}/y, /\s*\}\s*\}/y];
const REST = /\s*$/y;

/** Reads a style sheet that sets custom properties of `:root` alone; throws at the first of anything else. */
export function readSheet(css: string, file: string): Sheet {
  // A comment may be anywhere: white space in its place keeps the lines.
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const sheet = { light: {}, dark: {}, lines: new Map<string, number>() };
  let at = 0;
  const next = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found ?? undefined;
  };
  const fail = (expected: string): never => {
    const start = at + (/^\s*/.exec(text.slice(at))?.[0].length ?? 0);
    const got = JSON.stringify(text.slice(start, start + 40));
    throw new ThemeMistake(file, lineAt(text, start), `expected ${expected}, got ${got}`);
  };
  while (!next(REST)) {
    const block = next(BLOCK) ?? fail(':root { … }, alone or for prefers-color-scheme: dark');
    const scheme = block[1] === undefined ? 'light' : 'dark';
    while (!next(scheme === 'dark' ? END_OF_TWO : END)) {
      const start = at;
      const found = next(DECLARATION) ?? fail('a custom property such as --ink: #1a1a1a;');
      const { name, value, line } = declared(found, { file, text, start });
      Object.assign(sheet[scheme], { [name]: value });
      sheet.lines.set(`${scheme} ${name}`, line);
    }
  }
  return sheet;
}

function declared(
  [whole, name = '', value = '']: RegExpExecArray,
  { file, text, start }: { file: string; text: string; start: number },
): { readonly name: string; readonly value: string; readonly line: number } {
  const line = lineAt(text, start + (/^\s*/.exec(whole)?.[0].length ?? 0));
  const kind = Object.hasOwn(themeProperties, name) ? themeProperties[name] : undefined;
  if (!kind) {
    const known = Object.keys(themeProperties).join(', ');
    throw new ThemeMistake(file, line, `expected one of ${known}, got ${name}`);
  }
  const expected = otherThan(kind, value);
  if (expected !== undefined)
    throw new ThemeMistake(file, line, `expected ${expected} as ${name}, got ${value}`);
  return { name, value, line };
}

/** What is expected in place of a value; `undefined` where it is sound. */
function otherThan(kind: Kind, value: string): string | undefined {
  if (typeof kind === 'string') {
    const { form, example } = kind === 'colour' ? COLOUR : FONTS;
    return form.test(value) ? undefined : example;
  }
  const { unit, least, most } = kind;
  const size = unit === 'rem' ? inRem(value) : NUMBER.test(value) ? Number(value) : NaN;
  if (size >= least && size <= most) return undefined;
  const what = unit === 'rem' ? 'a length such as 1rem or 16px' : 'a number';
  return `${what}, from ${least}${unit} to ${most}${unit},`;
}

/** A length in rem; an em counts as one. `NaN` for anything else. */
function inRem(value: string): number {
  const { number, unit } = LENGTH.exec(value)?.groups ?? {};
  return Number(number ?? NaN) / (unit === 'px' ? PIXELS : 1);
}

/** What two sheets set one after the other, in each scheme of colours. */
export function schemesOf(
  ours: Omit<Sheet, 'lines'>,
  theirs: Omit<Sheet, 'lines'>,
): Record<'light' | 'dark', Properties> {
  const light = { ...ours.light, ...theirs.light };
  // What a later sheet sets for every scheme goes before what an earlier one sets for the dark one.
  return { light, dark: { ...ours.light, ...ours.dark, ...theirs.light, ...theirs.dark } };
}

/** A text that nobody can read on its ground. */
interface Unreadable {
  readonly text: string;
  readonly ground: string;
  readonly message: string;
}

/** The texts that nobody can read on their ground. */
export function unreadable(properties: Properties): Unreadable[] {
  return READABLE.flatMap(([text, ground, least]) => {
    const found = contrast(properties[text] ?? '', properties[ground] ?? '');
    if (found >= least) return [];
    const message = `expected a contrast of ${least} of ${text} on ${ground}, got ${found.toFixed(2)}`;
    return [{ text, ground, message }];
  });
}
