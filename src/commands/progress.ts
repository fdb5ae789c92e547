import type { Step } from '../reading/work.ts';

/** How many milliseconds are between two lines, and before the first; and between two drawings of the bar. */
const PAUSE = 2_000;
const DRAWN = 100;

/** How wide the bar is, in characters. */
const WIDTH = 24;

/** Where progress is shown. */
interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** Shows how far long work is: as a bar at a terminal, elsewhere as a line every two seconds. What takes less shows nothing. */
export class Progress {
  readonly #output: Output;
  readonly #begun: number;
  readonly #now: () => number;
  #last: number;
  #isDrawn = false;

  constructor(output: Output = process.stderr, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#now = now;
    this.#begun = this.#last = now();
  }

  /** Shows a step, if it is time for that. */
  readonly see = (step: Step | undefined): void => {
    const now = this.#now();
    if (!step || now - this.#begun < PAUSE) return;
    if (now - this.#last < (this.#output.isTTY ? DRAWN : PAUSE)) return;
    this.#last = now;
    if (this.#output.isTTY) this.#draw(step);
    else this.#output.write(`varanto: ${lineOf(step)}\n`);
  };

  /** Removes the bar. */
  end(): void {
    if (this.#isDrawn) this.#output.write('\r\x1b[K');
    this.#isDrawn = false;
  }

  #draw(step: Step): void {
    const text = `${barOf(step)}${lineOf(step)}`;
    this.#output.write(`\r${text.slice(0, (this.#output.columns ?? 80) - 1)}\x1b[K`);
    this.#isDrawn = true;
  }
}

/** A step in words: `checks the resources: 43 % (430 of 1,000)`. */
function lineOf({ stage, done, of }: Step): string {
  if (done === undefined) return stage;
  if (!of) return `${stage}: ${shown(done)}`;
  return `${stage}: ${Math.floor((done / of) * 100)} % (${shown(done)} of ${shown(of)})`;
}

function barOf({ done, of }: Step): string {
  if (done === undefined || !of) return '';
  const full = Math.round((done / of) * WIDTH);
  return `[${'#'.repeat(full)}${'-'.repeat(WIDTH - full)}] `;
}

function shown(number: number): string {
  return number.toLocaleString('en');
}

/** Does some work that can be seen, and removes what was shown of it. */
export async function showing<Result>(
  work: (see: Progress['see']) => Result | Promise<Result>,
): Promise<Result> {
  const progress = new Progress();
  try {
    return await work(progress.see);
  } finally {
    progress.end();
  }
}
