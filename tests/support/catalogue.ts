import type { ExecutionResult } from 'graphql';
import { buildSchema } from '../../src/graphql/schema.ts';
import { load, type Loaded } from '../../src/check/load.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { executeBoth } from './execute.ts';
import { reservedPaths } from '../../src/http/routes.ts';

export const BASE = 'http://localhost:4000/';

/** The catalogue that comes with the program, or another one in other folders. */
export function loadCatalogue(folders: { ontology?: string; data?: string } = {}): Loaded {
  return load({
    ontology: 'ontology',
    data: 'data',
    base: BASE,
    program: 'test',
    reserved: reservedPaths,
    ...folders,
  });
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
  const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
  return executeBoth(snapshot, { schema, source, languages, variables });
}
