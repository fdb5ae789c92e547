import type { Quad, Quad_Object, Term } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import { rdfs } from '../../../rdf/vocabulary.ts';
import type { DiskTriples } from './disk-triples.ts';

type Asked = string | Term | null;

/**
 * As much of a store as a snapshot reads for single resources, its classes and its language; what else is asked for throws.
 * A snapshot over it caches what it reads, so there is one for a few resources at a time.
 */
export function storeOver(triples: DiskTriples): Store {
  const read = (...pattern: Pattern): Generator<Quad> => matching(triples, pattern);
  const own = {
    size: triples.figures.triples,
    getQuads: (...pattern: Pattern) => [...read(...pattern)],
    countQuads: (...pattern: Pattern) => [...read(...pattern)].length,
    getObjects: (...pattern: Pattern) => Array.from(read(...pattern), ({ object }) => object),
    readQuads: read,
    getSubjects: (predicate: Asked, object: Asked) => subjectsOf(triples, predicate, object),
  };
  // Of N3's own types here are those of RDF/JS, which have all that a snapshot reads.
  return own as unknown as Store;
}

/** As n3 takes them, an address as a text; a snapshot asks for subjects by both alone. */
function subjectsOf(triples: DiskTriples, predicate: Asked, object: Asked): Term[] {
  if (predicate === null || object === null)
    throw new Error('A snapshot asks for no subjects by one term.');
  const subjects = triples.mentions(object as string | Quad_Object, idOf(predicate));
  return Array.from(subjects, (id) => DataFactory.namedNode(id));
}

type Pattern = readonly [subject: Asked, predicate: Asked, object: Asked, graph?: unknown];

function* matching(triples: DiskTriples, [subject, predicate, object]: Pattern): Generator<Quad> {
  const property = predicate === null ? undefined : idOf(predicate);
  for (const triple of candidates(triples, { subject, property, object }))
    if (property === undefined || triple.predicate.value === property) yield triple;
}

interface Wanted {
  readonly subject: Asked;
  readonly property: string | undefined;
  readonly object: Asked;
}

function candidates(triples: DiskTriples, { subject, property, object }: Wanted): Iterable<Quad> {
  if (subject !== null && object === null) return triples.ofSubject(idOf(subject));
  if (subject === null && object !== null) return triples.ofObject(idOf(object));
  if (subject !== null) throw new Error('A snapshot asks for no triple by subject and object.');
  return property === rdfs.subClassOf ? triples.subclasses : triples.all();
}

function idOf(asked: Asked): string {
  return typeof asked === 'string' ? asked : (asked?.value ?? '');
}
