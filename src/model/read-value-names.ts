import type { Term } from '@rdfjs/types';
import { literalKey, type Literal, type Node } from '../rdf/literal.ts';
import { rdf, rdfs, varanto } from '../rdf/vocabulary.ts';
import type { Field } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import { literalOf, show, type ShapesGraph } from './shapes-graph.ts';

interface ValueNamesContext {
  readonly graph: ShapesGraph;
  readonly where: string;
  /** The values that `sh:in` allows. */
  readonly allowed: readonly Node[] | undefined;
}

/**
 * What people call the values of `sh:in`, by address or text: `varanto:valueName [ rdf:value "same" ; rdfs:label "sama"@fi ]` for each
 * value that has names; throws where one names no such value, has no name, or comes twice.
 */
export function readValueNames(
  nodes: readonly Term[],
  { graph, where, allowed = [] }: ValueNamesContext,
): Field['valueNames'] {
  const found = new Map<string, readonly Literal[]>();
  const place = `${where}, varanto:valueName`;
  for (const node of nodes.flatMap((each) => graph.values(each, varanto.valueName))) {
    const value = graph.one(node, rdf.value, place);
    const names = graph.texts(node, rdfs.label);
    if (!allowed.some((each) => isSame(each, value)))
      throw new OntologyError(place, `expected a value of sh:in as rdf:value, got ${show(value)}`);
    if (!names.length) throw new OntologyError(place, `${show(value)} has no rdfs:label`);
    if (found.has(value.value))
      throw new OntologyError(place, `names ${show(value)} more than once`);
    found.set(value.value, names);
  }
  return found;
}

function isSame(allowed: Node, term: Term): boolean {
  if (allowed.kind === 'resource')
    return term.termType === 'NamedNode' && term.value === allowed.id;
  return term.termType === 'Literal' && literalKey(literalOf(term)) === literalKey(allowed);
}
