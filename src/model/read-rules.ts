import type { Term } from '@rdfjs/types';
import { isHttpAddress } from '../rdf/address.ts';
import { rdf, SHACL, sh } from '../rdf/vocabulary.ts';
import type { Field, Rule, RuleCondition } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import type { ShapeCheck } from './constraints.ts';
import { constraintNames, readConstraints, type ConstraintContext } from './read-constraints.ts';
import { readExpression } from './read-expression.ts';
import { readPath } from './read-path.ts';
import { refuseOtherTerms } from './refuse-unread.ts';
import { ruleTerms } from './shacl-terms.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** The rules of a node shape, in the order of its files; throws an `OntologyError` that names shape and rule. */
export function readRules(
  graph: ShapesGraph,
  shape: Term,
  { where, fields, read }: RulesContext,
): Rule[] {
  return graph
    .values(shape, sh.rule)
    .map((node) => readRule(graph, node, { where: `${where}, a rule`, fields, read }));
}

interface RulesContext {
  readonly where: string;
  readonly fields: readonly Field[];
  /** Reads a shape that a condition leads to. */
  readonly read: (shape: Term) => ShapeCheck;
}

function readRule(
  graph: ShapesGraph,
  node: Term,
  { where: shape, fields, read }: RulesContext,
): Rule {
  const predicate = graph.address(node, sh.predicate, shape);
  const where = `${shape} for <${predicate}>`;
  if (!isHttpAddress(predicate) || predicate === sh.this)
    throw new OntologyError(where, 'expected the address of a property as sh:predicate');
  refuseOtherTerms(graph, node, { terms: Object.keys(ruleTerms), where });
  const types = graph.values(node, rdf.type).map(({ value }) => value);
  if (types.length !== 1 || types[0] !== sh.TripleRule)
    throw new OntologyError(where, 'expected the type sh:TripleRule');
  const expression = (parameter: string) =>
    readExpression(graph, graph.one(node, parameter, where), { where, fields });
  const subject = expression(sh.subject);
  if (subject.kind === 'template' || (subject.kind === 'constant' && isLiteral(subject.term)))
    throw new OntologyError(where, 'expected a resource as sh:subject, got a text');
  const conditions = graph
    .values(node, sh.condition)
    .map((condition) => readCondition(condition, { graph, where: `${where}, sh:condition`, read }));
  return { subject, predicate, object: expression(sh.object), conditions };
}

function isLiteral({ kind }: { kind: string }): boolean {
  return kind === 'literal';
}

const conditionTerms = ['path', 'flags', ...constraintNames].map((name) => SHACL + name);

function readCondition(node: Term, context: ConstraintContext): RuleCondition {
  const { graph, where } = context;
  if (node.termType === 'Literal')
    throw new OntologyError(where, `expected a property shape, got ${show(node)}`);
  refuseOtherTerms(graph, node, { terms: conditionTerms, where });
  const path = readPath(graph, graph.one(node, sh.path, where), where);
  const constraints = readConstraints(node, context);
  if (Object.keys(constraints).length) return { path, constraints };
  throw new OntologyError(where, 'asks nothing of the values');
}
