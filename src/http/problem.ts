import { describe, type Description } from '../linked-data/description.ts';
import { hydra } from '../linked-data/document-vocabulary.ts';
import { formats } from '../linked-data/formats.ts';
import { negotiate } from '../linked-data/negotiation.ts';
import { Statements } from '../linked-data/statements.ts';
import { integer } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Former, View } from '../reading/view.ts';
import { readingOf } from './accepted.ts';
import { problemPage } from '../site/problem/problem-page.ts';
import { PLAIN_TEXT, type Answer } from './answer.ts';
import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';
import { PAGE_ENDING, type ServedDocument } from './documents/served-document.ts';

/** What was not found, and the list that has no such page, where it was a page of one. */
interface Missing {
  readonly service: Service;
  readonly ending: string | undefined;
  readonly list?: string | undefined;
  /** What was at the address. */
  readonly former?: Former | undefined;
}

function messageOf({ list, former }: Missing): string {
  if (former) return goneMessage(former);
  return list === undefined
    ? 'There is nothing at this address.'
    : `There is no such page of this list. Begin at ${list} and follow the links from page to page.`;
}

/** What was withdrawn, and what is in its place. */
function goneMessage({ labels, replacedBy }: Former): string {
  const names = labels.map(({ value }) => `"${value}"`).join(', ');
  const rest = replacedBy.length ? ` In its place: ${replacedBy.join(' , ')}` : '';
  return `${names} was at this address and has been withdrawn.${rest}`;
}

const HEADERS = {
  Vary: 'Accept, Accept-Language, Accept-Encoding',
  'Cache-Control': 'no-store',
};

/** The formats of an error: plain text if any format is accepted, a page, or the format that the client asked for. */
const OFFERS = [
  { mediaType: 'text/plain' },
  { mediaType: 'text/html', ending: PAGE_ENDING },
  ...formats,
];

/** The answer where nothing is at an address, in the format asked for: by its ending, else by `Accept`. */
export function notFound(request: HttpRequest, missing: Missing): Answer {
  return problemAnswer(request, missing, 404);
}

/** The answer at the address of what was withdrawn: what it was, and what is in its place. */
export function gone(request: HttpRequest, missing: Missing & { former: Former }): Answer {
  return problemAnswer(request, missing, 410);
}

function problemAnswer(request: HttpRequest, missing: Missing, status: 404 | 410): Answer {
  const { ending } = missing;
  const named = OFFERS.find((offer) => 'ending' in offer && offer.ending === ending);
  const offer = named ?? negotiate(request.header('accept'), OFFERS) ?? OFFERS[0];
  const headers = {
    ...HEADERS,
    'Content-Type': `${offer?.mediaType ?? ''}; charset=utf-8`,
    ...(offer?.mediaType === 'text/html' && {
      'Content-Security-Policy': missing.service.theme.policy,
    }),
  };
  return { status, headers, body: bodyIn(offer, request, missing) };
}

function bodyIn(
  offer: (typeof OFFERS)[number] | undefined,
  request: HttpRequest,
  missing: Missing,
): string {
  const { snapshot, writing, theme } = missing.service;
  const message = messageOf(missing);
  if (offer && 'write' in offer)
    return [...offer.write(problems(missing, message), writing)].join('');
  if (offer?.mediaType !== 'text/html') return `${message}\n`;
  const { list, former } = missing;
  const sought = former ? undefined : wordsOf(request.path, missing);
  const status = former ? 410 : 404;
  return problemPage({ status, snapshot, theme, ...readingOf(request), list, sought, former }).html;
}

/** So much of an address is searched for. */
const MOST_CHARACTERS = 100;
const MOST_WORDS = 8;

/** The words of a path, without what is the server's own in it: the base, the ending and the type. */
function wordsOf(path: string, { service, ending = '' }: Missing): string {
  const { base, model } = service.snapshot;
  const root = decodeURI(new URL(base).pathname);
  const under = path.startsWith(root) ? path.slice(root.length) : path;
  const plain = ending && under.endsWith(ending) ? under.slice(0, -ending.length) : under;
  const [first = '', ...rest] = plain.split('/');
  const isType = rest.length > 0 && model.shapes.some(({ segment }) => segment === first);
  const words = (isType ? rest.join(' ') : plain).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.slice(0, MOST_WORDS).join(' ').slice(0, MOST_CHARACTERS).toWellFormed().trim();
}

/** What went wrong, and what is still said of what was there. */
function problems({ service: { snapshot }, former }: Missing, message: string): Description[] {
  if (!former) return [problem(snapshot, message, 404)];
  const { resource } = former;
  return [describe(resource, resource.passingStatements), problem(snapshot, message, 410)];
}

/** What went wrong, in the words of Hydra (Hydra Core, section 5.6). It contains nothing of the request. */
function problem(view: View, message: string, status: 404 | 410): Description {
  const statements = new Statements();
  const error = view.resource(`${view.base}#${status === 410 ? 'gone' : 'not-found'}`);
  statements.link(error, rdf.type, hydra.Error);
  statements.add(error, hydra.statusCode, [integer(status)]);
  statements.add(error, hydra.title, [
    { kind: 'literal', value: message, language: 'en', datatype: rdf.langString },
  ]);
  const [[subject, values] = [error, new Map()]] = statements.bySubject;
  return describe(subject, values);
}

/** The answer if no variant is accepted: a list of them (RFC 9110, section 15.5.7). */
export function notAcceptable({ variants }: ServedDocument): Answer {
  const lines = variants.map(({ mediaType, location = '' }) => `  ${mediaType}  ${location}\n`);
  const text = `None of the types in Accept is offered here. There are:\n${lines.join('')}`;
  return { status: 406, headers: { ...HEADERS, ...PLAIN_TEXT }, body: text };
}
