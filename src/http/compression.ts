import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import {
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  type BrotliOptions,
} from 'node:zlib';
import type { Coding } from './accepted.ts';

/**
 * Brotli's own defaults are for files that are compressed once. This is as fast as gzip, and smaller; its window of 256 kB
 * is what a client that stops in the middle of a dump keeps of memory.
 */
const BROTLI: BrotliOptions = {
  params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_LGWIN]: 18 },
};

/** Below this compression saves no packet. */
const LEAST_BYTES = 1024;

const compressors = {
  br: {
    whole: (bytes: Uint8Array) => promisify(brotliCompress)(bytes, BROTLI),
    stream: () => createBrotliCompress(BROTLI),
  },
  gzip: { whole: (bytes: Uint8Array) => promisify(gzip)(bytes), stream: () => createGzip() },
};

/** Bytes in a coding, where that is worth it. */
export async function compress(
  bytes: Uint8Array<ArrayBuffer>,
  coding: Coding | undefined,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly coding: Coding | undefined }> {
  if (!coding || bytes.length < LEAST_BYTES) return { bytes, coding: undefined };
  return { bytes: await compressors[coding].whole(bytes), coding };
}

/**
 * Chunks of bytes in a coding. The compressor is there from the first chunk that is asked for until the reader has done, or
 * has left: it may hold back many chunks before it gives one.
 */
export async function* compressed(
  chunks: AsyncIterable<Uint8Array>,
  { coding, left }: { coding: Coding; left: AbortSignal },
): AsyncGenerator<Uint8Array> {
  const stream = compressors[coding].stream();
  // A failure on the way in comes out where the stream is read.
  pipeline(Readable.from(chunks, { highWaterMark: 1 }), stream, { signal: left }).catch(() => 0);
  yield* stream as AsyncIterable<Uint8Array>;
}
