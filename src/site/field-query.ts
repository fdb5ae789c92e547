import { isLink, type Field } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';

/** The address of the GraphQL query for one field of a resource: GraphiQL for a browser, the answer for a program. */
export function queryAddress({ id, shape, view }: Resource, field: Field): string {
  const isCatalogue = shape?.segment === '';
  const root = isCatalogue ? 'catalogue' : `${shape?.singular ?? ''}(id: $id)`;
  const selection = `${root} {\n    ${selected(field)}\n  }`;
  const query = `${isCatalogue ? 'query' : 'query ($id: ID!)'} {\n  ${selection}\n}`;
  const variables = isCatalogue ? {} : { variables: JSON.stringify({ id }) };
  return `${view.base}graphql?${new URLSearchParams({ query, ...variables }).toString()}`;
}

function selected(field: Field): string {
  const { name, many, range } = field;
  if (!isLink(field)) return name;
  const label = range.kind === 'link' && range.shape.label ? ` ${range.shape.label.name}` : '';
  const node = `{ id${label} }`;
  return many
    ? `${name} { totalCount nodes ${node} pageInfo { hasNextPage endCursor } }`
    : `${name} ${node}`;
}
