import { negotiate } from '../linked-data/negotiation.ts';
import { failurePage, type Failing } from '../site/problem/failure-page.ts';
import { readingOf } from './accepted.ts';
import { json, plainText, type Answer, type Headers } from './answer.ts';
import { ClientLeft } from '../reading/client-left.ts';
import { TooMuch, Unavailable } from '../reading/unavailable.ts';
import { Overloaded, Stopped } from './concurrency.ts';
import { PAGE_ENDING } from './documents/served-document.ts';
import type { Instance } from './operator/instance.ts';
import { isReading, NotUtf8, type HttpRequest, type RequestNotes } from './request.ts';
import { routes } from './routes.ts';
import type { Service } from './service.ts';
import { offersFor } from './sparql/offers.ts';

/** After how many seconds it is worth asking again, where nobody says so. */
const SOON = 1;

/** What a failure is for the client. */
interface Reported {
  readonly status: 400 | 500 | 503;
  readonly code: string;
  /** What programs are told; a page has words of its own. */
  readonly message: string;
  readonly failing: Failing;
  readonly headers: Headers;
}

/** What a failure is answered with. */
type Answering = Pick<Service, 'instance' | 'snapshot' | 'theme'>;

/**
 * The answer where the server itself failed, or has no room at the moment: in the form of the errors at that address, and a page
 * for who wants one.
 */
export function failure(request: HttpRequest, error: unknown, service: Answering): Answer {
  // The client has gone, and nothing failed here.
  if (error instanceof ClientLeft) return { status: 400, headers: {} };
  const { notes } = request;
  const failed = reported(error, notes, service.instance);
  const { status, code, message, headers } = failed;
  if (wantsPage(request)) return pageOf(request, failed, service);
  if (notes.route !== 'graphql' && notes.route !== 'sparql')
    return plainText(status, `${message}\n`, headers);
  return json(
    status,
    { errors: [{ message, extensions: { code, requestId: notes.id } }] },
    headers,
  );
}

const OFFERS = [{ mediaType: 'text/plain' }, { mediaType: 'text/html' }];

/**
 * Whether a request asks for a page: by its ending, else by `Accept`. GraphQL has none but GraphiQL, which reads nothing of
 * the catalogue; at an address of SPARQL with another ending programs ask.
 */
function wantsPage(request: HttpRequest): boolean {
  const { path, notes } = request;
  if (!isReading(request) || notes.route === 'graphql') return false;
  if (path.endsWith(PAGE_ENDING)) return true;
  const isOfSparql = notes.route === 'sparql';
  if (isOfSparql && !path.endsWith(`/${routes.sparql.path}`)) return false;
  const offers = isOfSparql ? offersFor('SELECT') : OFFERS;
  return negotiate(request.header('accept'), offers)?.mediaType === 'text/html';
}

function pageOf(
  request: HttpRequest,
  { status, failing, headers }: Reported,
  { snapshot, theme }: Answering,
): Answer {
  const reading = { snapshot, theme, ...readingOf(request) };
  const { html, language } = failurePage(failing, request.notes.id, reading);
  const own = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    'Content-Security-Policy': theme.policy,
  };
  return { status, headers: { ...headers, ...own }, body: html };
}

const NO_STORE: Headers = { 'Cache-Control': 'no-store' };

/** After how many seconds it is worth asking again. */
function again(seconds: number): Headers {
  return { ...NO_STORE, 'Retry-After': String(seconds) };
}

/** The status and the code of each failure. */
const KINDS = {
  unreadable: { status: 400, code: 'BAD_REQUEST' },
  busy: { status: 503, code: 'OVERLOADED' },
  stopped: { status: 503, code: 'OVERLOADED' },
  tooMuch: { status: 400, code: 'TOO_MUCH_TO_LOAD' },
  unavailable: { status: 503, code: 'UNAVAILABLE' },
  failed: { status: 500, code: 'INTERNAL_SERVER_ERROR' },
} as const satisfies Record<Failing, object>;

function told(failing: Failing, message: string, headers = NO_STORE): Reported {
  return { ...KINDS[failing], failing, message, headers };
}

/** What is said of an error; what is not said of it is logged. */
export function reported(
  error: unknown,
  notes: RequestNotes,
  { log, metrics }: Instance,
): Reported {
  const refuse = (reason: string): void => {
    notes.refusal = reason;
    metrics.refused.inc({ reason });
  };
  if (error instanceof NotUtf8) {
    refuse('http_400');
    return told('unreadable', error.message);
  }
  if (error instanceof Overloaded || error instanceof Stopped) {
    const { reason, message, retryAfter } = error;
    refuse(reason);
    return told(reason === 'deadline_exceeded' ? 'stopped' : 'busy', message, again(retryAfter));
  }
  if (error instanceof TooMuch) {
    refuse('too_much_to_load');
    return told('tooMuch', error.message);
  }
  if (error instanceof Unavailable) {
    refuse('unavailable');
    log.warn({ requestId: notes.id, reason: error.message }, 'the engine gave no answer');
    return told('unavailable', UNAVAILABLE, again(error.retryAfter ?? SOON));
  }
  log.error({ requestId: notes.id, err: error }, 'an answer failed');
  return told(
    'failed',
    `Something went wrong here; it is not your mistake. The log knows it as request ${notes.id}.`,
  );
}

const UNAVAILABLE =
  'The engine with the catalogue does not answer at the moment. Ask again in a few seconds.';
