import type { Quad_Object, Term } from '@rdfjs/types';
import { compareLiterals } from '../rdf/compare-literals.ts';
import { canonicalText, isLexical } from '../rdf/datatype.ts';
import type { Node } from '../rdf/literal.ts';
import { readPattern } from '../rdf/pattern/pattern.ts';
import { SHACL, rdf, sh, xsd } from '../rdf/vocabulary.ts';
import type { Constraints, ShapeCheck } from './constraints.ts';
import { OntologyError } from './ontology-error.ts';
import { literalOf, show, type ShapesGraph } from './shapes-graph.ts';

/** What the constraints of a shape are read with. */
export interface ConstraintContext {
  readonly graph: ShapesGraph;
  /** What messages call the shape. */
  readonly where: string;
  /** Reads a shape that a constraint leads to. */
  readonly read: (shape: Term) => ShapeCheck;
}

/** The constraints of a shape; throws where a parameter is not what SHACL wants. */
export function readConstraints(shape: Term, context: ConstraintContext): Constraints {
  const { graph, where } = context;
  const at = (name: string): string => `${where}, sh:${name}`;
  const isProperty = graph.values(shape, sh.path).length > 0;
  const found = Object.entries(readers).flatMap(([name, read]) => {
    const values = graph.values(shape, SHACL + name);
    if (!values.length) return [];
    if (!isProperty && ofPropertyShapes.includes(name))
      throw new OntologyError(at(name), 'is for shapes with an sh:path alone');
    return [[name, read(values, { ...context, shape, where: at(name) })] as const];
  });
  for (const [name, other] of dependents)
    if (graph.values(shape, SHACL + name).length && !graph.values(shape, SHACL + other).length)
      throw new OntologyError(at(name), `means nothing without sh:${other}`);
  return Object.fromEntries(found);
}

/** Parameters that only a property shape has (SHACL, sections 4.2, 4.4.5, 4.5 and 4.7.3). */
const ofPropertyShapes: readonly string[] = [
  ...['minCount', 'maxCount', 'uniqueLang', 'lessThan', 'lessThanOrEquals'],
  ...['qualifiedValueShape', 'qualifiedMinCount', 'qualifiedMaxCount'],
  'qualifiedValueShapesDisjoint',
];

/** Parameters that say something about another one. */
const dependents = [
  ['flags', 'pattern'],
  ['qualifiedMinCount', 'qualifiedValueShape'],
  ['qualifiedMaxCount', 'qualifiedValueShape'],
  ['qualifiedValueShapesDisjoint', 'qualifiedValueShape'],
] as const;

interface Place extends ConstraintContext {
  readonly shape: Term;
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

const addresses: Reader = (values, place) => values.map((value) => namedNode(value, place));

const shapes: Reader = (values, { read }) => values.map(read);

const shapeLists: Reader = (values, { graph, where, read }) =>
  values.map((head) => {
    const members = graph.list(head, where);
    if (members.length) return members.map(read);
    throw new OntologyError(where, 'expected a list of shapes, got none');
  });

const kinds = [
  'IRI',
  'Literal',
  'BlankNode',
  'BlankNodeOrIRI',
  'BlankNodeOrLiteral',
  'IRIOrLiteral',
];

const readers: Readonly<Record<Exclude<keyof Constraints, never>, Reader>> = {
  minCount: count,
  maxCount: count,
  class: (values, place) => values.map((value) => oneOrList(value, place)),
  datatype: (values, place) => oneOrList(single(values, place), place),
  nodeKind: (values, place) => {
    const kind = namedNode(single(values, place), place);
    if (kinds.includes(kind.slice(SHACL.length))) return kind;
    const known = kinds.map((each) => `sh:${each}`).join(', ');
    throw new OntologyError(place.where, `expected one of ${known}, got <${kind}>`);
  },
  uniqueLang: (values, place) => {
    const value = single(values, place);
    const literal = value.termType === 'Literal' ? literalOf(value) : undefined;
    // The term true alone turns it on, as W3C's test uniqueLang-002 has it of another form of the same value.
    if (literal?.datatype === xsd.boolean && isLexical(literal))
      return literal.value === 'true' || undefined;
    throw new OntologyError(place.where, `expected true or false, got ${show(value)}`);
  },
  qualifiedValueShape: (values, place) => place.read(single(values, place)),
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
  singleLine: (values, place) => isTrue(single(values, place), place) || undefined,
  languageIn: (values, place) =>
    place.graph
      .list(single(values, place), place.where)
      .map((range) => languageRange(range, place)),
  minInclusive: bound,
  maxInclusive: bound,
  minExclusive: bound,
  maxExclusive: bound,
  equals: addresses,
  disjoint: addresses,
  lessThan: addresses,
  lessThanOrEquals: addresses,
  closed: (values, place) =>
    isTrue(single(values, place), place) ? allowedProperties(place) : undefined,
  node: shapes,
  not: shapes,
  and: shapeLists,
  or: shapeLists,
  xone: shapeLists,
  qualifiedValueShapesDisjoint: (values, place) =>
    isTrue(single(values, place), place) ? siblings(place) : undefined,
  property: shapes,
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

/** An address, or a list of addresses in place of one (SHACL 1.2). */
function oneOrList(term: Term, place: Place): string | readonly string[] {
  const { graph, where } = place;
  if (term.termType !== 'BlankNode' || !graph.values(term, rdf.first).length)
    return namedNode(term, place);
  return graph.list(term, where).map((each) => namedNode(each, place));
}

function isTrue(term: Term, { where }: Place): boolean {
  const literal = term.termType === 'Literal' ? literalOf(term) : undefined;
  const text = literal?.datatype === xsd.boolean ? canonicalText(literal) : undefined;
  if (text === 'true' || text === 'false') return text === 'true';
  throw new OntologyError(where, `expected true or false, got ${show(term)}`);
}

/** The properties of a closed shape: those of its property shapes, and those that it passes over. */
function allowedProperties(place: Place): readonly string[] {
  const { graph, shape, where } = place;
  const paths = graph.values(shape, sh.property).flatMap((each) => graph.values(each, sh.path));
  const ignored = graph.optional(shape, sh.ignoredProperties, where);
  return [
    ...paths.flatMap((path) => (path.termType === 'NamedNode' ? [path.value] : [])),
    ...(ignored ? graph.list(ignored, where).map((each) => namedNode(each, place)) : []),
  ];
}

/** The qualified shapes of the other properties of the shapes that have this one (SHACL, section 4.7.3). */
function siblings({ graph, shape, read }: Place): readonly ShapeCheck[] {
  const [own] = graph.values(shape, sh.qualifiedValueShape);
  const owners = graph.store.getSubjects(sh.property, shape, null);
  const properties = owners.flatMap((owner) => graph.values(owner, sh.property));
  const others = properties.flatMap((each) => graph.values(each, sh.qualifiedValueShape));
  return others.filter((each) => !own || !each.equals(own)).map(read);
}
