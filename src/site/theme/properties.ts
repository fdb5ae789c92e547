import { contrast } from './contrast.ts';
import { lineAt, ThemeMistake } from './mistake.ts';

/** What a value of a property may be. */
type Kind = 'colour' | 'length' | 'number' | 'fonts';

/** The properties that a theme may set. docs/theme.md says what each is for. */
export const themeProperties: Readonly<Record<string, Kind>> = {
  ...{ '--ink': 'colour', '--soft': 'colour', '--paper': 'colour', '--tint': 'colour' },
  ...{ '--line': 'colour', '--link': 'colour', '--accent': 'colour', '--on-accent': 'colour' },
  ...{ '--focus': 'colour', '--mark': 'colour' },
  ...{ '--radius': 'length', '--width': 'length', '--space': 'length', '--rule': 'length' },
  ...{ '--leading': 'number', '--font': 'fonts' },
};

const VALUES: Readonly<Record<Kind, { readonly form: RegExp; readonly example: string }>> = {
  colour: { form: /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i, example: 'a colour such as #0000bf' },
  length: { form: /^(?:0|\d*\.?\d+(?:rem|em|px))$/, example: 'a length such as 0.25rem' },
  number: { form: /^\d*\.?\d+$/, example: 'a number such as 1.5' },
  fonts: {
    form: /^(?:[a-z-]+|"[\w -]+")(?:\s*,\s*(?:[a-z-]+|"[\w -]+"))*$/i,
    example: 'fonts of the reader such as system-ui, sans-serif',
  },
};

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
}

const BLOCK = /\s*(?:(@media\s*\(prefers-color-scheme:\s*dark\)\s*\{\s*:root\s*\{)|:root\s*\{)/y;
const DECLARATION = /\s*([^\s:;{}]+)\s*:\s*([^;{}]*?)\s*;/y;
const [END, END_OF_TWO] = [/\s*\}/y, /\s*\}\s*\}/y];
const REST = /\s*$/y;

/** Reads a style sheet that sets custom properties of `:root` alone; throws at the first of anything else. */
export function readSheet(css: string, file: string): Sheet {
  // A comment may be anywhere: white space in its place keeps the lines.
  const text = css.replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '));
  const sheet = { light: {}, dark: {} };
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
    const isDark = block[1] !== undefined;
    while (!next(isDark ? END_OF_TWO : END)) {
      const start = at;
      const found = next(DECLARATION) ?? fail('a custom property such as --ink: #1a1a1a;');
      Object.assign(isDark ? sheet.dark : sheet.light, declared(found, { file, text, start }));
    }
  }
  return sheet;
}

function declared(
  [whole, name = '', value = '']: RegExpExecArray,
  { file, text, start }: { file: string; text: string; start: number },
): Properties {
  const line = lineAt(text, start + (/^\s*/.exec(whole)?.[0].length ?? 0));
  const kind = Object.hasOwn(themeProperties, name) ? themeProperties[name] : undefined;
  if (!kind) {
    const known = Object.keys(themeProperties).join(', ');
    throw new ThemeMistake(file, line, `expected one of ${known}, got ${name}`);
  }
  const { form, example } = VALUES[kind];
  if (!form.test(value))
    throw new ThemeMistake(file, line, `expected ${example} as ${name}, got ${value}`);
  return { [name]: value };
}

/** What two sheets set one after the other, in each scheme of colours. */
export function schemesOf(ours: Sheet, theirs: Sheet): Record<'light' | 'dark', Properties> {
  const light = { ...ours.light, ...theirs.light };
  // What a later sheet sets for every scheme goes before what an earlier one sets for the dark one.
  return { light, dark: { ...ours.light, ...ours.dark, ...theirs.light, ...theirs.dark } };
}

/** The texts that nobody can read on their ground, as messages. */
export function unreadable(properties: Properties): string[] {
  return READABLE.flatMap(([text, ground, least]) => {
    const found = contrast(properties[text] ?? '', properties[ground] ?? '');
    return found >= least
      ? []
      : [`expected a contrast of ${least} of ${text} on ${ground}, got ${found.toFixed(2)}`];
  });
}
