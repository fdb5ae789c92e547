/** How much text is written at a time. */
const CHUNK = 16_384;

/** A text in pieces as a stream of bytes, written as fast as it is read and no faster. */
export function byteStream(pieces: Iterable<string>): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull(controller) {
      let text = '';
      while (text.length < CHUNK) {
        const piece = iterator.next();
        if (piece.done) break;
        text += piece.value;
      }
      if (text) controller.enqueue(encoder.encode(text));
      else controller.close();
    },
    cancel() {
      iterator.return?.();
    },
  });
}
