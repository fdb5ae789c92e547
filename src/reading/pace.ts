import { atOnce, type Work } from './work.ts';

/** How the work of a request is done: counted, in slices between which others have theirs, and until it is too late. */
export interface Pace {
  /** Counts units of work, each about as much as one test of one value; throws where the work must end. */
  spend(units: number): void;
  /** Does work: all of it now where the slice allows that, else the rest in later slices; throws or rejects where it must end. */
  run<Result>(work: Work<Result>): Result | Promise<Result>;
  /** Waits for others, such as an engine: what time they take is no work of the request. */
  waitFor<Result>(others: Promise<Result>): Promise<Result>;
}

/** The pace of work that blocks no other: all of it now. */
export const unhurried: Pace = {
  spend: () => undefined,
  run: atOnce,
  waitFor: (others) => others,
};
