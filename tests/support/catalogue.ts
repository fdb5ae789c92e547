import { isAbsolute } from 'node:path';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { load, type Loaded } from '../../src/check/load.ts';
import type { Model } from '../../src/model/model.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { executeBoth } from './execute.ts';
import { reservedPaths } from '../../src/http/routes.ts';

export const BASE = 'http://localhost:4000/';

interface Place {
  readonly ontology?: string;
  readonly data?: string;
  readonly base?: string;
}

/** The catalogue that comes with the program, or another one in other folders, read anew. */
export function readCatalogue({
  ontology = 'ontology',
  data = 'data',
  base = BASE,
}: Place = {}): Loaded {
  return load({ ontology, data, base, program: 'test', reserved: reservedPaths });
}

const loaded = new Map<string, Loaded>();

/** The same, but read once in a process where the folders are those of this repository: no test changes them. */
export function loadCatalogue(place: Place = {}): Loaded {
  const { ontology = 'ontology', data = 'data', base = BASE } = place;
  if (isAbsolute(ontology) || isAbsolute(data)) return readCatalogue(place);
  const key = JSON.stringify([ontology, data, base]);
  const known = loaded.get(key) ?? readCatalogue(place);
  loaded.set(key, known);
  return known;
}

interface Asking {
  readonly languages?: readonly string[];
  readonly variables?: Record<string, unknown>;
}

/** The answer of a snapshot's schema to a query, as plain JSON. */
export async function ask(
  snapshot: Snapshot,
  source: string,
  { languages = [], variables = {} }: Asking = {},
): Promise<ExecutionResult> {
  return executeBoth(snapshot, { schema: schemaOf(snapshot.model), source, languages, variables });
}

const schemas = new WeakMap<Model, GraphQLSchema>();

function schemaOf(model: Model): GraphQLSchema {
  const schema = schemas.get(model) ?? buildSchema(model, { pageSize: 20, maxPageSize: 100 });
  schemas.set(model, schema);
  return schema;
}
