import { nextTurn } from './turns.ts';

/** How much text is written at a time: so much is made in less than a millisecond. */
const CHUNK = 16_384;

/** A text in pieces as chunks of bytes. Between two chunks other requests have their turn. */
export async function* chunksOf(
  pieces: Iterable<string>,
  left: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < CHUNK) continue;
    yield encoder.encode(text);
    text = '';
    await nextTurn();
    if (left.aborted) return;
  }
  if (text) yield encoder.encode(text);
}

/** Chunks as a stream that is written as fast as it is read and no faster; `leaving` is told when its reader goes away. */
export function byteStream(
  chunks: AsyncIterable<Uint8Array>,
  leaving: AbortController,
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await iterator.next();
        if (chunk.done) controller.close();
        else controller.enqueue(chunk.value);
      },
      async cancel() {
        leaving.abort();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
