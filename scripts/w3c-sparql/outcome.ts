/** What became of a test. */
export interface Outcome {
  readonly suite: 'protocol' | 'query';
  readonly name: string;
  readonly result: 'pass' | 'fail' | 'not supported';
  readonly words: string;
}

/** Receives what became of each test. */
export type Report = (outcome: Outcome) => void;
