/** Long work in pieces: it can be done at once, or piece by piece beside whatever else there is to do. */
export type Work<Result> = Generator<undefined, Result>;

/** Does all of the work now. */
export function atOnce<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
