import type { Context } from 'hono';
import { answerFormats, type AnswerFormat } from '../../answers/answer-format.ts';
import { negotiate } from '../../linked-data/negotiation.ts';
import { codingOf, languagesOf, type Coding } from '../accepted.ts';

/** What a request at the address of GraphQL asks, and in which form it wants the answer. */
export interface Question {
  /** Whether it is a GET or a HEAD: its answer can be kept. */
  readonly isReading: boolean;
  /** What of the address counts: a query, an `operationName`, `variables`, in this order. */
  readonly parameters: URLSearchParams;
  readonly languages: readonly string[];
  readonly coding: Coding | undefined;
  /** `undefined`: it wants nothing that there is. */
  readonly offer: Offer | undefined;
}

/** A form of an answer: JSON as GraphQL gives it, one of our formats, or the page that asks. */
interface Offer {
  readonly mediaType: string;
  readonly format?: AnswerFormat;
  readonly isPage?: true;
}

/** A question that can be answered in the form it wants. */
export type Answerable = Question & { readonly offer: Offer };

/** Every type that an answer may have, for those who asked for another. */
export const offeredTypes: readonly string[] = [
  'application/json',
  'application/graphql-response+json',
  ...answerFormats.map(({ mediaType }) => mediaType),
];

/** What a request asks; at an address that names a format the format is settled. */
export function questionOf(c: Context, named?: AnswerFormat): Question {
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD';
  return {
    isReading,
    parameters: parametersOf(c),
    languages: languagesOf(c),
    coding: codingOf(c),
    offer: named ? offerOf(named) : negotiate(c.req.header('Accept'), offersTo(c, isReading)),
  };
}

function parametersOf(c: Context): URLSearchParams {
  const given = new URL(c.req.url).searchParams;
  const names = ['query', 'operationName', 'variables'].filter((name) => given.get(name));
  return new URLSearchParams(names.map((name) => [name, given.get(name) ?? '']));
}

/** GraphQL's own type is for those who name it: `*` means JSON as it always was (GraphQL over HTTP, 6.4). */
function offersTo(c: Context, isReading: boolean): Offer[] {
  const json = [{ mediaType: 'application/json' }];
  const own = [{ mediaType: 'application/graphql-response+json' }];
  const isNamed = /graphql-response\+json/i.test(c.req.header('Accept') ?? '');
  return [
    ...(isNamed ? [...own, ...json] : [...json, ...own]),
    ...answerFormats.map(offerOf),
    ...(isReading ? [{ mediaType: 'text/html', isPage: true } as const] : []),
  ];
}

function offerOf(format: AnswerFormat): Offer {
  return { mediaType: format.mediaType, format };
}
