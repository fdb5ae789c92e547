import { answerFormats, type AnswerFormat } from '../../answers/answer-format.ts';
import { graphiqlPage, graphiqlPolicy } from '../../site/graphiql-page.ts';
import { UNEXPECTED, type Answer, type Answerer } from '../answer.ts';
import { respond } from '../pipeline.ts';
import { utf8Type } from '../encoding.ts';
import { isReading, type HttpRequest } from '../request.ts';
import { routes } from '../routes.ts';
import type { Service } from '../service.ts';
import { refused, type Refusal } from './errors.ts';
import { offeredTypes, questionReader, type Question } from './question.ts';
import { representations } from './representation.ts';

const METHODS = 'GET, HEAD, POST, OPTIONS';

/** Answers GraphQL over HTTP, in JSON and in the formats of answers; a GET that prefers HTML gets GraphiQL. */
export function graphql(service: Service): Answerer {
  const { path: own } = routes.graphql;
  const places = new Map([
    [own, placeOf()],
    ...answerFormats.map((format) => [own + format.ending, placeOf(format)] as const),
  ]);
  const represent = representations(service);
  const questions = questionReader();
  return (request, path) => {
    const place = places.get(path);
    if (!place) return undefined;
    const { format, vary } = place;
    const refuse = (refusal: Refusal): Answer =>
      refused(request, { ...refusal, headers: { ...refusal.headers, ...vary } }, service.instance);
    const length = Number(request.header('content-length') ?? 0);
    if (length > service.instance.limits.bodyBytes)
      return refused(request, tooLarge(service), service.instance);
    const question = questions(request, format);
    if (question.offer?.isPage) return pageOf(service, vary);
    const mistake = mistakeOf(request, question);
    return mistake ? refuse(mistake) : answer({ request, question, refuse, vary });
  };

  async function answer({ request, question, refuse, vary }: Asked): Promise<Answer> {
    const { bodyBytes } = service.instance.limits;
    const body = isReading(request) ? undefined : await request.text(bodyBytes);
    if (body === undefined && !isReading(request))
      return refused(request, tooLarge(service), service.instance);
    const fallible = () => ({
      unexpected: () => refuse(PRECONDITION_FAILED),
      headers: { ...(isReading(request) && NO_STORE), ...vary },
    });
    return respond(request, represent(request, { question, body, own: vary, fallible }), service);
  }
}

interface Place {
  /** The format that the address names; at such an address nothing else is offered. */
  readonly format: AnswerFormat | undefined;
  readonly vary: Readonly<Record<string, string>>;
}

function placeOf(format?: AnswerFormat): Place {
  const vary = { Vary: `${format ? '' : 'Accept, '}Accept-Language, Accept-Encoding` };
  return { format, vary };
}

/** A question that can be answered. */
interface Asked {
  readonly request: HttpRequest;
  readonly question: Question;
  readonly refuse: (refusal: Refusal) => Answer;
  readonly vary: Readonly<Record<string, string>>;
}

/** GraphiQL; where only named queries are answered, the way to their list. */
function pageOf(service: Service, vary: Readonly<Record<string, string>>): Answer {
  if (!service.documents.isOnlyNamed) return graphiql(service, vary);
  const Location = service.snapshot.base + routes.query.path;
  return { status: 303, headers: { Location, ...vary }, body: `The queries are at ${Location}\n` };
}

function graphiql(service: Service, vary: Readonly<Record<string, string>>): Answer {
  const headers = {
    'Content-Type': 'text/html; charset=UTF-8',
    'Content-Security-Policy': graphiqlPolicy,
    ...vary,
  };
  return { status: 200, headers, body: graphiqlPage(service).toString() };
}

const NO_STORE = { 'Cache-Control': 'no-store' };

const PRECONDITION_FAILED: Refusal = { status: 412, message: UNEXPECTED, headers: NO_STORE };

/** Why a request is no question to GraphQL; `undefined` where it is one. */
function mistakeOf(
  request: HttpRequest,
  { parameters, offer, layout }: Question,
): Refusal | undefined {
  const reads = isReading(request);
  if (!reads && request.method !== 'POST') return mistakes.method;
  if (!offer) return mistakes.type;
  if (offer.format?.table && 'mistake' in layout) return { status: 400, message: layout.mistake };
  if (reads)
    return parameters.has('query') || parameters.has('documentId') ? undefined : mistakes.query;
  if (isCoded(request.header('content-encoding'))) return mistakes.coding;
  // A form can be posted from any page without asking; JSON cannot.
  return utf8Type(request) === 'application/json' ? undefined : mistakes.body;
}

/** A body that is unpacked here could be a thousand times what was sent. */
function isCoded(coding = 'identity'): boolean {
  return coding.trim().toLowerCase() !== 'identity';
}

const mistakes = {
  method: {
    status: 405,
    message: `GraphQL is asked with ${METHODS}.`,
    headers: { Allow: METHODS },
  },
  type: { status: 406, message: `Expected one of ${offeredTypes.join(', ')} in Accept.` },
  query: {
    status: 400,
    message: 'A GET needs a query, as in /graphql?query={catalogue{version}}.',
  },
  coding: { status: 415, message: 'A POST is sent as it is, without a Content-Encoding.' },
  body: { status: 415, message: 'A POST needs the Content-Type application/json, in UTF-8.' },
} as const satisfies Record<string, Refusal>;

function tooLarge({ instance }: Service): Refusal {
  const message = `A request has at most ${instance.limits.bodyBytes} bytes.`;
  return { status: 413, message, reason: 'body_bytes' };
}
