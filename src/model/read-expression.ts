import type { Term } from '@rdfjs/types';
import { isValueAddress } from '../rdf/address.ts';
import { isLexical } from '../rdf/datatype.ts';
import type { Node } from '../rdf/literal.ts';
import { SHACL, sh, varanto } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { readPath } from './read-path.ts';
import { readTemplates, type RulePlace } from './read-template.ts';
import { refuseOtherTerms } from './refuse-unread.ts';
import type { Expression } from './model.ts';
import { expressionTerms } from './shacl-terms.ts';
import { literalOf, show, type ShapesGraph } from './shapes-graph.ts';

/**
 * A node expression (SHACL Advanced Features, section 6): the resource itself, a constant, what a path leads to; or a made
 * text. The others of that section are refused.
 */
export function readExpression(graph: ShapesGraph, node: Term, place: RulePlace): Expression {
  if (node.termType === 'BlankNode') return readBlank(graph, node, place);
  return node.value === sh.this
    ? { kind: 'this' }
    : { kind: 'constant', term: readConstant(node, place.where) };
}

/** A name that SHACL does not have is a slip of the pen, and so is what no statement can have as its object. */
function readConstant(node: Term, where: string): Node {
  if (node.termType === 'Literal') {
    const literal = literalOf(node);
    if (isLexical(literal)) return literal;
    throw new OntologyError(
      where,
      `has a value that its datatype does not have: "${literal.value}" is none`,
    );
  }
  if (isValueAddress(node.value) && !node.value.startsWith(SHACL))
    return { kind: 'resource', id: node.value };
  throw new OntologyError(where, `expected sh:this, an address or a value, got ${show(node)}`);
}

function readBlank(graph: ShapesGraph, node: Term, { where, fields }: RulePlace): Expression {
  const isTemplate = graph.values(node, varanto.template).length > 0;
  const terms = isTemplate ? [varanto.template] : Object.keys(expressionTerms);
  refuseOtherTerms(graph, node, { terms, where });
  if (isTemplate)
    return { kind: 'template', templates: readTemplates(graph, node, { where, fields }) };
  const path = readPath(graph, graph.one(node, sh.path, where), where);
  return { kind: 'path', path, from: readStart(graph, node, where) };
}

/** Where a path starts: anything but one address would be a longer path. */
function readStart(graph: ShapesGraph, node: Term, where: string): string | undefined {
  if (!graph.values(node, sh.nodes).length) return undefined;
  const start = graph.address(node, sh.nodes, where);
  return start === sh.this ? undefined : start;
}
