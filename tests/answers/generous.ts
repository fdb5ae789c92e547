import type fc from 'fast-check';
import { loadCatalogue } from '../support/catalogue.ts';
import { createApp } from '../support/app.ts';
import { createService } from '../../src/http/service.ts';
import { Dice } from '../support/dice.ts';
import { DIRECTIVE_VARIABLES, queryOf } from '../support/operation-text.ts';
import { AskedCatalogue, drawSelection } from '../support/random-operation.ts';
import type { SchemaField, Selected, SelectedField } from '../support/random-selection.ts';

export const { snapshot, data } = loadCatalogue();

const most = { aliases: 1_000_000, fields: 1_000_000, cost: 1_000_000_000, milliseconds: 600_000 };
const longest = {
  tokens: 1_000_000,
  characters: 10_000_000,
  depth: 100,
  directives: 1_000_000,
  nesting: 1_000,
};

/** A service that random queries do not meet the limits of. */
export const service = createService(snapshot, {
  pageSize: 20,
  maxPageSize: 100,
  examples: [],
  assets: '',
  limits: { ...most, ...longest },
});

const app = createApp(service);

const catalogue = new AskedCatalogue(snapshot, service.schema);

/** A random query without mistakes: what it selects and its variables. */
export interface RandomQuery {
  readonly selected: readonly Selected[];
  readonly definitions: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Draws a query of several root fields, or of one such field. */
export function randomQuery(
  draw: fc.GeneratorValue,
  root?: (field: SchemaField) => boolean,
): RandomQuery {
  const options = { hasMistakes: false, ...(root && { root }) };
  const { selected, variables } = drawSelection(catalogue, new Dice(draw), options);
  return { selected, definitions: variables.definitions, variables: variables.values };
}

/** The text of a random query; `more`: what is selected besides. */
export function textOf(
  { selected, definitions }: RandomQuery,
  more: (field: SelectedField) => string = () => '',
): string {
  return queryOf(selected, { definitions, more });
}

/** The answer to a random query, or to a query in words, asked with POST. */
export async function post(
  asked: RandomQuery | string,
  headers: Record<string, string>,
  more?: (field: SelectedField) => string,
): Promise<Response> {
  const query = typeof asked === 'string' ? asked : textOf(asked, more);
  const variables = typeof asked === 'string' ? DIRECTIVE_VARIABLES : asked.variables;
  return app.request('http://localhost:4000/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
}
