import { createYoga } from 'graphql-yoga';
import type { Context, Hono } from 'hono';
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
const NO_QUERY = 'A GET needs a query, as in /graphql?query={catalogue{version}}.';

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
    const answer = await answerTo(c);
    answer.headers.append('Vary', 'Accept');
    return answer;
  });

  async function answerTo(c: Context): Promise<Response> {
    if (c.req.method === 'GET') {
      const wanted = negotiate(c.req.header('Accept'), OFFERS);
      if (wanted?.mediaType === 'text/html') return c.html(graphiqlPage(service));
      if (!c.req.query('query')) return c.json({ errors: [{ message: NO_QUERY }] }, 400);
    }
    const answer = await yoga.fetch(c.req.raw, {
      snapshot: service.snapshot,
      languages: preferredLanguages(c.req.header('Accept-Language')),
    });
    return new Response(answer.body, answer);
  }
}
