import { Client, fetchExchange } from '@urql/core';
import { cacheExchange, type KeyingConfig, type ResolverConfig } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import type { Findings } from './findings.ts';
import { RegisterDocument, RegistersDocument, RegistersOfUnitDocument } from './generated.ts';
import { given } from './given.ts';

// Types need no `keys`: urql's own rule is the type and the `id`, and an `id` here is an address.
const resolvers: ResolverConfig = {
  Query: {
    // Pages of the same filter and the same order are one list.
    registers: relayPagination(),
    // A register that some list has brought needs no request of its own.
    register: (_query, args, cache) => {
      const known = cache.resolve('Query', 'register', args);
      return known === undefined ? { __typename: 'Register', ...args } : known;
    },
  },
};

// What has no `id` is a part of what it stands in: without this Graphcache warns of each.
const keys: KeyingConfig = {
  Facet: () => null,
  FacetValue: () => null,
  SearchResult: () => null,
  SearchResults: () => null,
  Text: () => null,
};

/** An urql client of a server, with a cache that keeps each resource once. It asks with GET: each question is a link. */
export function urqlClient(server: string, fetch = globalThis.fetch): Client {
  return new Client({
    url: new URL('graphql', server).href,
    fetch,
    preferGetMethod: true,
    exchanges: [cacheExchange({ resolvers, keys }), fetchExchange],
  });
}

/** Reads with urql: five questions, of which three reach the server. */
export async function readWithUrql(client: Client): Promise<Findings> {
  const page = given(await client.query(RegistersDocument, { first: 5 })).registers;
  const after = page.pageInfo.endCursor;
  given(await client.query(RegistersDocument, { first: 5, after }));
  const pages = given(await client.query(RegistersDocument, { first: 5 })).registers;
  const [first] = pages.edges;
  if (!first) throw new Error('The catalogue has no registers.');

  const { id, holder } = first.node;
  const { organisation } = given(await client.query(RegistersOfUnitDocument, { id: holder.id }));
  const { register } = given(await client.query(RegisterDocument, { id }));
  return {
    total: pages.totalCount,
    titles: pages.edges.map(({ node }) => node.title),
    unit: organisation?.name,
    titlesOfUnit: organisation?.registers.nodes.map(({ title }) => title) ?? [],
    again: register?.title,
  };
}
