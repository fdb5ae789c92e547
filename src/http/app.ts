import { plainText, type Answer, type Handle } from './answer.ts';
import { askAnswers } from './ask.ts';
import { assets } from './assets.ts';
import { crawlerFiles } from './crawlers.ts';
import { contextFiles, documents } from './documents.ts';
import { checkSearch } from './encoding.ts';
import { failure } from './failure.ts';
import { fetchHandler } from './fetch-adapter.ts';
import { namedQueries } from './graphql/named-queries.ts';
import { graphql } from './graphql/route.ts';
import { allowed } from './headers.ts';
import { operatorAnswers } from './operator/health.ts';
import { answerAtOnce } from './pipeline.ts';
import { isReading, type HttpRequest } from './request.ts';
import { routeNames, routes } from './routes.ts';
import { scheduler } from './scheduler.ts';
import { searchAnswers } from './search.ts';
import { sparql } from './sparql/route.ts';
import type { Service } from './service.ts';

/** The pipeline of a service, for any host. */
export interface App {
  /** Answers a request that an adapter made. */
  readonly handle: Handle;
  /** Answers a `Request` with a `Response`. */
  readonly fetch: (request: Request) => Promise<Response>;
}

/** Puts something around the making of answers by a service: what they read may have to be loaded first. */
export type Within = (handle: Handle, service: Service) => Handle;

/**
 * The server as one function from request to answer, under the path of the base address. Whatever fails, and within whatever,
 * an answer leaves with the headers that all have.
 */
export function createApp(service: Service, within: Within = (handle) => handle): App {
  const { snapshot, recent, headers } = service;
  const nameOf = routeNames(snapshot);
  const route = router(service);
  const handle: Handle = (request) => {
    scheduler.noteRequest();
    const known = again(request);
    if (known) return headers.complete(known, request.notes.id);
    return guarded(request);
  };
  /** Who asks what was asked before gets at once what is cached, or word that nothing has changed. */
  const again = (request: HttpRequest): Answer | undefined => {
    const known = recent.of(request);
    if (!known) return undefined;
    request.notes.route = known.route;
    return answerAtOnce(request, known.choice, service);
  };
  const guarded = async (request: HttpRequest): Promise<Answer> =>
    headers.complete(await made(request), request.notes.id);
  const made = async (request: HttpRequest): Promise<Answer> => {
    try {
      return await answered(request);
    } catch (error) {
      return failure(request, error, service);
    }
  };
  const answered = within((request) => {
    if (request.method === 'OPTIONS') return allowed(request);
    request.notes.route = nameOf(request.path);
    // SPARQL says it itself, on its page where a person asks.
    if (request.notes.route !== 'sparql') checkSearch(request);
    return acceptRefusal(request, service) ?? route(request);
  }, service);
  return { handle, fetch: fetchHandler(handle) };
}

const NOTHING = 'There is nothing at this address.\n';

/** The way from a request to who answers it. */
function router(service: Service): Handle {
  const { base } = service.snapshot;
  const root = decodeURI(new URL(base).pathname);
  const operator = operatorAnswers(service);
  const answerers = [
    graphql(service),
    namedQueries(service),
    assets(service),
    crawlerFiles(service),
    contextFiles(service),
    searchAnswers(service),
    askAnswers(service),
    sparql(service),
  ];
  const document = documents(service);
  return (request) => {
    const { path } = request;
    const own = isReading(request) ? operator(path) : undefined;
    if (own) return own;
    if (`${path}/` === root && isReading(request))
      return { status: 308, headers: { Location: base } };
    if (!`${path}/`.startsWith(root)) return plainText(404, NOTHING);
    const rest = path.slice(root.length);
    if (SLASHED.has(rest))
      return { status: 308, headers: { Location: base + rest.slice(0, -1) + request.url.search } };
    for (const answer of answerers) {
      const given = answer(request, rest);
      if (given) return given;
    }
    return isReading(request) ? document(request) : plainText(405, READ_ONLY, { Allow: READING });
  };
}

/** What is asked for with a final slash by mistake, besides documents. A client sends its POST again there. */
const SLASHED = new Set([
  `${routes.graphql.path}/`,
  `${routes.sparql.path}/`,
  `${routes.robots.path}.txt/`,
  `${routes.sitemap.path}.xml/`,
  `${routes.search.path}/`,
  `${routes.ask.path}/`,
  `${routes.suggest.path}/`,
]);

const READING = 'GET, HEAD, OPTIONS';
const READ_ONLY = 'Everything here is read with GET or HEAD.\n';

/** Refuses an `Accept` that would take too long to weigh. */
function acceptRefusal(request: HttpRequest, { instance }: Service): Answer | undefined {
  const { limits, metrics } = instance;
  const { length } = request.header('accept') ?? '';
  if (length <= limits.acceptCharacters) return undefined;
  request.notes.refusal = 'accept_characters';
  metrics.refused.inc({ reason: request.notes.refusal });
  const message = `Expected an Accept header of at most ${limits.acceptCharacters} characters, got ${length}. Name fewer types.`;
  const body = JSON.stringify({ errors: [{ message, extensions: { code: 'ACCEPT_CHARACTERS' } }] });
  return { status: 431, headers: { 'Content-Type': 'application/json' }, body };
}
