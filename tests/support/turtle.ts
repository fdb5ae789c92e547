import { Parser, Store } from 'n3';
import type { Model } from '../../src/model/model.ts';
import { readModel } from '../../src/model/read-model.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { reservedPaths } from '../../src/http/routes.ts';

/** The address that relative addresses in a test's Turtle are resolved against. */
export const MUSEUM = 'https://museum.example/';

/** The namespace that `:` stands for in a test's Turtle. */
export const TERMS = 'https://museum.example/terms#';

/** The prefixes that stand before a test's Turtle. */
export const PREFIXES = `
  @prefix : <${TERMS}> .
  @prefix dash: <http://datashapes.org/dash#> .
  @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
  @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix varanto: <https://w3id.org/varanto#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** The triples of a piece of Turtle. */
export function storeOf(turtle: string, baseIRI = MUSEUM): Store {
  return new Store(new Parser({ baseIRI }).parse(PREFIXES + turtle));
}

/** The model that shapes in Turtle declare. */
export function modelOf(shapes: string): Model {
  return readModel(storeOf(shapes), { prefixes: {}, reserved: reservedPaths });
}

/** A snapshot of data in Turtle under shapes in Turtle. */
export function snapshotOf(shapes: string, data: string): Snapshot {
  return new Snapshot(storeOf(data), { model: modelOf(shapes), base: MUSEUM, version: 'test' });
}
