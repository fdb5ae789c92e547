import { Overloaded } from '../concurrency.ts';
import type { HttpRequest } from '../request.ts';

/** How long nothing of an answer is read before it may make room for another one, in milliseconds. */
const STALLED = 5_000;

/** An answer that is being read. */
interface Reading {
  bytes: number;
  readAt: number;
  readonly request: HttpRequest;
}

/**
 * The bytes of answers that their clients have not read yet. There is a bound on them all: where another answer needs room,
 * those that nobody reads any more are cut, the one first that was begun first.
 */
export class Unread {
  readonly #most: number;
  readonly #readings = new Set<Reading>();

  /** For so many bytes at most. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Gives an answer as it is read; throws `Overloaded` where there is no room for it. */
  give(chunks: readonly Uint8Array[], request: HttpRequest): AsyncIterable<Uint8Array> {
    const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
    // The head alone is sent: nothing waits.
    if (request.method === 'HEAD') return given(chunks, () => undefined);
    this.#makeRoom(bytes);
    const reading = { bytes, readAt: performance.now(), request };
    this.#readings.add(reading);
    // It comes when the answer was sent, too.
    request.left().addEventListener('abort', () => this.#readings.delete(reading));
    return given(chunks, ({ length }) => {
      reading.bytes -= length;
      reading.readAt = performance.now();
      if (reading.bytes === 0) this.#readings.delete(reading);
    });
  }

  #makeRoom(bytes: number): void {
    const all = [...this.#readings];
    const now = performance.now();
    for (const reading of all) {
      if (this.#isRoomFor(bytes)) return;
      if (now - reading.readAt < STALLED) continue;
      this.#readings.delete(reading);
      reading.request.cut();
    }
    if (this.#isRoomFor(bytes)) return;
    const oldest = Math.min(...all.map(({ readAt }) => readAt));
    throw new Overloaded(
      'sparql_queries',
      Math.max(1, Math.ceil((oldest + STALLED - now) / 1_000)),
    );
  }

  #isRoomFor(bytes: number): boolean {
    let sum = bytes;
    for (const reading of this.#readings) sum += reading.bytes;
    return this.#readings.size === 0 || sum <= this.#most;
  }
}

async function* given(
  chunks: readonly Uint8Array[],
  read: (chunk: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  const waiting = [...chunks];
  for (let chunk = waiting.shift(); chunk; chunk = waiting.shift()) {
    read(chunk);
    yield await Promise.resolve(chunk);
  }
}
