import type { Headers } from './answer.ts';

/** What a request has chosen: all that its answer needs where conditions or the cache decide it. */
export interface Choice {
  /** The name of its answer in the cache: all that its bytes and its headers depend on. */
  readonly key: string;
  /** What its bytes depend on; `undefined` where the request does not read, and where no answer is like another. */
  readonly etag: string | undefined;
  /** The headers of a 200 and of a 304, besides those of the day. */
  readonly headers: Headers;
  /** Whether the day of what is served is among its headers. */
  readonly isDated: boolean;
  /** Whether making it can fail by the caller's mistake. */
  readonly mayFail: boolean;
}
