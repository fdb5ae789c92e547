import { NotInXml } from '../../rdf/xml-text.ts';
import type { EndpointLimits } from '../../sparql/endpoint/limits.ts';
import { QueryFailure, type Answered } from '../../sparql/endpoint/outcome.ts';
import { chunksOf } from '../byte-stream.ts';
import type { Refusal } from '../graphql/errors.ts';
import type { Service } from '../service.ts';
import { askFor } from './ask.ts';
import { leaveUnread } from './bytes.ts';
import type { SparqlEndpoint } from './endpoint.ts';
import { refusalOf, tooManyRows } from './failures.ts';
import type { ResultOffer } from './offers.ts';
import type { SparqlQuestion } from './question.ts';

/** Where an answer is made. */
interface Maker {
  readonly service: Service;
  readonly endpoint: SparqlEndpoint;
  /** Whether nobody reads it any more. */
  readonly hasLeft: () => boolean;
}

/** The answer to a question in a form; what the engine does not write itself is whole before its first byte is given. */
export async function makeAnswer(
  question: SparqlQuestion,
  { mediaType, making }: ResultOffer,
  { service, endpoint, hasLeft }: Maker,
): Promise<Pick<Answered, 'rows' | 'bytes'>> {
  const { rows: mostRows, bytes: mostBytes } = endpoint.limits;
  const { base } = service.snapshot;
  const wanted = { base, mediaType: making?.from ?? mediaType, mostBytes, mostRows };
  const { rows, bytes } = await askFor(question, wanted, endpoint);
  if ((rows ?? 0) > mostRows) {
    await leaveUnread(bytes);
    throw new TooManyRows();
  }
  if (!making) return { rows, bytes };
  const pieces = await making.write(bytes, service);
  return { rows, bytes: given(await whole(pieces, { mostBytes, hasLeft })) };
}

interface Bounds {
  readonly mostBytes: number;
  readonly hasLeft: () => boolean;
}

/** All chunks of a text. Between two of them other requests have their turn. */
async function whole(
  pieces: Iterable<string>,
  { mostBytes, hasLeft }: Bounds,
): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunksOf(pieces, new AbortController().signal)) {
    size += chunk.length;
    if (size > mostBytes) throw new QueryFailure('bytes', String(size));
    if (hasLeft()) break;
    chunks.push(chunk);
  }
  return chunks;
}

async function* given(chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
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
