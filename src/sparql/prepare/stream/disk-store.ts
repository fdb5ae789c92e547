import type { Quad, Term } from '@rdfjs/types';
import type { Store } from 'n3';
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
  };
  // Of N3's own types here are those of RDF/JS, which have all that a snapshot reads.
  return own as unknown as Store;
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
