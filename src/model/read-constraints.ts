import type { Quad_Object, Term } from '@rdfjs/types';
import { compareLiterals } from '../rdf/compare-literals.ts';
import { isLexical } from '../rdf/datatype.ts';
import type { Node } from '../rdf/literal.ts';
import { readPattern } from '../rdf/pattern/pattern.ts';
import { SHACL, rdf, sh, xsd } from '../rdf/vocabulary.ts';
import type { Constraints } from './constraints.ts';
import { OntologyError } from './ontology-error.ts';
import { literalOf, show, type ShapesGraph } from './shapes-graph.ts';

/** The constraints of a property shape; throws where a parameter is not what SHACL wants. */
export function readConstraints(graph: ShapesGraph, shape: Term, where: string): Constraints {
  const at = (name: string): string => `${where}, sh:${name}`;
  const found = Object.entries(readers).flatMap(([name, read]) => {
    const values = graph.values(shape, SHACL + name);
    return values.length ? [[name, read(values, { graph, shape, where: at(name) })] as const] : [];
  });
  for (const [name, other] of dependents)
    if (graph.values(shape, SHACL + name).length && !graph.values(shape, SHACL + other).length)
      throw new OntologyError(at(name), `means nothing without sh:${other}`);
  return Object.fromEntries(found);
}

/** Parameters that say something about another one. */
const dependents = [
  ['flags', 'pattern'],
  ['qualifiedMinCount', 'qualifiedValueShape'],
  ['qualifiedMaxCount', 'qualifiedValueShape'],
] as const;

interface Place {
  readonly graph: ShapesGraph;
  readonly shape: Term;
  readonly where: string;
}

type Reader = (values: readonly Quad_Object[], place: Place) => unknown;

const count: Reader = (values, place) => {
  const number = place.graph.integer(single(values, place), place.where);
  if (number >= 0) return number;
  throw new OntologyError(place.where, `expected a count, got ${number}`);
};

const bound: Reader = (values, place) => {
  const term = single(values, place);
  const literal = term.termType === 'Literal' ? literalOf(term) : undefined;
  // What has an order stands in it beside itself.
  if (literal && compareLiterals(literal, literal) === 0) return literal;
  throw new OntologyError(place.where, `expected a literal with an order, got ${show(term)}`);
};

const address: Reader = (values, place) => namedNode(single(values, place), place);

const readers: Readonly<Record<Exclude<keyof Constraints, never>, Reader>> = {
  minCount: count,
  maxCount: count,
  class: (values, place) => values.map((value) => namedNode(value, place)),
  or: (values, place) =>
    place.graph.list(single(values, place), place.where).map((choice) => onlyClass(choice, place)),
  datatype: address,
  nodeKind: (values, place) => {
    const kind = namedNode(single(values, place), place);
    const kinds = ['IRI', 'Literal', 'BlankNodeOrIRI', 'IRIOrLiteral'].map((name) => SHACL + name);
    if (kinds.includes(kind)) return kind;
    throw new OntologyError(
      place.where,
      `refuses <${kind}>: nothing in a catalogue is a blank node`,
    );
  },
  uniqueLang: (values, place) => {
    const value = single(values, place);
    const literal = value.termType === 'Literal' ? literalOf(value) : undefined;
    // The term true alone turns it on, as W3C's test uniqueLang-002 has it of another form of the same value.
    if (literal?.datatype === xsd.boolean && isLexical(literal))
      return literal.value === 'true' || undefined;
    throw new OntologyError(place.where, `expected true or false, got ${show(value)}`);
  },
  qualifiedValueShape: (values, place) => onlyClass(single(values, place), place),
  qualifiedMinCount: count,
  qualifiedMaxCount: count,
  in: (values, place) =>
    place.graph.list(single(values, place), place.where).map((value) => node(value, place)),
  hasValue: (values, place) => values.map((value) => node(value, place)),
  pattern: (values, place) => {
    const { graph, shape, where } = place;
    const said = graph.optional(shape, `${SHACL}flags`, where);
    const flags = said ? graph.string(said, `${where}, sh:flags`) : '';
    const text = graph.string(single(values, place), where);
    try {
      return readPattern(text, flags);
    } catch (error) {
      const { message } = error as Error;
      throw new OntologyError(where, `"${text}" is no pattern of XPath: ${message}`);
    }
  },
  minLength: count,
  maxLength: count,
  languageIn: (values, place) =>
    place.graph
      .list(single(values, place), place.where)
      .map((range) => languageRange(range, place)),
  minInclusive: bound,
  maxInclusive: bound,
  minExclusive: bound,
  maxExclusive: bound,
};

/** The parameters that the check of the data knows; a test holds the table of SHACL terms to it. */
export const constraintNames = Object.keys(readers) as readonly (keyof Constraints)[];

/** A basic language range (RFC 4647, section 2.1), in small letters as the data's tags are. */
function languageRange(term: Term, { graph, where }: Place): string {
  const range = graph.string(term, where);
  if (/^(?:\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)$/i.test(range)) return range.toLowerCase();
  throw new OntologyError(where, `expected a language such as "en" or "*", got ${show(term)}`);
}

function single(values: readonly Quad_Object[], { where }: Place): Quad_Object {
  const [value, second] = values;
  if (value && !second) return value;
  throw new OntologyError(where, `expected one value, got ${values.length}`);
}

function namedNode(term: Term, { where }: Place): string {
  if (term.termType === 'NamedNode') return term.value;
  throw new OntologyError(where, `expected an address, got ${show(term)}`);
}

function node(term: Term, place: Place): Node {
  return term.termType === 'Literal'
    ? literalOf(term)
    : { kind: 'resource', id: namedNode(term, place) };
}

/** The class that a nested shape names; throws where it says anything else. */
function onlyClass(shape: Term, place: Place): string {
  const said = place.graph.store.getQuads(shape, null, null, null);
  const [first, second] = said.filter(({ predicate }) => predicate.value !== rdf.type);
  if (first?.predicate.value === sh.class && !second) return namedNode(first.object, place);
  throw new OntologyError(place.where, 'takes shapes of the form [ sh:class … ] alone');
}
