import type { Term } from '@rdfjs/types';
import { varanto } from '../rdf/vocabulary.ts';
import { OntologyError } from './ontology-error.ts';
import { show, type ShapesGraph } from './shapes-graph.ts';

/** The addresses of schema.org, with its name as what follows: both ways of writing them are in use. */
const NAME = /^https?:\/\/schema\.org\/([A-Za-z][A-Za-z0-9]*)$/;

/**
 * The name in schema.org of a shape's type, or of a property; the first one of several property shapes of a field. Whether schema.org
 * has that name is for tests of the ontology: it has new ones several times a year.
 */
export function readSchemaOrg(
  graph: ShapesGraph,
  nodes: readonly Term[],
  where: string,
): string | undefined {
  const [term] = nodes.flatMap((node) => graph.optional(node, varanto.schemaOrg, where) ?? []);
  if (!term) return undefined;
  const [, name] = term.termType === 'NamedNode' ? (NAME.exec(term.value) ?? []) : [];
  if (name !== undefined) return name;
  throw new OntologyError(
    where,
    `expected an address of schema.org such as <https://schema.org/Dataset> as varanto:schemaOrg, got ${show(term)}`,
  );
}
