import { Unavailable } from '../../reading/unavailable.ts';

/** Why an engine gave no answer. */
export type EngineFailure =
  /** Nobody answers at its address. */
  | 'unreachable'
  /** The deadline has passed. */
  | 'timeout'
  /** The deadline has passed before the query was sent: the connections were in use. */
  | 'queued'
  /** The connection ended in the middle of the answer. */
  | 'cut'
  /** The engine says that rows are missing, or there are as many as it gives at most. */
  | 'partial'
  /** The engine has too much to do. */
  | 'busy'
  /** The engine failed. */
  | 'failed'
  /** The engine refuses the query, the credentials or the address. */
  | 'refused'
  /** What came is no answer to a query: another type, broken JSON, or terms that no engine gives. */
  | 'unreadable'
  /** The engine sends to another address, where nobody is asked. */
  | 'redirected'
  /** The engine failed so often that it is not asked at the moment. */
  | 'resting'
  /** The process ends: the engine is asked nothing any more. */
  | 'closed';

interface Circumstances {
  readonly status?: number;
  /** After how many seconds the engine wants to be asked again. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** After these the same query may have an answer at once. */
const PASSING: ReadonlySet<EngineFailure> = new Set([
  ...(['unreachable', 'cut', 'busy', 'failed', 'unreadable'] as const),
]);

/** The engine gave no answer, or not a whole one. Its message has neither the query nor any credentials. */
export class EngineError extends Unavailable {
  override readonly name = 'EngineError';
  readonly failure: EngineFailure;
  /** The status of the engine's answer, if there was one. */
  readonly status: number | undefined;
  readonly retryAfter: number | undefined;

  constructor(failure: EngineFailure, message: string, circumstances: Circumstances = {}) {
    const { status, retryAfter, cause } = circumstances;
    super(message, cause === undefined ? {} : { cause });
    this.failure = failure;
    this.status = status;
    this.retryAfter = retryAfter;
  }

  /** Whether a retry of the same query may have an answer. */
  get isPassing(): boolean {
    return PASSING.has(this.failure);
  }
}
