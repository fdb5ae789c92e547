import { createYoga, type Plugin } from 'graphql-yoga';
import type { Context, Hono } from 'hono';
import { answerFormats, type AnswerFormat } from '../../answers/answer-format.ts';
import { openView } from '../../graphql/open-view.ts';
import { boundedCache } from '../../graphql/limits/document-cache.ts';
import { limitPlugins } from '../../graphql/limits/plugins.ts';
import { operationRule } from '../../graphql/operation-rule.ts';
import { observed, type ObservedContext } from './execution.ts';
import { graphiqlPage, graphiqlPolicy } from '../../site/graphiql-page.ts';
import { graphqlAnswers } from './answer.ts';
import { refused, type RefusedStatus } from './errors.ts';
import { offeredTypes, questionOf, type Answerable, type Question } from './question.ts';
import { limitBody } from '../limit-body.ts';
import type { Log } from '../operator/log.ts';
import type { Instance } from '../operator/instance.ts';
import type { Service } from '../service.ts';

const NOT_PLAIN = 'A POST is sent as it is, without a Content-Encoding.';
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
    logging: errorsTo(service.instance.log),
    parserAndValidationCache: boundedCache(),
    plugins: [
      readOnly,
      ...limitPlugins(service.schema, service.limits),
      openView(service.source),
      observed,
    ],
  });
  const answer = graphqlAnswers(service, (request, context) => yoga.fetch(request, context));
  const answerIn = (format?: AnswerFormat) => async (c: Context) => {
    const question = questionOf(c, format);
    const isPage = question.offer?.isPage ?? false;
    const given = isPage
      ? c.html(graphiqlPage(service), 200, { 'Content-Security-Policy': graphiqlPolicy })
      : (refusal(c, question, service.instance) ?? (await answer(c, question as Answerable)));
    // At an address that names a format nothing else is offered.
    given.headers.set('Vary', `${format ? '' : 'Accept, '}Accept-Language, Accept-Encoding`);
    return given;
  };
  const limit = limitBody(service.instance);
  app.all('/graphql', limit, answerIn());
  for (const format of answerFormats) app.all(`/graphql${format.ending}`, limit, answerIn(format));
}

/** The answer to a request that is no question to GraphQL. */
function refusal(
  c: Context,
  { isReading, parameters, offer }: Question,
  instance: Instance,
): Response | undefined {
  const refuse = (status: RefusedStatus, message: string, headers = {}) =>
    refused(c, { status, message, headers }, instance);
  if (!isReading && c.req.method !== 'POST') return refuse(405, NO_METHOD, { Allow: METHODS });
  if (!offer) return refuse(406, `Expected one of ${offeredTypes.join(', ')} in Accept.`);
  if (isReading) return parameters.has('query') ? undefined : refuse(400, NO_QUERY);
  if (isCoded(c.req.header('Content-Encoding'))) return refuse(415, NOT_PLAIN);
  // A form can be posted from any page without asking; JSON cannot.
  const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '');
  return isJson ? undefined : refuse(415, NOT_JSON);
}

/** A body that is unpacked here could be a thousand times what was sent. */
function isCoded(coding = 'identity'): boolean {
  return coding.trim().toLowerCase() !== 'identity';
}

/** Yoga tells of its errors alone what happened. */
function errorsTo(log: Log) {
  const nothing = (): void => undefined;
  const error = (...told: readonly unknown[]): void => {
    const [err] = told;
    log.error({ err }, 'GraphQL failed');
  };
  return { debug: nothing, info: nothing, warn: nothing, error };
}
