import { scheduler } from './scheduler.ts';

/** How much text is written at a time: so much is made in less than a millisecond. */
const CHUNK = 16_384;

/** What is written piece by piece: texts that are made at once, or texts and bytes that are waited for. */
export type Pieces = Iterable<string> | AsyncIterable<string | Uint8Array>;

/** Pieces that are waited for as chunks of bytes. Between two chunks other requests have their turn. */
export async function* awaitedChunks(
  pieces: AsyncIterable<string | Uint8Array>,
  left: AbortSignal,
): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    waiting.push(bytes);
    size += bytes.length;
    if (size < CHUNK) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
    await scheduler.dump();
    if (left.aborted) return;
  }
  if (size) yield Buffer.concat(waiting);
}

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
    await scheduler.dump();
    if (left.aborted) return;
  }
  if (text) yield encoder.encode(text);
}

interface Reading {
  /** Is aborted when the reader goes away. */
  readonly leaving: AbortController;
  /** Is called when nothing more is read, whether or not it was all; with what went wrong, if that is why. */
  readonly end: (error?: unknown) => void;
}

/** Chunks as a stream that is written as fast as it is read and no faster. */
export function byteStream(
  chunks: AsyncIterable<Uint8Array>,
  { leaving, end }: Reading,
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const chunk = await nextOf(iterator, end);
        if (!chunk.done) {
          controller.enqueue(chunk.value);
          return;
        }
        controller.close();
        end();
      },
      async cancel() {
        end();
        leaving.abort();
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The next chunk; where there is none because something failed, only `end` receives the error. */
async function nextOf(
  iterator: AsyncIterator<Uint8Array>,
  end: (error: unknown) => void,
): Promise<IteratorResult<Uint8Array>> {
  try {
    return await iterator.next();
  } catch (cause) {
    end(cause);
    throw new Error('The answer could not be finished.', { cause });
  }
}
