import type { Pace } from '../reading/pace.ts';
import type { Work } from '../reading/work.ts';
import { scheduler } from './scheduler.ts';

/** How long the work of a page goes on before others have their slices, in milliseconds. */
const FIRST_SLICE = 3;

/** The pace of the work for a page: whatever takes longer than a slice goes on in later ones. */
export const pagePace: Pace = {
  spend: () => undefined,
  run: (work) => {
    const done = workingUntil(work, performance.now() + FIRST_SLICE);
    return done ? done.result : later(work);
  },
  waitFor: (others) => others,
};

async function later<Result>(work: Work<Result>): Promise<Result> {
  for (;;) {
    const slice = await scheduler.operation();
    const done = workingUntil(work, performance.now() + slice);
    if (done) return done.result;
  }
}

/** Works until a moment; the result, where there is one by then. */
function workingUntil<Result>(
  work: Work<Result>,
  end: number,
): { readonly result: Result } | undefined {
  do {
    const step = work.next();
    if (step.done) return { result: step.value };
  } while (performance.now() < end);
  return undefined;
}
