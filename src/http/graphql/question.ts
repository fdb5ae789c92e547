import { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { answerFormats, type AnswerFormat } from '../../answers/answer-format.ts';
import { layoutIn } from '../../answers/table.ts';
import { checkVariables } from '../../graphql/limits/check-variables.ts';
import { refusal } from '../../graphql/limits/refusal.ts';
import type { Page } from '../../site/page.ts';
import type { Shown } from '../../site/query-page.ts';
import { negotiate } from '../../linked-data/negotiation.ts';
import { codingOf, languagesOf, type Coding } from '../accepted.ts';
import { MOST_NEGOTIATION, negotiationOf } from '../recent.ts';
import { isReading, type HttpRequest } from '../request.ts';
import type { Documents, Given } from './documents.ts';

/** A request at the address of GraphQL: what it asks, and in which form it wants the answer. */
export interface Question {
  /** What counts of the address: a query or a `documentId`, an `operationName`, `variables`, `extensions`, in this order. */
  readonly parameters: URLSearchParams;
  readonly languages: readonly string[];
  readonly coding: Coding | undefined;
  /** `undefined`: it accepts nothing that there is. */
  readonly offer: Offer | undefined;
  /** How a table is laid out, or what is wrong with the parameters that say so. */
  readonly layout: ReturnType<typeof layoutIn>;
  /** Where its other forms are; without it at the address of GraphQL, with the same parameters. */
  readonly place?: QuestionPlace;
  /** Makes the page of a named query. */
  readonly page?: (shown: Shown) => Page & { readonly policy: string };
}

/** An address that asks a question: its path without an ending, its variables, and what a file of its answer is called. */
interface QuestionPlace {
  readonly path: string;
  readonly search: string;
  readonly file: string;
  /** The language that the address of a page asks for, which the links of the page keep. */
  readonly chosen?: string | undefined;
}

/** A form of an answer: JSON as GraphQL has it, another format, or the page that asks. */
export interface Offer {
  readonly mediaType: string;
  readonly format?: AnswerFormat;
  readonly isPage?: true;
}

/** Every type that an answer may have, for a client that accepts none of them. */
export const offeredTypes: readonly string[] = [
  'application/json',
  'application/graphql-response+json',
  ...answerFormats.map(({ mediaType }) => mediaType),
];

/** So many choices of those who post are cached: clients send few different headers. */
const MOST_CHOICES = 100;

/** Reads what requests ask; who posts asks it in a body, and the rest of it is read once for the same address and headers. */
export function questionReader(): typeof questionOf {
  const posted = new LRUCache<string, Question>({ max: MOST_CHOICES });
  return (request, named) => {
    const key = isReading(request) ? undefined : negotiationOf(request);
    if (key === undefined || key.length > MOST_NEGOTIATION) return questionOf(request, named);
    let question = posted.get(key);
    if (!question) posted.set(key, (question = questionOf(request, named)));
    return question;
  };
}

/** What a request asks; at an address that names a format the format is settled. */
function questionOf(request: HttpRequest, named?: AnswerFormat): Question {
  const languages = languagesOf(request);
  const { searchParams } = request.url;
  const offer = named ? offerOf(named) : negotiate(request.header('accept'), offersTo(request));
  return {
    parameters: parametersOf(searchParams),
    languages,
    coding: offer?.format?.table?.isPacked ? undefined : codingOf(request),
    offer,
    layout: layoutIn(searchParams, languages),
  };
}

function parametersOf(given: URLSearchParams): URLSearchParams {
  const names = ['query', 'documentId', 'operationName', 'variables', 'extensions'].filter((name) =>
    given.get(name),
  );
  return new URLSearchParams(names.map((name) => [name, given.get(name) ?? '']));
}

/** GraphQL's own type is for a client that names it: `*` means JSON (GraphQL over HTTP, 6.4). */
function offersTo(request: HttpRequest): Offer[] {
  const json = [{ mediaType: 'application/json' }];
  const own = [{ mediaType: 'application/graphql-response+json' }];
  const isNamed = /graphql-response\+json/i.test(request.header('accept') ?? '');
  return [
    ...(isNamed ? [...own, ...json] : [...json, ...own]),
    ...answerFormats.map(offerOf),
    ...(isReading(request) ? [{ mediaType: 'text/html', isPage: true } as const] : []),
  ];
}

function offerOf(format: AnswerFormat): Offer {
  return { mediaType: format.mediaType, format };
}

/** The parameters of a request of GraphQL over HTTP, checked. */
export interface Parameters {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** What the answer is to have besides the data: `sparql`. */
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** The parameters of a request, from its address or its body; throws a `GraphQLError` where they are none. */
export function parametersIn(
  { parameters }: Question,
  body: string | undefined,
  { nesting, documents }: ReadingOptions,
): Parameters {
  const given = body === undefined ? fromAddress(parameters) : fromBody(body);
  if (Array.isArray(given)) throw badRequest('Batching is not supported.', { status: 400 });
  checkVariables(given['variables'], nesting);
  checkNames(given);
  const query = documents.textOf(given);
  if (query == null) throw badRequest('Must provide query string.', { ...WRONG, spec: true });
  checkType('query', query, ['string']);
  for (const name of ['variables', 'extensions'])
    checkType(name, given[name], ['object', 'null', 'undefined']);
  return { ...given, query } as Parameters;
}

interface ReadingOptions {
  /** How deep variables may be nested. */
  readonly nesting: number;
  readonly documents: Documents;
}

function fromAddress(parameters: URLSearchParams): Given {
  const json = (name: string): unknown => {
    const text = parameters.get(name);
    return text === null ? undefined : jsonIn(text);
  };
  return {
    operationName: parameters.get('operationName') ?? undefined,
    query: parameters.get('query') ?? undefined,
    documentId: parameters.get('documentId') ?? undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal('BAD_REQUEST', 'The variables and extensions of a GET must each be JSON.');
  }
}

function fromBody(body: string): Given | unknown[] {
  const given = parsed(body);
  if (typeof given === 'object' && given !== null) return given as Given;
  const kind = given === null ? 'null' : typeof given;
  throw badRequest(`POST body is expected to be object but received ${kind}`, { status: 400 });
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw badRequest('POST body sent invalid JSON.', { status: 400 });
  }
}

const NAMES = new Set(['query', 'documentId', 'variables', 'operationName', 'extensions']);

function checkNames(given: Given): void {
  const unknown = Object.keys(given).find((name) => given[name] != null && !NAMES.has(name));
  if (unknown === undefined) return;
  throw badRequest(`Unexpected parameter "${unknown}" in the request body.`, { status: 400 });
}

/** The words of a 400 that says what is wrong with a parameter. */
const EXPECTED: Readonly<Record<string, string>> = {
  query: 'Expected "query" param to be a string',
  variables: 'Expected "variables" param to be empty or an object',
  extensions: 'Expected "extensions" param to be empty or an object',
};

function checkType(name: string, value: unknown, types: readonly string[]): void {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (!types.includes(type)) throw badRequest(`${EXPECTED[name] ?? ''}, but given ${type}.`, WRONG);
}

const WRONG = { status: 400, headers: { Allow: 'GET, POST' } };

function badRequest(message: string, http: object): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http } });
}
