/** How often the host of the engine says that it is there, in milliseconds. */
export const BEAT = 500;

/** After how many beats that did not come nobody is there. */
const MISSED = 10;

/**
 * Watches for the silence of the host. It counts moments in which this process could have read a beat, and not time: a process
 * that was busy itself, or stopped, has not missed what it did not read.
 */
export class Silence {
  readonly #timer: NodeJS.Timeout;
  #missed = 0;

  /** `fallen` is called once, when nothing was heard for too long. */
  constructor(fallen: () => void) {
    this.#timer = setInterval(() => {
      this.#missed += 1;
      if (this.#missed < MISSED) return;
      this.over();
      fallen();
    }, BEAT).unref();
  }

  /** Whether so little was heard lately that others who watch the same host may have given it up. */
  get isLong(): boolean {
    return this.#missed >= MISSED / 2;
  }

  /** Says that something was heard. */
  broken(): void {
    this.#missed = 0;
  }

  /** Says that nobody listens any more. */
  over(): void {
    clearInterval(this.#timer);
  }
}
