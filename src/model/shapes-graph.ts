import type { Quad_Object, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import type { Literal } from '../rdf/literal.ts';
import { canonicalText, datatypes, isIntegerType, isLexical } from '../rdf/datatype.ts';
import { isDeclaration } from './shacl-terms.ts';
import { DASH, RDF, rdf, REQUEST, SHACL, VARANTO, XSD, xsd } from '../rdf/vocabulary.ts';
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

  /** The number that a literal of a datatype of numbers is; throws where it is none. */
  number(value: Term, where: string): number {
    const datatype = value.termType === 'Literal' ? value.datatype.value : '';
    const type = datatypes.get(datatype);
    const isNumber = type?.scalar === 'Decimal' || type?.scalar === 'Float';
    if (isIntegerType(datatype) || isNumber) {
      const number = isLexical({ value: value.value, datatype }) ? Number(value.value) : NaN;
      if (Number.isFinite(number)) return number;
    }
    throw new OntologyError(where, `expected a number such as 1, got ${show(value)}`);
  }

  /** The number that a literal of a datatype of integers is; throws where it is none. */
  integer(value: Term, where: string): number {
    if (value.termType === 'Literal' && isIntegerType(value.datatype.value))
      return this.number(value, where);
    throw new OntologyError(where, `expected an integer such as 1, got ${show(value)}`);
  }

  /** The text of a plain string; throws where it is another literal, or none. */
  string(value: Term, where: string): string {
    if (value.termType === 'Literal' && value.datatype.value === xsd.string) return value.value;
    throw new OntologyError(where, `expected a text without a language, got ${show(value)}`);
  }

  /** Whether an annotation says true, as it does where it says nothing; throws where it says neither true nor false. */
  isTrue(subject: Term, predicate: string, where: string): boolean {
    const value = this.optional(subject, predicate, where);
    if (!value) return true;
    const literal = value.termType === 'Literal' ? literalOf(value) : undefined;
    const text = literal?.datatype === xsd.boolean ? canonicalText(literal) : undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new OntologyError(
      where,
      `expected true or false as ${short(predicate)}, got ${show(value)}`,
    );
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

  #refuseBeside(node: Term, where: string): void {
    const [other] = this.store
      .getPredicates(node, null, null)
      .filter(({ value }) => isDeclaration(value));
    if (other) throw new OntologyError(where, `has ${short(other.value)} beside a list`);
  }

  /** The members of an RDF list; throws where it is broken or runs in a circle. */
  list(head: Term, where: string): Quad_Object[] {
    const members: Quad_Object[] = [];
    const seen = new Set<string>();
    for (let node: Term = head; node.value !== rdf.nil;) {
      if (seen.has(node.value)) throw new OntologyError(where, 'has a list that runs in a circle');
      seen.add(node.value);
      this.#refuseBeside(node, where);
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
    Literal: term.termType === 'Literal' ? showLiteral(term) : '',
    NamedNode: `<${term.value}>`,
  };
  return texts[term.termType] ?? `a ${term.termType}`;
}

function showLiteral({ value, language, datatype }: Term & { termType: 'Literal' }): string {
  if (language) return `"${value}"@${language}`;
  return datatype.value === xsd.string ? `"${value}"` : `"${value}"^^${short(datatype.value)}`;
}

/** A term as people write it, for a message: `sh:order`. */
export function short(address: string): string {
  const prefixes = {
    sh: SHACL,
    dash: DASH,
    varanto: VARANTO,
    request: REQUEST,
    rdf: RDF,
    xsd: XSD,
  };
  for (const [prefix, namespace] of Object.entries(prefixes))
    if (address.startsWith(namespace)) return `${prefix}:${address.slice(namespace.length)}`;
  return `<${address}>`;
}
