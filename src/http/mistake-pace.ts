import type { Socket } from 'node:net';
import type { Answer } from './answer.ts';
import type { Metrics } from './operator/metrics.ts';
import type { RequestNotes } from './request.ts';

/** So many mistakes that come together are answered at once. */
const AT_ONCE = 10;

/** How long an answer waits at most, in milliseconds. */
const LONGEST_WAIT = 1_000;

/**
 * Spreads the answers to mistakes over time, no matter who made them. Who makes one after another waits for each answer before
 * the next, and so cannot take the thread from all others. By the generic cell rate algorithm (ITU-T I.371, annex A).
 */
export class MistakePace {
  /** Milliseconds between two answers, once more are to be given than may be. */
  readonly #apart: number;
  readonly #waited: Metrics['waited'];
  readonly #now: () => number;
  /** When all mistakes until now would be answered, were each answered by itself. */
  #through = -Infinity;

  /** `perSecond`: how many mistakes are answered in a second. `now` gives milliseconds. */
  constructor(
    perSecond: number,
    { waited }: Pick<Metrics, 'waited'>,
    now = (): number => performance.now(),
  ) {
    this.#apart = 1_000 / perSecond;
    this.#waited = waited;
    this.#now = now;
  }

  /**
   * Counts a mistake; how many milliseconds its answer is to wait: 0, unless many came shortly before it. Those that would wait
   * longer than a second are answered after one: what waits takes memory.
   */
  next(): number {
    const now = this.#now();
    const wait = Math.max(this.#through - now - (AT_ONCE - 1) * this.#apart, 0);
    if (wait < LONGEST_WAIT) this.#through = Math.max(this.#through, now) + this.#apart;
    return Math.min(wait, LONGEST_WAIT);
  }

  /**
   * Answers a mistake when it is its turn, which is now where few came, and counts and notes how long it waited. Who closes the
   * connection to the server, from then on only reads, is answered at once: Node ends such a connection.
   */
  inTurn(answer: () => void, { socket, notes = {} }: Waiting): void {
    const wait = this.next();
    if (wait === 0) {
      answer();
      return;
    }
    this.#waited.inc();
    const begun = this.#now();
    const end = (): void => {
      clearTimeout(timer);
      socket.off('end', give).off('close', end);
    };
    const give = (): void => {
      end();
      notes.waited = Math.round(this.#now() - begun);
      answer();
    };
    const timer = setTimeout(give, wait);
    socket.prependListener('end', give).once('close', end);
  }
}

/** What waits: an answer on a connection, and the notes of its request where there is one. */
interface Waiting {
  readonly socket: Socket;
  readonly notes?: Pick<RequestNotes, 'waited'>;
}

/** What is said to a client before it sends a large body must not come after it. */
const TOO_LARGE = 413;

/** Whether an answer waits as one to a mistake of the caller, which GraphQL may tell with the status of a success. */
export function isMistaken(
  { status }: Pick<Answer, 'status'>,
  { refusal }: Pick<RequestNotes, 'refusal'>,
): boolean {
  return status < 500 && status !== TOO_LARGE && (status >= 400 || refusal !== undefined);
}
