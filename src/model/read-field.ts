import type { Term } from '@rdfjs/types';
import { isIntegerType, type ValueNames } from '../rdf/datatype.ts';
import { sh, varanto } from '../rdf/vocabulary.ts';
import type { Constraints, ShapeCheck } from './constraints.ts';
import type { Field, Range } from './model.ts';
import { readEnum } from './read-enum.ts';
import { declaredRange, type RangeContext } from './range.ts';
import { describeField } from './description.ts';
import { OntologyError } from './ontology-error.ts';
import { readGroup } from './read-group.ts';
import { readSchemaOrg } from './read-schema-org.ts';
import { readValueNames } from './read-value-names.ts';
import { readPath } from './read-path.ts';
import { readRoles } from './roles.ts';
import type { ShapesGraph } from './shapes-graph.ts';

/** The field that a property shape declares, or several of one name; `undefined` where they say nothing of its values. */
export function readField(
  nodes: readonly [Term, ...Term[]],
  context: FieldContext,
): Field | undefined {
  const { graph, where } = context;
  const [node] = nodes;
  const checks = nodes.map((each) => context.checkOf(each));
  const constraints = joined(checks.map((check) => check.constraints));
  const path = readPath(graph, graph.one(node, sh.path, where), where);
  const found = declaredRange(constraints, context);
  if (!found) {
    refuseUnlessChecked(nodes, constraints, context);
    return undefined;
  }
  const { range: declared, isSelected } = found;
  const choices = declared.kind === 'node' ? declared.shapes : [];
  const sized = declared.kind === 'node' ? ({ kind: 'node' } as const) : declared;
  const values = readEnum(node, { graph, where, allowed: constraints.in });
  const range = withEnum(withSize(sized, graph, { node, where }), values, where);
  const promised = checks.filter((check) => check.severity === 'violation');
  const selection = isSelected ? constraints.qualifiedValueShape : undefined;
  const counts = countsOf(checks, selection);
  return {
    name: nameOf(graph, node, where),
    path,
    range,
    choices,
    severity: promised.length ? 'violation' : 'warning',
    constraints,
    counts,
    many: counts.max !== 1 && !(range.kind === 'text' && constraints.uniqueLang === true),
    required: countsOf(promised, selection).min > 0,
    order: graph.number(graph.one(node, sh.order, where), `${where}, sh:order`),
    ...usesOf(nodes, { graph, where, allowed: constraints.in }),
    names: graph.texts(node, sh.name),
    descriptions: graph.texts(node, sh.description),
    description: describeField(graph, node, { path, where }),
    message: checks[0]?.message,
  };
}

/** What search and pages do with a field. */
function usesOf(
  nodes: readonly [Term, ...Term[]],
  context: Parameters<typeof readValueNames>[1],
): Pick<Field, 'isSearched' | 'roles' | 'group' | 'schemaOrg' | 'valueNames'> {
  const { graph, where } = context;
  return {
    isSearched: graph.isTrue(nodes[0], varanto.searched, where),
    roles: readRoles(graph, nodes, where),
    group: readGroup(graph, nodes, where),
    schemaOrg: readSchemaOrg(graph, nodes, where),
    valueNames: readValueNames(nodes, context),
  };
}

/** What a field is read with. */
interface FieldContext extends RangeContext {
  readonly graph: ShapesGraph;
  readonly checkOf: (node: Term) => ShapeCheck;
}

function nameOf(graph: ShapesGraph, node: Term, where: string): string {
  return graph.one(node, sh.codeIdentifier, where).value;
}

/** The constraints of several property shapes with one path: the narrowest of each. */
function joined(all: readonly Constraints[]): Constraints {
  const [first = {}, ...others] = all;
  return others.reduce<Constraints>((sum, each) => {
    const { minCount, maxCount } = each;
    return {
      ...sum,
      ...each,
      ...(minCount !== undefined && { minCount: Math.max(minCount, sum.minCount ?? 0) }),
      ...(maxCount !== undefined && { maxCount: Math.min(maxCount, sum.maxCount ?? Infinity) }),
    };
  }, first);
}

/** A shape that asks something of its values, without saying what they are, is checked and makes no field. */
function refuseUnlessChecked(
  nodes: readonly Term[],
  constraints: Constraints,
  { graph, where }: FieldContext,
): void {
  const isChecked = nodes.some((node) => graph.values(node, sh.severity).length > 0);
  if (isChecked || Object.keys(constraints).length) return;
  throw new OntologyError(
    where,
    'has no range: expected sh:class, sh:datatype, sh:node, sh:nodeKind, or sh:or of these',
  );
}

function withEnum(range: Range, values: ValueNames | undefined, where: string): Range {
  if (!values) return range;
  if (range.kind === 'literal' || range.kind === 'iri') return { ...range, enum: values };
  throw new OntologyError(
    where,
    'has varanto:enum, which texts in languages and links cannot have',
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

/**
 * How many values a field has, as the narrowest of its property shapes says. What a qualified shape counts may be but some of
 * the values, unless it selects them: then there are as many, and may be more.
 */
function countsOf(checks: readonly ShapeCheck[], selection?: ShapeCheck): Field['counts'] {
  const each = checks.map(({ constraints }) => rangeOfCounts(constraints, selection));
  return {
    min: Math.max(0, ...each.map(({ min }) => min)),
    max: Math.min(Infinity, ...each.map(({ max }) => max)),
  };
}

function rangeOfCounts(constraints: Constraints, selection?: ShapeCheck): Field['counts'] {
  const { minCount = 0, maxCount = Infinity, qualifiedValueShape: counted } = constraints;
  const { qualifiedMinCount = 0, qualifiedMaxCount = Infinity } = constraints;
  if (!selection) return { min: Math.max(minCount, qualifiedMinCount), max: maxCount };
  if (counted !== selection) return { min: 0, max: maxCount };
  const isAll = Object.keys(selection.constraints).length === 1;
  return { min: qualifiedMinCount, max: isAll ? Math.min(maxCount, qualifiedMaxCount) : maxCount };
}
