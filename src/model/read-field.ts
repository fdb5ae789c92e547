import type { Term } from '@rdfjs/types';
import { datatypes, isIntegerType } from '../rdf/datatype.ts';
import { dash, rdf, sh, varanto, XSD } from '../rdf/vocabulary.ts';
import type { Constraints } from './constraints.ts';
import { readConstraints } from './read-constraints.ts';
import type { Field, Range, Severity, Shape } from './model.ts';
import { describeField } from './description.ts';
import { OntologyError } from './ontology-error.ts';
import { readPath } from './read-path.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** The field that a property shape declares; `where` names its shape in messages. */
export function readField(graph: ShapesGraph, node: Term, context: FieldContext): Field {
  const name = graph.one(node, sh.codeIdentifier, `${context.where}, a property shape`).value;
  const where = `${context.where}.${name}`;
  const constraints = readConstraints(graph, node, where);
  const path = readPath(graph, graph.one(node, sh.path, where), where);
  const range = withSize(rangeOf(constraints, context.shapeOfClass, where), graph, { node, where });
  const severity = severityOf(graph, node, where);
  return {
    name,
    path,
    range,
    severity,
    constraints,
    many: isMany(range, constraints),
    required: isRequired(constraints, severity),
    order: graph.number(graph.one(node, sh.order, where), `${where}, sh:order`),
    isSearched: graph.isTrue(node, varanto.searched, where),
    names: graph.texts(node, sh.name),
    descriptions: graph.texts(node, sh.description),
    description: describeField(graph, node, { path, where }),
    message: messageOf(graph, node, where),
  };
}

interface FieldContext {
  readonly where: string;
  readonly shapeOfClass: ReadonlyMap<string, Shape>;
}

/** Whether a property shape says that its value names the resource. */
export function isLabel(graph: ShapesGraph, node: Term, where: string): boolean {
  const role = graph.optional(node, dash.propertyRole, where);
  if (role && role.value !== dash.LabelRole)
    throw new OntologyError(
      where,
      `expected dash:LabelRole as dash:propertyRole, got ${show(role)}`,
    );
  return role !== undefined;
}

function rangeOf(
  { class: classes, or, qualifiedValueShape, datatype, nodeKind }: Constraints,
  shapeOfClass: ReadonlyMap<string, Shape>,
  where: string,
): Range {
  const link = (address: string): Range => {
    const shape = shapeOfClass.get(address);
    if (shape) return { kind: 'link', shape };
    throw new OntologyError(where, `the class <${address}> has no shape`);
  };
  const claims = [qualifiedValueShape ?? classes, or, datatype].filter(
    (claim) => claim !== undefined,
  );
  if (claims.length > 1) throw new OntologyError(where, 'has more than one range');
  if (qualifiedValueShape !== undefined) return link(qualifiedValueShape);
  if (classes?.[1]) throw new OntologyError(where, 'has more than one sh:class');
  if (classes?.[0]) return link(classes[0]);
  if (or) {
    or.forEach(link);
    return { kind: 'node' };
  }
  if (datatype === rdf.langString) return { kind: 'text' };
  if (datatype !== undefined) return literalRange(datatype, where);
  if (nodeKind === sh.IRI) return { kind: 'iri' };
  throw new OntologyError(
    where,
    'has no range: expected sh:class, sh:or of classes, sh:datatype or sh:nodeKind sh:IRI',
  );
}

/** Integers of any size are text in GraphQL, whose own have 32 bits: a field has them where it says so. */
function withSize(
  range: Range,
  graph: ShapesGraph,
  { node, where }: { node: Term; where: string },
): Range {
  if (!graph.values(node, varanto.anySize).length) return range;
  if (range.kind !== 'literal' || !isIntegerType(range.datatype))
    throw new OntologyError(where, 'has varanto:anySize, which integers alone may have');
  return graph.isTrue(node, varanto.anySize, where) ? { ...range, isAnySize: true } : range;
}

function literalRange(datatype: string, where: string): Range {
  if (datatypes.has(datatype)) return { kind: 'literal', datatype };
  const known = [...datatypes.keys()].map((each) => each.slice(XSD.length)).join(', ');
  throw new OntologyError(
    where,
    `the datatype <${datatype}> is unknown; known are rdf:langString and, of xsd:, ${known}`,
  );
}

function messageOf(graph: ShapesGraph, node: Term, where: string): string | undefined {
  const message = graph.english(node, sh.message);
  if (message === undefined && graph.values(node, sh.message).length)
    throw new OntologyError(where, 'has an sh:message, but none in English');
  return message;
}

/** A text in several languages is one value where each language has at most one. */
function isMany(range: Range, { maxCount, qualifiedMaxCount, uniqueLang }: Constraints): boolean {
  if (range.kind === 'text' && uniqueLang) return false;
  return maxCount !== 1 && qualifiedMaxCount !== 1;
}

function isRequired(constraints: Constraints, severity: Severity): boolean {
  const { minCount = 0, qualifiedMinCount = 0, qualifiedValueShape } = constraints;
  return severity === 'violation' && (qualifiedValueShape ? qualifiedMinCount : minCount) > 0;
}

function severityOf(graph: ShapesGraph, node: Term, where: string): Severity {
  const severity = graph.optional(node, sh.severity, where)?.value ?? sh.Violation;
  if (severity === sh.Violation) return 'violation';
  if (severity === sh.Warning || severity === sh.Info) return 'warning';
  throw new OntologyError(where, `expected sh:Violation, sh:Warning or sh:Info, got <${severity}>`);
}
