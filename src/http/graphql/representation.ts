import { createHash } from 'node:crypto';
import { getOperationAST, printSchema, type DocumentNode, type GraphQLSchema } from 'graphql';
import { answerFormats } from '../../answers/answer-format.ts';
import { AnswerTrace } from '../../answers/answer-trace.ts';
import { Statements } from '../../linked-data/statements.ts';
import { CACHE_CONTROL, type Headers } from '../answer.ts';
import { etagOf } from '../conditions.ts';
import type { Instance } from '../operator/instance.ts';
import type { Fallible, Made, Making, Representation } from '../pipeline.ts';
import { isReading, type HttpRequest, type RequestNotes } from '../request.ts';
import { routes } from '../routes.ts';
import { scheduler } from '../scheduler.ts';
import type { Service } from '../service.ts';
import { httpOf, noteErrors, sentErrors } from './errors.ts';
import { preparer, type Prepare, type Prepared } from './operation.ts';
import { parametersIn, type Parameters, type Question } from './question.ts';
import { asksForSparql, withSparql } from './with-sparql.ts';
import { pageWith, write, type Mistaken } from './write-answer.ts';

/** A question, with the body that it was posted with. */
type Asked = Question & { readonly body: string | undefined };

/** Represents the answers of a service to questions; a question is not executed before its answer is wanted. */
export function representations(service: Service) {
  const { snapshot, schema, limits } = service;
  const prepare = preparer(service);
  const documentIds = service.queries.list.map(({ slug, documentId }) => [slug, documentId]);
  // Made for the first question: the start does not wait for it.
  let edition: string | undefined;
  return (request: HttpRequest, { question, body, own, fallible }: Posed): Representation => {
    const making = (): Making => ({
      coding: question.coding,
      make: () => make(request, { ...question, body }, { service, prepare }),
      fallible: fallible(),
    });
    const form = { isDated: false, mayFail: true, making };
    if (body !== undefined)
      return { key: keyOf(question, body), etag: undefined, headers: own, ...form };
    // Where nobody says when the catalogue changes, an answer is of one moment.
    if (snapshot.version === undefined)
      return { key: '', etag: undefined, headers: { ...NO_STORE, ...own }, ...form };
    // All that an answer depends on: the schema shows page sizes, the version of Node decides on collation and compression.
    edition ??= etagOf([service.build, snapshot.version, textOf(schema), limits, process.version]);
    // Which document an identifier means, a file says that is no part of the snapshot.
    const named = question.parameters.has('documentId') ? documentIds : [];
    const etag = etagOf([edition, ...partsOf(question), ...named]);
    const headers = { ETag: etag, 'Cache-Control': CACHE_CONTROL, ...own };
    return { key: etag, etag, headers, ...form };
  };
}

const NO_STORE = { 'Cache-Control': 'no-store' };

/** A question as it came. */
interface Posed {
  readonly question: Question;
  /** What it was posted with; `undefined`: it was not posted. */
  readonly body: string | undefined;
  /** The headers of its answer that the address decides. */
  readonly own: Headers;
  readonly fallible: () => Fallible;
}

/** What an answer depends on besides the service and a body. */
function partsOf({ parameters, languages, offer, coding, layout, place }: Question): unknown[] {
  const form = [...(offer?.format?.table ? [layout] : []), ...(place ? [place] : [])];
  return [parameters.toString(), languages, offer?.mediaType, coding, ...form];
}

/** Longer bodies are in the names of answers as hashes. */
const LONG_BODY = 4_000;

const names = new WeakMap<Question, string>();

/** The name of the answer to what was posted: no client sees it. */
function keyOf(question: Question, body: string): string {
  let name = names.get(question);
  if (name === undefined) names.set(question, (name = JSON.stringify(partsOf(question))));
  return `${name}\n${body.length > LONG_BODY ? etagOf([body]) : body}`;
}

/** The texts of schemas: a reload that changes data alone takes the schema over. */
const texts = new WeakMap<GraphQLSchema, string>();

function textOf(schema: GraphQLSchema): string {
  const text = texts.get(schema) ?? printSchema(schema);
  texts.set(schema, text);
  return text;
}

interface Maker {
  readonly service: Service;
  readonly prepare: Prepare;
}

/** A query of more characters takes longer to parse, to validate and to answer than what is answered at once: it waits for its turn to be read. */
const LARGE = 150;

/** Executes a question within the limit of operations, and writes what comes of it. */
async function make(request: HttpRequest, asked: Asked, maker: Maker): Promise<Made> {
  const { instance } = maker.service;
  const leave = instance.operations.take();
  try {
    const { length } = asked.body ?? asked.parameters.toString();
    if (length > LARGE) await scheduler.largeRequest();
    return await answer(request, asked, maker);
  } finally {
    leave();
  }
}

async function answer(
  request: HttpRequest,
  asked: Asked,
  { service, prepare }: Maker,
): Promise<Made> {
  const { instance, snapshot: view, limits } = service;
  const { notes, hasLeft } = request;
  const { languages, offer, body } = asked;
  const statements = new Statements();
  const trace = new AnswerTrace(offer?.format?.graph && statements);
  let given: Parameters | undefined;
  const prepared = await prepare(
    () =>
      (given = parametersIn(asked, body, {
        nesting: limits.limits.nesting,
        documents: service.documents,
      })),
    {
      context: { view, languages, trace, notes, hasLeft },
      isReading: isReading(request),
    },
  );
  noteOperation(notes, prepared, instance);
  const written =
    'errors' in prepared ? prepared : await write(prepared, asked, { service, statements });
  if ('errors' in written) {
    noteErrors(written.errors, notes, instance);
    return mistaken(written, { notes, asked });
  }
  const isLinked = isReading(request) && !offer?.format;
  const links = isLinked && !offer?.isPage ? alternates(view.base, asked) : undefined;
  const headers = {
    ...written.headers,
    // What further batches of a table are in is not known yet.
    ...(trace.languages.length &&
      written.isWhole && { 'Content-Language': trace.languages.join(', ') }),
    ...(links && { link: links }),
  };
  const text = asksForSparql(given, asked) ? withSparql(written.text, prepared) : written.text;
  return { text, headers };
}

/** Mistakes in GraphQL's own words; a format other than JSON has no data beside them, so their status is 400 at least. */
function mistaken(
  result: Mistaken,
  { notes, asked: { offer, page } }: { readonly notes: RequestNotes; readonly asked: Question },
): Made {
  const errors = sentErrors(result.errors, notes);
  const { format, mediaType = '' } = offer ?? {};
  const { status, headers } = httpOf(result, mediaType === 'application/json');
  if (page) {
    const messages = errors.map(({ message }) => message);
    const isOfForm = result.errors.every(({ extensions: { code } }) => code === 'BAD_USER_INPUT');
    const written = pageWith(page, { kind: 'mistakes', messages, isOfForm });
    return { ...written, mistake: Math.max(status, 400) };
  }
  if (!format)
    return {
      text: JSON.stringify({ ...result, errors }),
      headers: { 'Content-Type': `${mediaType}; charset=utf-8`, ...headers },
      mistake: status,
    };
  return {
    text: JSON.stringify({ errors }),
    headers: { 'Content-Type': 'application/graphql-response+json; charset=utf-8' },
    mistake: Math.max(status, 400),
  };
}

/** Proxies and clients give all headers of an answer as little as 8 kB. */
const MOST_OF_LINKS = 4096;

/** The `Link` header that names the other forms of an answer; `undefined` where the query is too long to repeat. */
function alternates(base: string, { parameters, place }: Question): string | undefined {
  const path = place?.path ?? routes.graphql.path;
  const search = place?.search ?? `?${parameters.toString()}`.replaceAll('+', '%20');
  const links = answerFormats.map(
    ({ ending, mediaType }) =>
      `<${base}${path}${ending}${search}>; rel="alternate"; type="${mediaType}"`,
  );
  const header = links.join(', ');
  return header.length > MOST_OF_LINKS ? undefined : header;
}

/** A name is the client's: so much of it is in the log. */
const MOST_OF_NAME = 64;

/** Notes which operation was executed: its name, and a hash of its text, or the text itself where that was asked for. */
function noteOperation(
  notes: RequestNotes,
  prepared: Prepared,
  { metrics, log, logsQueries }: Instance,
): void {
  if ('errors' in prepared) return;
  const { document, operationName } = prepared.execution;
  const name = getOperationAST(document, operationName)?.name?.value;
  metrics.operation(name);
  if (!log.isLevelEnabled('info')) return;
  if (name) notes.operation = name.slice(0, MOST_OF_NAME);
  notes.query = logsQueries ? (document.loc?.source.body ?? '') : hashOf(document);
}

const hashes = new WeakMap<DocumentNode, string>();

/** A hash of a document's text, which the log has in place of it. */
function hashOf(document: DocumentNode): string {
  let hash = hashes.get(document);
  if (hash === undefined) {
    const text = document.loc?.source.body ?? '';
    hash = createHash('sha256').update(text).digest('hex').slice(0, 16);
    hashes.set(document, hash);
  }
  return hash;
}
