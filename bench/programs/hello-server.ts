import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchema, createYoga } from 'graphql-yoga';
import { tell } from '../told.ts';

// The least that a GraphQL server can answer: yoga as its own documentation starts it.

const schema = createSchema({
  typeDefs: 'type Query { hello: String }',
  resolvers: { Query: { hello: () => 'world' } },
});
const yoga = createYoga({ schema });
const server = createServer((request, response) => void yoga(request, response));
server.listen(0, '127.0.0.1', () => {
  tell((server.address() as AddressInfo).port);
});
