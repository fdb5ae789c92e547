/** Counts the work that a request makes, as it is done, and ends it when there has been enough. */
export interface Meter {
  /** Adds units of work, each about as much as one test of one value; throws where the work must end. */
  spend(units: number): void;
}

/** A meter without an end: for work that nobody waits for. */
export const unmetered: Meter = { spend: () => undefined };
