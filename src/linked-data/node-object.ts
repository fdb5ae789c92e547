import type { Literal, Node } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Paragraph } from '../rdf/write-turtle.ts';
import { quoted } from './json-value.ts';
import { kindOf, type Names, type Place, type Places } from './terms.ts';

const LINE = '\n      ';
const INLINE = { before: '', between: ', ', after: '' };
const SEVERAL = { before: `${LINE}  `, between: `,${LINE}  `, after: LINE };

/**
 * A description as the node object that compaction makes of it (JSON-LD 1.1 API, section 6.1), a property a line: its
 * types, then its address, and what fits no term under its own address. The types bring terms of their own with them, so
 * that a reader of a stream must have them before all else (Streaming JSON-LD, section 3.2).
 */
export function nodeObject({ resource, statements }: Paragraph, names: Names): string {
  const types = typesIn(statements);
  const places = names.places(types);
  let text = `{${LINE}`;
  if (types.length) {
    const classes = types.map((type) => quoted(names.className(type)));
    text += `"${names.type}": ${listed(classes, names.isTypeSet)},${LINE}`;
  }
  text += `"${names.id}": ${quoted(names.address(resource.id))}`;
  for (const [predicate, values] of statements)
    text += linesOf(predicate, predicate === rdf.type ? values.filter(isLiteral) : values, places);
  return `${text}\n    }`;
}

function typesIn(statements: Paragraph['statements']): string[] {
  const [, values = []] = statements.find(([predicate]) => predicate === rdf.type) ?? [];
  return values.flatMap((value) => (value.kind === 'resource' ? [value.id] : []));
}

function isLiteral({ kind }: Node): boolean {
  return kind === 'literal';
}

/** The values of a property: under one key most often, under several where they are not of one kind. */
function linesOf(predicate: string, values: readonly Node[], places: Places): string {
  const placeOf = (value: Node): Place => places(predicate, kindOf(value));
  let text = '';
  for (let rest = values; rest[0];) {
    const { key } = placeOf(rest[0]);
    const here = rest.filter((value) => placeOf(value).key === key);
    text += `,${LINE}${key}: ${together(here, placeOf)}`;
    rest = here.length === rest.length ? [] : rest.filter((value) => placeOf(value).key !== key);
  }
  return text;
}

/** The value of a key. */
function together(values: readonly Node[], placeOf: (value: Node) => Place): string {
  const places = values.map(placeOf);
  const texts = values.map((value, index) => places[index]?.write(value) ?? '');
  const isSet = places.some((place) => place.isSet);
  return places[0]?.isLanguageMap
    ? languageMap(values as readonly Literal[], texts)
    : listed(texts, isSet, SEVERAL);
}

function languageMap(literals: readonly Literal[], texts: readonly string[]): string {
  const byLanguage = new Map<string, string[]>();
  literals.forEach(({ language }, index) => {
    const known = byLanguage.get(language);
    const text = texts[index] ?? '';
    if (known) known.push(text);
    else byLanguage.set(language, [text]);
  });
  const entries = [...byLanguage].map(
    ([language, each]) => `"${language || '@none'}": ${listed(each, false)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

/** Values in JSON: one by itself, unless it is always a list. */
function listed(texts: readonly string[], isSet: boolean, line = INLINE): string {
  const [first = '', second] = texts;
  if (second !== undefined) return `[${line.before}${texts.join(line.between)}${line.after}]`;
  return isSet ? `[${first}]` : first;
}
