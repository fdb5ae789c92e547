/** The default size of the cache of answers, in bytes. */
export const KEPT_BYTES = 32_000_000;

/** An answer that was given: what of it does not depend on the request. */
export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What an answer takes besides its bytes, about. */
const OVERHEAD = 1024;

/** Whole answers as bytes, as many as a number of bytes allows: the one that was used longest ago goes first. */
export class KeptAnswers {
  readonly #most: number;
  readonly #answers = new Map<string, KeptAnswer>();
  #bytes = 0;

  /** `most` 0 keeps none. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): KeptAnswer | undefined {
    const answer = this.#answers.get(key);
    if (answer) {
      this.#answers.delete(key);
      this.#answers.set(key, answer);
    }
    return answer;
  }

  /** Keeps an answer; one that would take more than a tenth of all is not worth what it drives out. */
  set(key: string, answer: KeptAnswer): void {
    if (weightOf(answer) > this.#most / 10 || this.#answers.has(key)) return;
    this.#answers.set(key, answer);
    this.#bytes += weightOf(answer);
    for (const [oldest, dropped] of this.#answers) {
      if (this.#bytes <= this.#most) return;
      this.#answers.delete(oldest);
      this.#bytes -= weightOf(dropped);
    }
  }
}

function weightOf({ bytes }: KeptAnswer): number {
  return bytes.length + OVERHEAD;
}
