import { LRUCache } from 'lru-cache';
import { Gathering } from './gathering.ts';

/** How many bytes the cache takes by default. */
export const CACHE_BYTES = 32_000_000;

/** A sound answer, with the headers that do not depend on the request. */
export interface CachedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What an answer takes besides its bytes, about. */
const OVERHEAD = 1024;

/** So many long answers are gathered at a time: clients that read slowly must not have much of them in memory. */
const MOST_GATHERED = 3;

/** So many characters of the names of answers are remembered that were asked for once. */
const MOST_ONCE = 500_000;

/** Whole answers by their names, up to a number of bytes: the one that was used longest ago goes first. */
export class AnswerCache {
  readonly #answers: LRUCache<string, CachedAnswer> | undefined;
  /** The names of the latest answers that were asked for once. */
  readonly #once = new Set<string>();
  #characters = 0;
  /** What has come of the long answers that are being sent, those first that began first. */
  readonly #gathered = new Map<string, Gathering>();
  readonly #mostOfAnswer: number;

  /** `most` 0 caches nothing. An answer that takes more than a tenth of all is not worth what it drives out. */
  constructor(most: number) {
    this.#mostOfAnswer = Math.floor(most / 10);
    if (most < 10) return;
    this.#answers = new LRUCache({
      maxSize: most,
      maxEntrySize: this.#mostOfAnswer,
      sizeCalculation: ({ bytes }, key) => key.length + bytes.length + OVERHEAD,
    });
  }

  /** Whether anything is cached. */
  get isOn(): boolean {
    return this.#answers !== undefined;
  }

  get(key: string): CachedAnswer | undefined {
    return this.#answers?.get(key);
  }

  /** Whether an answer was asked for not long ago, too: most questions come once, and their answers would drive out others. */
  isAskedAgain(key: string): boolean {
    if (this.#once.has(key)) return true;
    if (this.#characters + key.length > MOST_ONCE) {
      this.#once.clear();
      this.#characters = 0;
    }
    this.#once.add(key);
    this.#characters += key.length;
    return false;
  }

  set(key: string, answer: CachedAnswer): void {
    this.#answers?.set(key, answer);
  }

  /**
   * The chunks of a long answer as they come. It is cached when all of them were read, where it is not too long; of several
   * clients that read the same one, one is enough. The one that began first gives way to a fourth.
   */
  keeping(chunks: AsyncIterable<Uint8Array>, answer: NamedAnswer): AsyncIterable<Uint8Array> {
    return !this.isOn || this.#gathered.has(answer.key) ? chunks : this.#gather(chunks, answer);
  }

  async *#gather(
    chunks: AsyncIterable<Uint8Array>,
    { key, headers }: NamedAnswer,
  ): AsyncGenerator<Uint8Array> {
    const gathering = this.#begin(key);
    try {
      for await (const chunk of chunks) yield gathering.add(chunk);
      const { bytes } = gathering;
      if (bytes)
        this.set(key, { headers: { ...headers, 'Content-Length': String(bytes.length) }, bytes });
    } finally {
      if (this.#gathered.get(key) === gathering) this.#gathered.delete(key);
    }
  }

  #begin(key: string): Gathering {
    for (const [first, oldest] of this.#gathered) {
      if (this.#gathered.size < MOST_GATHERED) break;
      oldest.drop();
      this.#gathered.delete(first);
    }
    const gathering = new Gathering(this.#mostOfAnswer);
    this.#gathered.set(key, gathering);
    return gathering;
  }
}

/** An answer by its name, with the headers that do not depend on the request, besides its length. */
interface NamedAnswer extends Pick<CachedAnswer, 'headers'> {
  readonly key: string;
}
