import { QueryFailure } from '../endpoint/outcome.ts';

/** How long a query waits for its slot. */
interface Waiting {
  /** Is aborted when nobody waits for the answer any more. */
  readonly left: AbortSignal | undefined;
  /** Milliseconds after which it is refused. */
  readonly most: number;
}

/** So many queries run at a time; others wait in the order in which they came. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(size: number) {
    this.#free = size;
  }

  /** Runs a query when there is a slot; throws a `QueryFailure` where that takes too long, or its client leaves. */
  async run<Result>(query: () => Promise<Result>, waiting: Waiting): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#slot(waiting);
    try {
      return await query();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  #slot({ left, most }: Waiting): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = (): void => {
        clearTimeout(timer);
        left?.removeEventListener('abort', leave);
      };
      const take = (): void => {
        end();
        resolve();
      };
      const refuse = (failure: QueryFailure): void => {
        end();
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(failure);
      };
      const leave = (): void => {
        refuse(new QueryFailure('left', 'The client left.'));
      };
      const late = new QueryFailure('queue', 'The queries before it took too long.');
      const timer = setTimeout(refuse, most, late);
      left?.addEventListener('abort', leave);
      this.#waiting.push(take);
    });
  }
}
