import type { Step, Work } from './work.ts';

/** Something that takes long to make and is made once. Those who need it at the same time make it together. */
export class MadeOnce<Result> {
  readonly #step: Step | undefined;
  #making: Work<Result> | undefined;
  #made: IteratorReturnResult<Result> | undefined;

  /** `step`: what is said at each pause; without it what the making itself says. */
  constructor(step?: Step) {
    this.#step = step;
  }

  /** What was made; made now in pieces where it is not there. What fails begins again with the next who needs it. */
  *had(make: () => Work<Result>): Work<Result> {
    for (;;) {
      const next = this.#made ?? this.#goOn(make);
      if (next.done) return next.value;
      yield this.#step ?? next.value;
    }
  }

  #goOn(make: () => Work<Result>): IteratorResult<Step | undefined, Result> {
    const making = this.#making ?? make();
    // It is let go of in case it fails.
    this.#making = undefined;
    const next = making.next();
    if (next.done) this.#made = next;
    else this.#making = making;
    return next;
  }
}
