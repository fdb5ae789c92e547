import { createYoga, type Plugin } from 'graphql-yoga';
import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { answerFormats, type AnswerFormat } from '../answers/answer-format.ts';
import { boundedCache } from '../graphql/limits/document-cache.ts';
import { limitPlugins } from '../graphql/limits/plugins.ts';
import { operationRule } from '../graphql/operation-rule.ts';
import { observed, type ObservedContext } from './execution.ts';
import { graphiqlPage } from './graphiql-page.ts';
import { graphqlAnswers } from './graphql-answer.ts';
import { offeredTypes, questionOf, type Answerable, type Question } from './graphql-question.ts';
import type { Service } from './service.ts';

const MOST_BYTES = 100_000;
const NOT_JSON = 'A POST needs the Content-Type application/json.';
const METHODS = 'GET, HEAD, POST, OPTIONS';
const NO_METHOD = `GraphQL is asked with ${METHODS}.`;
const NO_QUERY = 'A GET needs a query, as in /graphql?query={catalogue{version}}.';

const readOnly: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(operationRule);
  },
};

/** GraphQL over HTTP, in JSON and in the formats of answers; GraphiQL for a GET that prefers HTML. */
export function addGraphqlRoute(app: Hono, service: Service): void {
  const yoga = createYoga<ObservedContext>({
    schema: service.schema,
    graphqlEndpoint: `${new URL(service.snapshot.base).pathname}graphql`,
    graphiql: false,
    landingPage: false,
    // One layer answers for CORS, the app; yoga's own would allow credentials.
    cors: false,
    multipart: false,
    logging: 'error',
    parserAndValidationCache: boundedCache(),
    plugins: [readOnly, ...limitPlugins(service.limits), observed],
  });
  const answer = graphqlAnswers(service, (request, context) => yoga.fetch(request, context));
  const answerIn = (format?: AnswerFormat) => async (c: Context) => {
    const question = questionOf(c, format);
    const isPage = question.offer?.isPage ?? false;
    const given = isPage
      ? await c.html(graphiqlPage(service))
      : (refusal(c, question) ?? (await answer(c, question as Answerable)));
    // At an address that names a format nothing else is offered.
    given.headers.set('Vary', `${format ? '' : 'Accept, '}Accept-Language, Accept-Encoding`);
    return given;
  };
  app.all('/graphql', limit, answerIn());
  for (const format of answerFormats) app.all(`/graphql${format.ending}`, limit, answerIn(format));
}

function tooLarge(c: Context): Response {
  return c.json({ errors: [{ message: `A request has at most ${MOST_BYTES} bytes.` }] }, 413);
}

const counted = bodyLimit({ maxSize: MOST_BYTES, onError: tooLarge });

/** A length that is told is taken at its word, as Node does; only a body without one is counted. */
const limit: MiddlewareHandler = (c, next) => {
  const length = Number(c.req.header('Content-Length') ?? (mayHaveBody(c) ? NaN : 0));
  if (length > MOST_BYTES) return Promise.resolve(tooLarge(c));
  return length >= 0 ? next().then(() => undefined) : counted(c, next);
};

function mayHaveBody(c: Context): boolean {
  return c.req.header('Transfer-Encoding') !== undefined || c.req.method === 'POST';
}

/** The answer to a request that is no question to GraphQL. */
function refusal(c: Context, { isReading, parameters, offer }: Question): Response | undefined {
  const refuse = (status: 400 | 405 | 406 | 415, message: string, headers = {}) =>
    c.json({ errors: [{ message }] }, status, headers);
  if (!isReading && c.req.method !== 'POST') return refuse(405, NO_METHOD, { Allow: METHODS });
  if (!offer) return refuse(406, `Expected one of ${offeredTypes.join(', ')} in Accept.`);
  if (isReading) return parameters.has('query') ? undefined : refuse(400, NO_QUERY);
  // A form can be posted from any page without asking; JSON cannot.
  const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '');
  return isJson ? undefined : refuse(415, NOT_JSON);
}
