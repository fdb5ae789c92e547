import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { file, resolversOver, tell, typeDefs } from './plain-catalogue.js';

// Yoga as its documentation starts it.

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: resolversOver(file) }) });
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => {
  tell(server.address().port);
});
