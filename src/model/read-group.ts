import type { Term } from '@rdfjs/types';
import { rdfs, sh } from '../rdf/vocabulary.ts';
import type { Group } from './model.ts';
import { OntologyError } from './ontology-error.ts';
import { keyOf } from './find-shapes.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** The part of a page that a field is in (SHACL, section 2.3.2.3); the first one of several property shapes of a field. */
export function readGroup(
  graph: ShapesGraph,
  nodes: readonly Term[],
  where: string,
): Group | undefined {
  const [group] = nodes.flatMap((node) => graph.optional(node, sh.group, where) ?? []);
  if (!group) return undefined;
  if (group.termType === 'Literal')
    throw new OntologyError(where, `expected a sh:PropertyGroup as sh:group, got ${show(group)}`);
  const place = graph.optional(group, sh.order, `${where}, its sh:group`);
  return {
    id: keyOf(group),
    names: graph.texts(group, rdfs.label),
    order: place ? graph.number(place, `${where}, its sh:group, sh:order`) : Infinity,
  };
}
