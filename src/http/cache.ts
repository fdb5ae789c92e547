import { LRUCache } from 'lru-cache';

/** How many bytes the cache takes by default. */
export const CACHE_BYTES = 32_000_000;

/** A sound answer, with the headers that do not depend on the request. */
export interface CachedAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What an answer takes besides its bytes, about. */
const OVERHEAD = 1024;

/** So many characters of the names of answers are remembered that were asked for once. */
const MOST_ONCE = 500_000;

/** Whole answers by their names, up to a number of bytes: the one that was used longest ago goes first. */
export class AnswerCache {
  readonly #answers: LRUCache<string, CachedAnswer> | undefined;
  /** The names of the latest answers that were asked for once. */
  readonly #once = new Set<string>();
  #characters = 0;

  /** `most` 0 caches nothing. An answer that takes more than a tenth of all is not worth what it drives out. */
  constructor(most: number) {
    if (most < 10) return;
    this.#answers = new LRUCache({
      maxSize: most,
      maxEntrySize: Math.floor(most / 10),
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
}
