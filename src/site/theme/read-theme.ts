import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { rdf } from '../../rdf/vocabulary.ts';
import { pageStyle } from '../style.ts';
import { wordLanguages } from '../words.ts';
import { ThemeMistake } from './mistake.ts';
import { readSheet, schemesOf, unreadable, type Sheet } from './properties.ts';
import { checkSvg } from './svg.ts';
import { themeOf, type Theme, type ThemeLink } from './theme.ts';

/** The files of a theme: all four, and nothing else. */
export const themeFiles = ['links.json', 'logo.svg', 'theme.css', 'theme.json'] as const;

/** Each page has the logo and the colours: larger files make every page slow. */
const LARGEST = 16_384;
const MOST_LINKS = 12;

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
  readAbout(read('theme.json'), file('theme.json'));
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
  for (const [scheme, properties] of Object.entries(schemesOf(ownSheet(), sheet)))
    for (const mistake of unreadable(properties))
      throw new ThemeMistake(file, 1, `${mistake} in the ${scheme} scheme of colours`);
}

/** Whose theme it is, under which licence and from where: for those who pass it on. */
function readAbout(text: string, file: string): void {
  const about = parsed(text, file);
  for (const name of ['name', 'licence', 'source'])
    if (typeof about[name] !== 'string' || about[name].trim() === '')
      throw new ThemeMistake(file, 1, `expected a text as "${name}"`);
}

function readLinks(text: string, file: string): ThemeLink[] {
  const { links } = parsed(text, file);
  if (!Array.isArray(links) || links.length > MOST_LINKS)
    throw new ThemeMistake(file, 1, `expected "links", a list of ${MOST_LINKS} links at most`);
  return links.map((link: unknown, index) => readLink(link, `"links", number ${index + 1}`, file));
}

function readLink(link: unknown, where: string, file: string): ThemeLink {
  const { href, ...texts } = isRecord(link) ? link : {};
  if (typeof href !== 'string' || !/^(?:https?:\/\/|mailto:|tel:)\S+$/.test(href))
    throw new ThemeMistake(file, 1, `${where}: expected an http, mailto or tel address as "href"`);
  return {
    href,
    texts: wordLanguages.map((language) => {
      const value = texts[language];
      if (typeof value !== 'string' || value.trim() === '')
        throw new ThemeMistake(file, 1, `${where}: expected a text as "${language}"`);
      return { kind: 'literal', value, language, datatype: rdf.langString };
    }),
  };
}

function parsed(text: string, file: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isRecord(value)) return value;
  } catch (error) {
    throw new ThemeMistake(file, 1, `expected JSON: ${(error as Error).message}`);
  }
  throw new ThemeMistake(file, 1, 'expected an object');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
