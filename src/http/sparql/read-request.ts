import { LANGUAGE_PARAMETER } from '../../site/reader.ts';
import { checkSearch, hasUtf8Codes, utf8Type } from '../encoding.ts';
import { isReading, NotUtf8, type HttpRequest } from '../request.ts';
import type { Refusal } from '../graphql/errors.ts';

/** The parameters of a request (SPARQL 1.1 Protocol, section 2.1). */
export interface SparqlParameters {
  /** `undefined`: a GET that asks for the endpoint itself. */
  readonly query: string | undefined;
  readonly defaultGraphs: readonly string[];
  readonly namedGraphs: readonly string[];
}

const METHODS = 'GET, HEAD, POST, OPTIONS';
const FORM = 'application/x-www-form-urlencoded';
const QUERY = 'application/sparql-query';

/** Reads a request: a GET, a posted form or a posted query. A GET may have no query where it may ask for the endpoint itself. */
export async function readRequest(
  request: HttpRequest,
  { mostBytes, isQueryNeeded }: { readonly mostBytes: number; readonly isQueryNeeded: boolean },
): Promise<SparqlParameters | Refusal> {
  checkSearch(request);
  const { searchParams } = request.url;
  if (isReading(request)) return parametersIn(searchParams, { isQueryNeeded });
  if (request.method !== 'POST') return mistakes.method;
  const type = utf8Type(request);
  if (type !== FORM && type !== QUERY) return mistakes.type;
  if (!/^(?:identity)?$/i.test(request.header('content-encoding')?.trim() ?? ''))
    return mistakes.coding;
  const text = await request.text(mostBytes);
  if (text === undefined) return tooLong(mostBytes);
  if (type === FORM && !hasUtf8Codes(text)) throw new NotUtf8('percent codes');
  if (type === FORM) {
    // Of the address the graphs count as well (W3C's tests of the protocol).
    const graphs = [...searchParams].filter(([name]) => GRAPHS.has(name));
    return parametersIn(new URLSearchParams([...new URLSearchParams(text), ...graphs]));
  }
  if (searchParams.has('query')) return mistakes.twoQueries;
  return parametersIn(new URLSearchParams([...searchParams, ['query', text]]));
}

const GRAPHS: ReadonlySet<string> = new Set(['default-graph-uri', 'named-graph-uri']);

function parametersIn(
  given: URLSearchParams,
  { isQueryNeeded = true } = {},
): SparqlParameters | Refusal {
  if (given.has('update') || given.has('using-graph-uri') || given.has('using-named-graph-uri'))
    return mistakes.update;
  const queries = given.getAll('query');
  if (queries.length > 1) return mistakes.twoQueries;
  const others = [...given.keys()].filter((name) => name !== LANGUAGE_PARAMETER);
  if (!queries.length && (isQueryNeeded || others.length)) return noQuery(others);
  return {
    query: queries[0],
    defaultGraphs: given.getAll('default-graph-uri'),
    namedGraphs: given.getAll('named-graph-uri'),
  };
}

const mistakes = {
  method: {
    status: 405,
    message: `SPARQL is asked with ${METHODS}.`,
    headers: { Allow: METHODS },
  },
  type: {
    status: 415,
    message: `A POST needs the Content-Type ${QUERY} or ${FORM}, in UTF-8. Updates are not supported.`,
  },
  coding: { status: 415, message: 'A POST is sent as it is, without a Content-Encoding.' },
  twoQueries: { status: 400, message: 'Expected one parameter "query", got several.' },
  update: {
    status: 400,
    message:
      'This endpoint is only read: updates are not supported. Expected the parameter "query".',
    reason: 'update_refused',
  },
} as const satisfies Record<string, Refusal>;

/** So many characters of the names that a client sends are repeated. */
const MOST_CHARACTERS = 100;

/** The refusal of parameters without a query: the endpoint describes itself where there are none (SPARQL 1.1 Service Description, section 2). */
function noQuery(names: readonly string[]): Refusal {
  const given = names.map((name) => `"${name}"`).join(', ');
  const got = given.slice(0, MOST_CHARACTERS).toWellFormed() || 'none';
  return {
    status: 400,
    message: `Expected the parameter "query", got ${got}. Beside it there may be ${[...GRAPHS].join(' and ')}.`,
  };
}

function tooLong(mostBytes: number): Refusal {
  return {
    status: 413,
    message: `A request has at most ${mostBytes} bytes.`,
    reason: 'body_bytes',
  };
}
