import { isReading, type HttpRequest } from '../request.ts';
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
  const { search, searchParams } = request.url;
  if (!isUtf8(search)) return mistakes.encoding;
  if (isReading(request)) return parametersIn(searchParams, { isQueryNeeded });
  if (request.method !== 'POST') return mistakes.method;
  const type = mediaTypeOf(request);
  if (!type) return mistakes.type;
  if (!/^(?:identity)?$/i.test(request.header('content-encoding')?.trim() ?? ''))
    return mistakes.coding;
  const text = await request.text(mostBytes);
  if (text === undefined) return tooLong(mostBytes);
  if (type === FORM && !isUtf8(text)) return mistakes.encoding;
  if (type === FORM) {
    // Of the address the graphs count as well (W3C's tests of the protocol).
    const graphs = [...searchParams].filter(([name]) => GRAPHS.has(name));
    return parametersIn(new URLSearchParams([...new URLSearchParams(text), ...graphs]));
  }
  if (searchParams.has('query')) return mistakes.twoQueries;
  return parametersIn(new URLSearchParams([...searchParams, ['query', text]]));
}

/** Whether the percent codes of a text are UTF-8: a parser of forms replaces what is not. */
function isUtf8(text: string): boolean {
  const codes = text.match(/(?:%[\da-f]{2})+/gi) ?? [];
  try {
    for (const code of codes) decodeURIComponent(code);
    return true;
  } catch {
    return false;
  }
}

const GRAPHS: ReadonlySet<string> = new Set(['default-graph-uri', 'named-graph-uri']);

/** The media type of a posted query, where it is one of the two, in UTF-8. */
function mediaTypeOf(request: HttpRequest): string | undefined {
  const [type = '', ...parameters] = (request.header('content-type') ?? '').split(';');
  const charset = parameters
    .map((each) => /^\s*charset\s*=\s*"?([^"]*)"?\s*$/i.exec(each)?.[1])
    .find((each) => each !== undefined);
  if (charset !== undefined && !/^utf-?8$/i.test(charset.trim())) return undefined;
  return [FORM, QUERY].find((each) => each === type.trim().toLowerCase());
}

function parametersIn(
  given: URLSearchParams,
  { isQueryNeeded = true } = {},
): SparqlParameters | Refusal {
  if (given.has('update') || given.has('using-graph-uri') || given.has('using-named-graph-uri'))
    return mistakes.update;
  const queries = given.getAll('query');
  if (queries.length > 1) return mistakes.twoQueries;
  if (isQueryNeeded && !queries.length) return mistakes.noQuery;
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
  encoding: {
    status: 400,
    message: 'Expected UTF-8 in percent codes, got other bytes.',
  },
  twoQueries: { status: 400, message: 'Expected one parameter "query", got several.' },
  noQuery: { status: 400, message: 'Expected the parameter "query", got none.' },
  update: {
    status: 400,
    message:
      'This endpoint is only read: updates are not supported. Expected the parameter "query".',
    reason: 'update_refused',
  },
} as const satisfies Record<string, Refusal>;

function tooLong(mostBytes: number): Refusal {
  return {
    status: 413,
    message: `A request has at most ${mostBytes} bytes.`,
    reason: 'body_bytes',
  };
}
