import { pipeline, Readable } from 'node:stream';
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

/** Brotli's own default is for files that are compressed once; this is as fast as gzip, and smaller. */
const BROTLI: BrotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

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
  bytes: Uint8Array,
  coding: Coding | undefined,
): Promise<{ readonly bytes: Uint8Array; readonly coding: Coding | undefined }> {
  if (!coding || bytes.length < LEAST_BYTES) return { bytes, coding: undefined };
  return { bytes: await compressors[coding].whole(bytes), coding };
}

/** Chunks of bytes in a coding, piece by piece; who stops reading them stops their making. */
export function compressed(
  chunks: AsyncIterable<Uint8Array>,
  coding: Coding,
): AsyncIterable<Uint8Array> {
  const stream = compressors[coding].stream();
  // A failure on the way in comes out where the stream is read.
  pipeline(Readable.from(chunks, { highWaterMark: 1 }), stream, () => undefined);
  return stream;
}
