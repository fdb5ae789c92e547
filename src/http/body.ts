import { byteStream, chunksOf } from './byte-stream.ts';
import type { Coding } from './accepted.ts';
import { compress, compressed } from './compression.ts';

/** What an answer has after its headers. */
export interface Body {
  readonly content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array> | null;
  readonly coding: Coding | undefined;
  /** In bytes; `undefined` where it is not known before the end. */
  readonly length: number | undefined;
}

interface Wish {
  readonly coding: Coding | undefined;
  readonly isHead: boolean;
  /** Is told when a long answer begins, and gives back what is told when it ends. */
  readonly begin: () => (error?: unknown) => void;
}

/** Up to so many characters an answer is made at once, and its length told. */
const MOST_AT_ONCE = 65_536;

/** A text as the body of an answer: at once where it is short, else as a stream that never holds more than a few chunks. */
export async function bodyOf(
  pieces: Iterable<string>,
  { coding, isHead, begin }: Wish,
): Promise<Body> {
  const iterator = pieces[Symbol.iterator]();
  let text = '';
  for (let piece = iterator.next(); ; piece = iterator.next()) {
    if (piece.done) return whole(text, { coding, isHead });
    text += piece.value;
    if (text.length > MOST_AT_ONCE) break;
  }
  if (isHead) return { content: null, coding, length: void iterator.return?.() };
  const end = begin();
  const leaving = new AbortController();
  const chunks = chunksOf(continued(text, iterator), leaving.signal);
  const coded = coding ? compressed(chunks, { coding, left: leaving.signal }) : chunks;
  return { content: byteStream(coded, { leaving, end }), coding, length: undefined };
}

async function whole(
  text: string,
  { coding, isHead }: Pick<Wish, 'coding' | 'isHead'>,
): Promise<Body> {
  const { bytes, coding: used } = await compress(Buffer.from(text), coding);
  return {
    content: isHead ? null : new Uint8Array(bytes),
    coding: used,
    length: bytes.length,
  };
}

function* continued(start: string, rest: Iterator<string>): Iterable<string> {
  try {
    yield start;
    for (let piece = rest.next(); !piece.done; piece = rest.next()) yield piece.value;
  } finally {
    rest.return?.();
  }
}
