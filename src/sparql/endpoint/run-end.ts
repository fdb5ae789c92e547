import { QueryFailure } from './outcome.ts';

/** How often it is asked whether a query has to end, in milliseconds. */
const ASK_EVERY = 25;

/** What ends a query that does not end by itself. */
interface Reasons {
  /** How long it may run, in milliseconds. */
  readonly time: number;
  /** Is aborted when its own client leaves. */
  readonly left: AbortSignal;
  /** How long it may run on without a client while others wait, in milliseconds. */
  readonly grace: number;
  readonly isWaitedFor: () => boolean;
}

/** The end of one run of a query: `signal` is aborted with a `QueryFailure` when the query has run for too long. */
export class RunEnd {
  readonly #ending = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /**
   * To end a query costs another load of the statements, for which all others wait. So one without a client goes on as long as
   * nobody waits, and then for as long as a load takes: it may be done by then.
   */
  constructor({ time, left, grace, isWaitedFor }: Reasons) {
    const begun = performance.now();
    let leftAt: number | undefined;
    this.#timer = setInterval(() => {
      const now = performance.now();
      if (left.aborted) leftAt ??= now;
      if (now - begun >= time) this.#end(new QueryFailure('deadline', `It ran for ${time} ms.`));
      else if (leftAt !== undefined && now - leftAt >= grace && isWaitedFor())
        this.#end(new QueryFailure('left', 'Its client left, and others wait.'));
    }, ASK_EVERY);
  }

  get signal(): AbortSignal {
    return this.#ending.signal;
  }

  /** Says that the query is done. */
  done(): void {
    clearInterval(this.#timer);
  }

  #end(failure: QueryFailure): void {
    this.done();
    this.#ending.abort(failure);
  }
}
