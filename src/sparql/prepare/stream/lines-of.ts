import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';

/** So many bytes are read at a time. */
export const CHUNK = 131_072;

/** The lines of a file, in bounded memory. */
export function* linesOf(path: string): Generator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for (const chunk of chunksOf(path)) {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** The bytes of a file, chunk by chunk; each is good until the next. */
export function* chunksOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r');
  const buffer = Buffer.alloc(CHUNK);
  try {
    let read;
    while ((read = readSync(file, buffer, 0, CHUNK, null)) > 0) yield buffer.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
