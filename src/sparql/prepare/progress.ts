/** How many milliseconds are between two lines about the progress. */
const PAUSE = 5_000;

/** Says now and then how far an upload is. */
export class Progress {
  readonly #report: (line: string) => void;
  readonly #begun = performance.now();
  #last = performance.now();
  #lines = 0;

  /** `report` receives lines for a person. */
  constructor(report: (line: string) => void) {
    this.#report = report;
  }

  /** Notes that so many lines have come to the engine. */
  sent(lines: number): void {
    this.#lines += lines;
    const now = performance.now();
    if (now - this.#last < PAUSE) return;
    this.#last = now;
    const rate = Math.round((this.#lines / (now - this.#begun)) * 1_000);
    this.#report(`${this.#lines} statements sent, ${rate} a second.`);
  }
}
