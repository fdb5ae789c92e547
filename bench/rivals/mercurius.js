import Fastify from 'fastify';
import mercurius from 'mercurius';
import { file, resolversOver, tell, typeDefs } from './plain-catalogue.js';

// Mercurius as its documentation starts it, with its JIT: an operation is compiled when it is asked for the first time.

const app = Fastify();
app.register(mercurius, { schema: typeDefs, resolvers: resolversOver(file), jit: 1 });
await app.listen({ port: 0, host: '127.0.0.1' });
tell(app.server.address().port);
