/** Work that was put off, done in the order in which it came, a stretch at a time. */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  readonly #step: () => Promise<void>;
  #next = 0;
  #isRunning = false;

  /** `step` resolves when the next stretch may begin. */
  constructor(step: () => Promise<void>) {
    this.#step = step;
  }

  /** Whether any work was put off. */
  haveBegun = false;

  /** Puts work off to a later stretch; `mayGoOn` says whether the one under way has time left. */
  later(work: () => unknown, mayGoOn: () => boolean): Promise<unknown> {
    this.haveBegun = true;
    return new Promise((resolve) => {
      this.#waiting.push(() => {
        // A promise of its own rejects where the work throws.
        resolve(
          new Promise((done) => {
            done(work());
          }),
        );
      });
      if (!this.#isRunning) void this.#run(mayGoOn);
    });
  }

  async #run(mayGoOn: () => boolean): Promise<void> {
    this.#isRunning = true;
    // What is done at once after the first that was put off belongs to the same stretch.
    await Promise.resolve();
    while (this.#next < this.#waiting.length) {
      await this.#step();
      await this.#stretch(mayGoOn);
    }
    this.#waiting.length = this.#next = 0;
    this.#isRunning = false;
  }

  async #stretch(mayGoOn: () => boolean): Promise<void> {
    do {
      this.#waiting[this.#next]?.();
      this.#next += 1;
      // What follows from the work, as far as it is done at once, belongs to the same stretch.
      await Promise.resolve();
    } while (this.#next < this.#waiting.length && mayGoOn());
  }
}
