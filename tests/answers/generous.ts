import { loadCatalogue } from '../support/catalogue.ts';
import { createApp } from '../../src/server/app.ts';
import { createService } from '../../src/server/service.ts';
import { VARIABLES } from './random-query.ts';

export const { snapshot, data } = loadCatalogue();

const most = { aliases: 1000, fields: 1000, cost: 1_000_000, milliseconds: 60_000 };
const longest = { tokens: 100_000, depth: 20, directives: 1000, nesting: 100, characters: 100_000 };

/** A service that random queries do not meet the limits of. */
export const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: '',
  limits: { ...most, ...longest },
});

const app = createApp(service);

/** The answer to a query with its variables, asked with POST. */
export async function post(query: string, headers: Record<string, string>): Promise<Response> {
  return app.request('http://localhost:4000/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables: VARIABLES }),
  });
}
