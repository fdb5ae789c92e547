import { byteStream, chunksOf } from './byte-stream.ts';
import type { Coding } from './accepted.ts';
import { compress, compressed } from './compression.ts';

/** What an answer has after its headers. */
interface Body {
  readonly content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | undefined;
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
}

/** Up to this number of characters an answer is made at once, with a Content-Length. */
const MOST_AT_ONCE = 65_536;

/** A text as the body of an answer: at once where it is short, else as a stream of which a few chunks are in memory. */
export async function bodyOf(
  given: string | Iterable<string>,
  { coding, isHead, begin }: Transfer,
): Promise<Body> {
  if (typeof given === 'string') return whole(given, coding);
  const iterator = given[Symbol.iterator]();
  let text = '';
  for (let piece = iterator.next(); ; piece = iterator.next()) {
    if (piece.done) return whole(text, coding);
    text += piece.value;
    if (text.length > MOST_AT_ONCE) break;
  }
  if (isHead) return { content: undefined, coding, length: void iterator.return?.() };
  const end = begin();
  const leaving = new AbortController();
  const chunks = chunksOf(continued(text, iterator), leaving.signal);
  const coded = coding ? compressed(chunks, { coding, left: leaving.signal }) : chunks;
  return { content: byteStream(coded, { leaving, end }), coding, length: undefined };
}

async function whole(text: string, coding: Coding | undefined): Promise<Body> {
  const { bytes, coding: used } = await compress(Buffer.from(text), coding);
  return { content: bytes, coding: used, length: bytes.length };
}

function* continued(start: string, rest: Iterator<string>): Iterable<string> {
  try {
    yield start;
    for (let piece = rest.next(); !piece.done; piece = rest.next()) yield piece.value;
  } finally {
    rest.return?.();
  }
}
