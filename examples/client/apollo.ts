import { ApolloClient, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import type { Findings } from './findings.ts';
import { RegisterDocument, RegistersDocument, RegistersOfUnitDocument } from './generated.ts';
import { given } from './given.ts';

// Types need no `keyFields`: Apollo's own rule is the type and the `id`, and an `id` here is an address.
const typePolicies: TypePolicies = {
  Query: {
    fields: {
      // Pages of the same filter and the same order are one list.
      registers: relayStylePagination(['where', 'orderBy']),
      // A register that some list has brought needs no request of its own.
      register: {
        read: (known: unknown, { args, toReference }) =>
          known === undefined ? toReference({ __typename: 'Register', ...args }) : known,
      },
    },
  },
};

/** An Apollo Client of a server, with a cache that keeps each resource once. */
export function apolloClient(server: string, fetch = globalThis.fetch): ApolloClient {
  const link = new HttpLink({ uri: new URL('graphql', server).href, fetch });
  return new ApolloClient({ link, cache: new InMemoryCache({ typePolicies }) });
}

/** Reads with Apollo Client: five questions, of which three reach the server. */
export async function readWithApollo(client: ApolloClient): Promise<Findings> {
  const list = { query: RegistersDocument, variables: { first: 5 } };
  const page = given(await client.query(list)).registers;
  const variables = { after: page.pageInfo.endCursor };
  await client.watchQuery(list).fetchMore({ variables });
  const { totalCount, edges } = given(await client.query(list)).registers;
  const [first] = edges;
  if (!first) throw new Error('The catalogue has no registers.');

  const { id, holder } = first.node;
  const unit = { query: RegistersOfUnitDocument, variables: { id: holder.id } };
  const { organisation } = given(await client.query(unit));
  const { register } = given(await client.query({ query: RegisterDocument, variables: { id } }));
  return {
    total: totalCount,
    titles: edges.map(({ node }) => node.title),
    unit: organisation?.name,
    titlesOfUnit: organisation?.registers.nodes.map(({ title }) => title) ?? [],
    again: register?.title,
  };
}
