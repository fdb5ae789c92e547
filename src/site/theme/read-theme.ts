import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pageStyle } from '../style.ts';
import { ThemeMistake } from './mistake.ts';
import { readSheet, schemesOf, unreadable, type Sheet } from './properties.ts';
import { checkSvg } from './svg.ts';
import { themeOf, type Theme } from './theme.ts';
import { checkAbout, readLinks } from './theme-json.ts';

/** The files of a theme: all four, and nothing else. */
export const themeFiles = ['links.json', 'logo.svg', 'theme.css', 'theme.json'] as const;

/** Each page has the logo and the colours: larger files make every page slow. */
const LARGEST = 16_384;

/** Reads the folder of a theme; throws a `ThemeMistake` that names file and line at the first thing that is not looks. */
export function readTheme(folder: string): Theme {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new ThemeMistake(folder, 1, 'expected a folder');
  const names = readdirSync(folder).sort();
  if (names.join() !== themeFiles.join())
    throw new ThemeMistake(
      folder,
      1,
      `expected the files ${themeFiles.join(', ')} and no other, got ${names.join(', ') || 'none'}`,
    );
  const file = (name: (typeof themeFiles)[number]): string => join(folder, name);
  const read = (name: (typeof themeFiles)[number]): string => readSmall(file(name));
  checkAbout(read('theme.json'), file('theme.json'));
  const sheet = readSheet(read('theme.css'), file('theme.css'));
  refuseUnreadable(sheet, file('theme.css'));
  const logo = read('logo.svg');
  checkSvg(logo, file('logo.svg'));
  return themeOf(written(sheet), {
    logo,
    links: readLinks(read('links.json'), file('links.json')),
  });
}

/** Reads a file, unless it is too large, or none: a device has no end. */
function readSmall(file: string): string {
  const stats = statSync(file);
  if (!stats.isFile()) throw new ThemeMistake(file, 1, 'expected a file');
  if (stats.size > LARGEST)
    throw new ThemeMistake(file, 1, `expected ${LARGEST} bytes at most, got ${stats.size}`);
  return readFileSync(file, 'utf8').replace(/^\ufeff/, '');
}

/** The properties as CSS: what the file has beside them goes nowhere. */
function written({ light, dark }: Sheet): string {
  const block = (properties: Sheet['light']): string =>
    `:root { ${Object.entries(properties)
      .map(([name, value]) => `${name}: ${value};`)
      .join(' ')} }`;
  return `${block(light)}\n@media (prefers-color-scheme: dark) { ${block(dark)} }\n`;
}

/** Our own properties: the first rules of the style of pages. */
export function ownSheet(): Sheet {
  const [, light = ''] = /:root \{([^}]*)\}/.exec(pageStyle) ?? [];
  const [, dark = ''] = /prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}/.exec(pageStyle) ?? [];
  const properties = (text: string): string =>
    [...text.matchAll(/--[\w-]+:[^;]*;/g)].map(([found]) => found).join(' ');
  return readSheet(
    `:root { ${properties(light)} } @media (prefers-color-scheme: dark) { :root { ${properties(dark)} } }`,
    'style.ts',
  );
}

function refuseUnreadable(sheet: Sheet, file: string): void {
  const schemes = schemesOf(ownSheet(), sheet);
  for (const scheme of ['light', 'dark'] as const)
    for (const { text, ground, message } of unreadable(schemes[scheme])) {
      // What the sheet does not set is ours, and can be read: at least one of the two is its own.
      const line = lineOf(text, scheme, sheet) ?? lineOf(ground, scheme, sheet) ?? 1;
      throw new ThemeMistake(file, line, `${message} in the ${scheme} scheme of colours`);
    }
}

/** Where a sheet sets what a property is in a scheme of colours. */
function lineOf(name: string, scheme: 'light' | 'dark', { lines }: Sheet): number | undefined {
  return lines.get(`${scheme} ${name}`) ?? lines.get(`light ${name}`);
}
