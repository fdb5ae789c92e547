import { createYoga } from 'graphql-yoga';
import type { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RequestContext } from '../graphql/builder.ts';
import { negotiate, preferredLanguages } from '../linked-data/negotiation.ts';
import { graphiqlPage } from './graphiql-page.ts';
import type { Service } from './service.ts';

/** What a GET of the GraphQL address can be answered with; a browser asks for the last. */
const OFFERS = [
  { mediaType: 'application/graphql-response+json' },
  { mediaType: 'application/json' },
  { mediaType: 'text/html' },
] as const;

const MOST_BYTES = 100_000;

/** GraphQL over HTTP, GET and POST; GraphiQL for a GET that prefers HTML. */
export function addGraphqlRoute(app: Hono, service: Service): void {
  const yoga = createYoga<RequestContext>({
    schema: service.schema,
    graphqlEndpoint: `${new URL(service.snapshot.base).pathname}graphql`,
    graphiql: false,
    landingPage: false,
    // One layer answers for CORS, the app; yoga's own would allow credentials.
    cors: false,
    multipart: false,
    logging: 'error',
  });
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) =>
      c.json({ errors: [{ message: `A request has at most ${MOST_BYTES} bytes.` }] }, 413),
  });
  app.all('/graphql', limit, async (c) => {
    const page = c.req.method === 'GET' && negotiate(c.req.header('Accept'), OFFERS);
    const response =
      page && page.mediaType === 'text/html'
        ? await c.html(graphiqlPage(service))
        : await yoga.fetch(c.req.raw, {
            snapshot: service.snapshot,
            languages: preferredLanguages(c.req.header('Accept-Language')),
          });
    const answer = new Response(response.body, response);
    answer.headers.append('Vary', 'Accept');
    return answer;
  });
}
