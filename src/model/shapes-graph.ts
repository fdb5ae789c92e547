import type { Quad_Object, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import type { Literal } from '../rdf/literal.ts';
import { DASH, RDF, rdf, SHACL, VARANTO } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';

/** Reads values out of the graph of shapes; each mistake names the place that `where` says. */
export class ShapesGraph {
  readonly store: Store;

  constructor(store: Store) {
    this.store = store;
  }

  values(subject: Term, predicate: string): Quad_Object[] {
    return this.store.getObjects(subject, predicate, null);
  }

  /** The one value of a property, or `undefined`; throws where there are several. */
  optional(subject: Term, predicate: string, where: string): Quad_Object | undefined {
    const [value, second] = this.values(subject, predicate);
    if (second) throw new OntologyError(where, `has more than one ${short(predicate)}`);
    return value;
  }

  /** The one value of a property; throws where there is none, or several. */
  one(subject: Term, predicate: string, where: string): Quad_Object {
    const value = this.optional(subject, predicate, where);
    if (!value) throw new OntologyError(where, `has no ${short(predicate)}`);
    return value;
  }

  /** The address that a property has; throws where its value is a literal or has no address. */
  address(subject: Term, predicate: string, where: string): string {
    const value = this.one(subject, predicate, where);
    if (value.termType === 'NamedNode') return value.value;
    throw new OntologyError(
      where,
      `expected an address as ${short(predicate)}, got ${show(value)}`,
    );
  }

  /** The numeral that a property has; throws where it is no number. */
  number(value: Term, where: string): number {
    const text = value.termType === 'Literal' ? value.value.trim() : '';
    if (text !== '' && Number.isFinite(Number(text))) return Number(text);
    throw new OntologyError(where, `expected a number, got ${show(value)}`);
  }

  /** Whether an annotation says true, as it does where it says nothing; throws where it says neither true nor false. */
  isTrue(subject: Term, predicate: string, where: string): boolean {
    const text = this.optional(subject, predicate, where);
    if (text && !['true', 'false'].includes(text.value))
      throw new OntologyError(
        where,
        `expected true or false as ${short(predicate)}, got ${show(text)}`,
      );
    return text?.value !== 'false';
  }

  texts(subject: Term, predicate: string): Literal[] {
    return this.values(subject, predicate).flatMap((term) =>
      term.termType === 'Literal' ? [literalOf(term)] : [],
    );
  }

  /** The English text of a property, else the one without a language. */
  english(subject: Term, predicate: string): string | undefined {
    const texts = this.texts(subject, predicate);
    return ['en', ''].flatMap((tag) => texts.filter(({ language }) => language === tag))[0]?.value;
  }

  /** The members of an RDF list; throws where it is broken or runs in a circle. */
  list(head: Term, where: string): Quad_Object[] {
    const members: Quad_Object[] = [];
    const seen = new Set<string>();
    for (let node: Term = head; node.value !== rdf.nil;) {
      if (seen.has(node.value)) throw new OntologyError(where, 'has a list that runs in a circle');
      seen.add(node.value);
      members.push(this.one(node, rdf.first, `${where}, its list`));
      node = this.one(node, rdf.rest, `${where}, its list`);
    }
    return members;
  }
}

/** A literal of the store as plain fields. */
export function literalOf(term: Term & { termType: 'Literal' }): Literal {
  return {
    kind: 'literal',
    value: term.value,
    language: term.language,
    datatype: term.datatype.value,
  };
}

/** A term in words, for a message. */
export function show(term: Term): string {
  const texts: Partial<Record<Term['termType'], string>> = {
    BlankNode: 'a blank node',
    Literal: `"${term.value}"`,
    NamedNode: `<${term.value}>`,
  };
  return texts[term.termType] ?? `a ${term.termType}`;
}

/** A term as people write it, for a message: `sh:order`. */
export function short(address: string): string {
  const prefixes = { sh: SHACL, dash: DASH, varanto: VARANTO, rdf: RDF };
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (address.startsWith(namespace)) return `${prefix}:${address.slice(namespace.length)}`;
  return `<${address}>`;
}
