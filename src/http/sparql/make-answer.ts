import { NotInXml } from '../../rdf/xml-text.ts';
import type { EndpointLimits } from '../../sparql/endpoint/limits.ts';
import { QueryFailure, type Answered } from '../../sparql/endpoint/outcome.ts';
import { chunksOf } from '../byte-stream.ts';
import type { Refusal } from '../graphql/errors.ts';
import type { HttpRequest } from '../request.ts';
import type { Service } from '../service.ts';
import { askFor } from './ask.ts';
import { leaveUnread } from './bytes.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import { refusalOf, tooManyRows } from './failures.ts';
import type { ResultOffer } from './offers.ts';
import type { SparqlQuestion } from './question.ts';
import { Unread } from './unread.ts';

/** Where an answer is made. */
interface Maker {
  readonly service: Service;
  readonly endpoint: SparqlEndpoint;
  readonly request: HttpRequest;
}

/** So many of the largest answers may wait for their clients at a time. */
const MOST_UNREAD = 8;

const unread = new WeakMap<SparqlEndpoint, Unread>();

function unreadOf(endpoint: SparqlEndpoint): Unread {
  let found = unread.get(endpoint);
  if (!found) unread.set(endpoint, (found = new Unread(MOST_UNREAD * endpoint.limits.bytes)));
  return found;
}

/** The answer to a question in a form, whole before its first byte is given: the engine waits for no client. */
export async function makeAnswer(
  question: SparqlQuestion,
  { mediaType, making }: ResultOffer,
  { service, endpoint, request }: Maker,
): Promise<Pick<Answered, 'rows' | 'bytes'>> {
  const { rows: mostRows, bytes: mostBytes } = endpoint.limits;
  const { base } = service.snapshot;
  const wanted = { base, mediaType: making?.from ?? mediaType, mostBytes, mostRows };
  const { rows, bytes } = await askFor(question, wanted, endpoint);
  if ((rows ?? 0) > mostRows) {
    await leaveUnread(bytes);
    throw new TooManyRows();
  }
  const pieces = making ? chunksOf(await making.write(bytes, service), question.left) : bytes;
  const chunks = await whole(pieces, mostBytes);
  // What was left in the middle is no answer, for nobody else either.
  if (question.left.aborted) throw new QueryFailure('left', 'The client left.');
  return { rows, bytes: unreadOf(endpoint).give(chunks, request) };
}

/** All chunks of an answer. */
async function whole(
  pieces: AsyncIterable<Uint8Array>,
  mostBytes: number,
): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of pieces) {
    size += chunk.length;
    if (size > mostBytes) throw new QueryFailure('bytes', String(size));
    chunks.push(chunk);
  }
  return chunks;
}

/** Thrown where there are more rows than there may be. */
class TooManyRows extends Error {
  override readonly name = 'TooManyRows';
}

/** What is wrong with an answer that the engine gave, for the client; throws where that is not what failed. */
export function refusalOfAnswer(error: unknown, limits: EndpointLimits): Refusal {
  if (error instanceof TooManyRows) return tooManyRows(limits);
  if (!(error instanceof NotInXml)) return refusalOf(error, limits);
  return {
    status: 406,
    message: `${error.message}, which is in this answer. Ask for another form.`,
    reason: 'not_in_xml',
  };
}
