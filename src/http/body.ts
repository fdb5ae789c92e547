import { awaitedChunks, byteStream, chunksOf, type Pieces } from './byte-stream.ts';
import type { Coding } from './accepted.ts';
import { compress, compressed } from './compression.ts';

/** What an answer has after its headers. */
interface Body {
  readonly content: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;
  readonly coding: Coding | undefined;
  /** In bytes; `undefined` where it is not known before the end. */
  readonly length: number | undefined;
}

interface Transfer {
  readonly coding: Coding | undefined;
  /** A HEAD gets the headers alone: a long text is not made for it. */
  readonly isHead: boolean;
  /** Is called when a long answer begins, and gives back what is called when it ends. */
  readonly begin: () => (error?: unknown) => void;
  /** Sees the chunks of a long answer as they are sent. */
  readonly keep?: ((chunks: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>) | undefined;
}

/** Up to this number of characters an answer is made at once, with a Content-Length. */
const MOST_AT_ONCE = 65_536;

/** A text as the body of an answer: at once where it is short, else as a stream of which a few chunks are in memory. */
export async function bodyOf(
  given: string | Uint8Array | Pieces,
  transfer: Transfer,
): Promise<Body> {
  if (typeof given === 'string' || given instanceof Uint8Array)
    return whole(given, transfer.coding);
  return Symbol.asyncIterator in given ? awaitedBody(given, transfer) : textBody(given, transfer);
}

async function textBody(given: Iterable<string>, transfer: Transfer): Promise<Body> {
  const iterator = given[Symbol.iterator]();
  let text = '';
  for (let piece = iterator.next(); ; piece = iterator.next()) {
    if (piece.done) return whole(text, transfer.coding);
    text += piece.value;
    if (text.length > MOST_AT_ONCE) break;
  }
  if (transfer.isHead) {
    iterator.return?.();
    return headOf(transfer);
  }
  return streamed((left) => chunksOf(continued(text, iterator), left), transfer);
}

/** The same of pieces that are waited for. */
async function awaitedBody(
  given: AsyncIterable<string | Uint8Array>,
  transfer: Transfer,
): Promise<Body> {
  const iterator = given[Symbol.asyncIterator]();
  const start: Uint8Array[] = [];
  let size = 0;
  for (let piece = await iterator.next(); ; piece = await iterator.next()) {
    if (piece.done) return whole(Buffer.concat(start), transfer.coding);
    const bytes = typeof piece.value === 'string' ? Buffer.from(piece.value) : piece.value;
    start.push(bytes);
    size += bytes.length;
    if (size > MOST_AT_ONCE) break;
  }
  if (transfer.isHead) {
    await iterator.return?.();
    return headOf(transfer);
  }
  const pieces = continuedLater(Buffer.concat(start), iterator);
  return streamed((left) => awaitedChunks(pieces, left), transfer);
}

/** A long answer without its content. */
function headOf({ coding }: Transfer): Body {
  return { content: undefined, coding, length: undefined };
}

function streamed(
  chunksUntil: (left: AbortSignal) => AsyncIterable<Uint8Array>,
  { coding, begin, keep }: Transfer,
): Body {
  const end = begin();
  const leaving = new AbortController();
  const chunks = chunksUntil(leaving.signal);
  const coded = coding ? compressed(chunks, { coding, left: leaving.signal }) : chunks;
  return {
    content: byteStream(keep?.(coded) ?? coded, { leaving, end }),
    coding,
    length: undefined,
  };
}

async function whole(given: string | Uint8Array, coding: Coding | undefined): Promise<Body> {
  // Node writes a short text together with its headers: as bytes it would be copied once more.
  if (!coding && typeof given === 'string' && given.length <= MOST_SHORT)
    return { content: given, coding, length: Buffer.byteLength(given) };
  const { bytes, coding: used } = await compress(bytesOf(given), coding);
  return { content: bytes, coding: used, length: bytes.length };
}

/** Up to this number of characters a text is short. */
const MOST_SHORT = 4_096;

const encoder = new TextEncoder();

/** A text is encoded here before its bytes are copied: so its length need not be counted first, which takes as long. */
const room = new Uint8Array(3 * (MOST_AT_ONCE + 4_096));

function bytesOf(given: string | Uint8Array): Uint8Array<ArrayBuffer> {
  if (typeof given !== 'string') return Buffer.from(given);
  if (3 * given.length > room.length) return Buffer.from(given);
  return room.slice(0, encoder.encodeInto(given, room).written);
}

function* continued(start: string, rest: Iterator<string>): Iterable<string> {
  try {
    yield start;
    for (let piece = rest.next(); !piece.done; piece = rest.next()) yield piece.value;
  } finally {
    rest.return?.();
  }
}

async function* continuedLater(
  start: Uint8Array,
  rest: AsyncIterator<string | Uint8Array>,
): AsyncIterable<string | Uint8Array> {
  try {
    yield start;
    for (let piece = await rest.next(); !piece.done; piece = await rest.next()) yield piece.value;
  } finally {
    await rest.return?.();
  }
}
