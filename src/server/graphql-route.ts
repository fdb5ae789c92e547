import { createYoga, type Plugin } from 'graphql-yoga';
import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { RequestContext } from '../graphql/builder.ts';
import { operationRule } from '../graphql/operation-rule.ts';
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
const NOT_JSON = 'A POST needs the Content-Type application/json.';
const NO_QUERY = 'A GET needs a query, as in /graphql?query={catalogue{version}}.';

const readOnly: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(operationRule);
  },
};

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
    plugins: [readOnly],
  });
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: (c) =>
      c.json({ errors: [{ message: `A request has at most ${MOST_BYTES} bytes.` }] }, 413),
  });
  app.all('/graphql', limit, async (c) => {
    const answer = await answerTo(c);
    answer.headers.set('Vary', 'Accept, Accept-Language');
    return answer;
  });

  async function answerTo(c: Context): Promise<Response> {
    if (c.req.method === 'GET') {
      const wanted = negotiate(c.req.header('Accept'), OFFERS);
      if (wanted?.mediaType === 'text/html') return c.html(graphiqlPage(service));
      if (!c.req.query('query')) return c.json({ errors: [{ message: NO_QUERY }] }, 400);
    }
    // A form can be posted from any page without asking; JSON cannot.
    if (
      c.req.method === 'POST' &&
      !/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')
    )
      return c.json({ errors: [{ message: NOT_JSON }] }, 415);
    const answer = await yoga.fetch(c.req.raw, {
      snapshot: service.snapshot,
      languages: preferredLanguages(c.req.header('Accept-Language')),
    });
    return new Response(answer.body, answer);
  }
}
