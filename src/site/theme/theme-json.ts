import { rdf } from '../../rdf/vocabulary.ts';
import { wordLanguages } from '../words.ts';
import { lineAt, ThemeMistake } from './mistake.ts';
import { readJson } from './read-json.ts';
import type { ThemeLink } from './theme.ts';

const MOST_LINKS = 12;
const ABOUT = ['name', 'licence', 'source'];

/** A JSON file that was read, with what finds the line of a part of it. */
interface JsonFile {
  readonly value: unknown;
  /** Throws a mistake in the line of the part at a path: `links/0/href`. */
  readonly fail: (path: string, message: string) => never;
}

/** Throws unless it says whose theme it is, under which licence and from where: for those who pass it on. */
export function checkAbout(text: string, file: string): void {
  const json = parsed(text, file);
  const about = recordAt(json, json.value, { path: '', names: ABOUT });
  for (const name of ABOUT) textAt(json, about, { path: '', name });
}

/** Reads the links for the foot of each page, and refuses everything else in their file. */
export function readLinks(text: string, file: string): ThemeLink[] {
  const json = parsed(text, file);
  const { links } = recordAt(json, json.value, { path: '', names: ['links'] });
  if (!Array.isArray(links) || links.length > MOST_LINKS)
    return json.fail('links', `expected "links", a list of ${MOST_LINKS} links at most`);
  return links.map((link: unknown, index) => readLink(json, link, `links/${index}`));
}

function readLink(json: JsonFile, value: unknown, path: string): ThemeLink {
  const link = recordAt(json, value, { path, names: ['href', ...wordLanguages] });
  const { href } = link;
  if (typeof href !== 'string' || !/^(?:https?:\/\/|mailto:|tel:)\S+$/.test(href))
    return json.fail(`${path}/href`, 'expected an http, mailto or tel address as "href"');
  return {
    href,
    texts: wordLanguages.map((language) => {
      const text = textAt(json, link, { path, name: language });
      return { kind: 'literal', value: text, language, datatype: rdf.langString };
    }),
  };
}

/** An object with no other names than some. */
function recordAt(
  { fail }: JsonFile,
  value: unknown,
  { path, names }: { readonly path: string; readonly names: readonly string[] },
): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path, 'expected an object');
  const other = Object.keys(value).find((name) => !names.includes(name));
  if (other === undefined) return value as Record<string, unknown>;
  const expected = names.map((name) => `"${name}"`).join(', ');
  return fail(`${path}/${other}`, `expected no other names than ${expected}, got "${other}"`);
}

/** A text that is not empty. */
function textAt(
  { fail }: JsonFile,
  record: Record<string, unknown>,
  { path, name }: { readonly path: string; readonly name: string },
): string {
  const value = record[name];
  if (typeof value === 'string' && value.trim() !== '') return value;
  return fail(name in record ? `${path}/${name}` : path, `expected a text as "${name}"`);
}

function parsed(text: string, file: string): JsonFile {
  const failAt = (place: number, message: string): never => {
    throw new ThemeMistake(file, lineAt(text, place), message);
  };
  const { value, places } = readJson(text, failAt);
  const fail = (path: string, message: string): never =>
    failAt(places.get(path.replace(/^\//, '')) ?? 0, message);
  return { value, fail };
}
