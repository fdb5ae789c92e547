import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Quad, Term } from '@rdfjs/types';
import { Parser } from 'n3';
import type { Field, Shape } from '../../src/model/model.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { element, elements, textOf, type PageElement } from './html.ts';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** A row of facts: its label, and its values as texts that tell them apart. */
export type Row = readonly [label: string, values: readonly string[]];

/** What the page says of its own resource, read from it, by label; what it says of others is left out. */
export function rowsOf(page: PageElement): Row[] {
  const parts = [
    ...elements(page, 'section').filter(({ attributes }) =>
      /^(part-\d+|about)$/.test(attributes['aria-labelledby'] ?? ''),
    ),
    ...elements(page, 'details').filter(({ attributes }) => attributes['class'] === 'statements'),
  ];
  const sources = elements(page, 'details')
    .filter(({ attributes }) => attributes['class'] === 'sources')
    .flatMap((part) => elements(part, 'dl'));
  const lists = [...new Set(parts.flatMap((part) => elements(part, 'dl')))].filter(
    (list) => !sources.includes(list),
  );
  const groups = lists
    .flatMap((list) => childrenOf(list, 'div'))
    .filter(({ attributes }) => attributes['class'] !== 'missing');
  return sorted([
    ...groups.map((group): Row => [textOf(element(group, 'dt')), valuesOf(group)]),
    ...namesOf(page),
  ]);
}

/** The line of other names: its label, then the names, each a text with its language; those in others are in a list. */
function namesOf(page: PageElement): Row[] {
  const lines = [...elements(page, 'details'), ...elements(page, 'p')].filter(({ attributes }) =>
    /^names\b/.test(attributes['class'] ?? ''),
  );
  return lines.map((line): Row => {
    const [label, ...names] = elements(line, 'bdi');
    return [label ? textOf(label) : '', names.map(textAs)];
  });
}

/** The values of a row: one, or those of a list; texts in other languages are in a list that opens. */
function valuesOf(group: PageElement): string[] {
  const [value] = childrenOf(group, 'dd');
  if (!value) throw new Error('a label without a value');
  const [list] = childrenOf(value, 'ul').filter(({ attributes }) => !attributes['class']);
  const more = childrenOf(value, 'details').flatMap((each) =>
    childrenOf(each, 'ul').flatMap((inner) => childrenOf(inner, 'li')),
  );
  const own = list ? childrenOf(list, 'li') : [value];
  return [...own, ...more].map(shownAs).sort();
}

function childrenOf(parent: PageElement, name: string): PageElement[] {
  return parent.children.flatMap((child) =>
    typeof child !== 'string' && child.name === name ? [child] : [],
  );
}

function sorted(rows: readonly Row[]): Row[] {
  return rows
    .map(([label, values]): Row => [label, [...values].sort()])
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

function shownAs(item: PageElement): string {
  const isInline = elements(item, 'ul').some(({ attributes }) => attributes['class'] === 'inline');
  const links = elements(item, 'a');
  const link = isInline ? links.at(-1) : links[0];
  const [data] = elements(item, 'data');
  const [time] = elements(item, 'time');
  const [text] = elements(item, 'bdi');
  if (link) return `<${link.attributes['href'] ?? ''}>`;
  if (data) return `"${data.attributes['value'] ?? ''}"`;
  if (time) return `"${time.attributes['datetime'] ?? textOf(time)}"`;
  if (text) return textAs(text);
  throw new Error(`a value without an element: ${textOf(item)}`);
}

function textAs(text: PageElement): string {
  return `"${textOf(text)}"@${text.attributes['lang'] ?? ''}`;
}

/** What is in a part of the page of its own, which other tests are about, or is for the search alone. */
const ELSEWHERE = ['contact', 'source', 'entry', 'lines', 'search word'] as const;

/** What the data says, by a loop over its statements and no code of ours but the model. */
export class PlainFacts {
  readonly #snapshot: Snapshot;
  readonly quads: readonly Quad[];
  readonly #types = new Map<string, string[]>();
  readonly #from = new Map<string, Quad[]>();
  readonly #to = new Map<string, Quad[]>();

  constructor(snapshot: Snapshot, folder: string) {
    this.#snapshot = snapshot;
    this.quads = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ttl'))
      .flatMap((file) =>
        new Parser({ baseIRI: snapshot.base }).parse(readFileSync(join(folder, file), 'utf8')),
      );
    for (const quad of this.quads) {
      const { subject, predicate, object } = quad;
      push(this.#from, subject.value, quad);
      if (object.termType === 'NamedNode') push(this.#to, object.value, quad);
      if (predicate.value === `${RDF}type`) push(this.#types, subject.value, object.value);
    }
  }

  get subjects(): string[] {
    return [...this.#from.keys()];
  }

  shape(id: string): Shape | undefined {
    const types = this.#types.get(id) ?? [];
    const { shapes, classes } = this.#snapshot.model;
    const own = shapes.filter((shape) => types.includes(shape.class));
    // Of a class and one above it the lower one is the type.
    const isAbove = (shape: Shape): boolean =>
      own.some((other) => other !== shape && classes.below(shape.class).has(other.class));
    return own.find((shape) => !isAbove(shape));
  }

  /**
   * The rows of a page, by label. What is a heading, a summary, or a contact is no row; of what is derived a row shows the
   * values where the ontology gives it a part of the page, which another test compares.
   */
  rows(id: string, { language, type }: { language: string; type: string }): Row[] {
    const own = this.#from.get(id) ?? [];
    const left = new Set(own.filter(({ predicate }) => predicate.value !== `${RDF}type`));
    const fields = (this.shape(id)?.fields ?? []).flatMap((field): Row[] => {
      const label = field.names.find((name) => name.language === language)?.value ?? field.name;
      const all = this.#values(field, { id, language, left });
      const isNamed = (value: string): boolean => field.valueNames.has(value.slice(1, -2));
      const values = all.map((value) => (isNamed(value) ? value.slice(0, -1) : value));
      const isHeading = values.length === 1 && isShownAbove(field);
      const isElsewhere = ELSEWHERE.some((role) => field.roles.has(role));
      return isHeading || isElsewhere ? [] : [[label, values]];
    });
    const rest = [...new Set([...left].map(({ predicate }) => predicate.value))];
    return sorted([
      [type, (this.#types.get(id) ?? []).map((each) => `<${each}>`)] as const,
      ...fields.filter(([, values]) => values.length),
      ...rest.map((address): Row => {
        const quads = [...left].filter(({ predicate }) => predicate.value === address);
        return [address, keysOf(quads.map(({ object }) => object))];
      }),
    ]);
  }

  /** What a field has; what it has is no longer left over. */
  #values(
    field: Field,
    { id, language, left }: { id: string; language: string; left: Set<Quad> },
  ): string[] {
    const { path } = field;
    if (path.kind === 'predicate') {
      const quads = (this.#from.get(id) ?? []).filter(
        ({ predicate, object }) => predicate.value === path.predicate && this.#fits(object, field),
      );
      quads.forEach((quad) => left.delete(quad));
      return keysOf(
        quads.map(({ object }) => object),
        language,
      );
    }
    if (path.kind !== 'inverse') return field.group ? [] : ['a question'];
    const subjects = (this.#to.get(id) ?? [])
      .filter(({ predicate }) => predicate.value === path.predicate)
      .map(({ subject }) => subject)
      .filter((subject) => this.#fits(subject, field));
    return keysOf(subjects, language);
  }

  #fits(term: Term, { range }: Field): boolean {
    if (term.termType === 'Literal')
      return range.kind === 'text'
        ? term.language !== ''
        : range.kind === 'literal' && range.datatype === term.datatype.value;
    if (range.kind === 'link') return this.shape(term.value) === range.shape;
    return range.kind === 'iri' || (range.kind === 'node' && this.shape(term.value) !== undefined);
  }
}

function push<Item>(lists: Map<string, Item[]>, key: string, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Values in the order of the page: the reader's language first, then by address, or by language and text; a hundred. */
function keysOf(terms: readonly Term[], language = ''): string[] {
  const ranked = terms.map((term) => {
    const tag = term.termType === 'Literal' ? term.language : '';
    const isOther = term.termType === 'Literal' && tag !== language;
    return { term, rank: JSON.stringify([isOther, tag]) + term.value };
  });
  const ordered = ranked.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ term }) => keyOf(term));
  return ordered.length > 100 ? [...ordered.slice(0, 100), 'a question'] : ordered;
}

/** A value as the page tells it apart: times and truth values have elements of their own. */
function keyOf(term: Term): string {
  if (term.termType !== 'Literal') return `<${term.value}>`;
  const datatype = term.datatype.value.slice(XSD.length);
  return ['boolean', 'date', 'gYear', 'dateTime'].includes(datatype)
    ? `"${term.value}"`
    : `"${term.value.trim()}"@${term.language}`;
}

function isShownAbove({ roles }: Field): boolean {
  return roles.has('label') || roles.has('description');
}

/** A question stands for whatever a derived field would lead to. */
export function withQuestions([label, values]: Row): Row {
  return [label, values.map((value) => (value.includes('graphql?') ? 'a question' : value))];
}
