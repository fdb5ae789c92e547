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

/** What the page says, read from it. */
export function rowsOf(page: PageElement): Row[] {
  return elements(element(page, 'dl'), 'div').map((group) => {
    const [summary] = elements(group, 'summary');
    const value = element(group, 'dd');
    const items = elements(value, 'li');
    return [textOf(summary ?? element(group, 'dt')), (items.length ? items : [value]).map(shownAs)];
  });
}

function shownAs(item: PageElement): string {
  const [link] = elements(item, 'a');
  const [data] = elements(item, 'data');
  const [time] = elements(item, 'time');
  const [text] = elements(item, 'bdi');
  if (link) return `<${link.attributes['href'] ?? ''}>`;
  if (data) return `"${data.attributes['value'] ?? ''}"`;
  if (time) return `"${textOf(time)}"`;
  if (text) return `"${textOf(text)}"@${text.attributes['lang'] ?? ''}`;
  throw new Error(`a value without an element: ${textOf(item)}`);
}

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

  rows(id: string, { language, type }: { language: string; type: string }): Row[] {
    const own = this.#from.get(id) ?? [];
    const left = new Set(own.filter(({ predicate }) => predicate.value !== `${RDF}type`));
    const fields = (this.shape(id)?.fields ?? []).map((field): Row => {
      const label = field.names.find((name) => name.language === language)?.value ?? field.name;
      return [label, this.#values(field, { id, language, left })];
    });
    const rest = [...new Set([...left].map(({ predicate }) => predicate.value))].sort();
    return [
      [type, [...(this.#types.get(id) ?? [])].sort().map((each) => `<${each}>`)] as const,
      ...fields.filter(([, values]) => values.length),
      ...rest.map((address): Row => {
        const quads = [...left].filter(({ predicate }) => predicate.value === address);
        return [address, keysOf(quads.map(({ object }) => object))];
      }),
    ];
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
    if (path.kind !== 'inverse') return ['a question'];
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

/** A question stands for whatever a derived field would lead to. */
export function withQuestions([label, values]: Row): Row {
  return [label, values.map((value) => (value.includes('graphql?') ? 'a question' : value))];
}
