import { LRUCache } from 'lru-cache';
import type { Choice } from './choice.ts';
import { isReading, type HttpRequest } from './request.ts';

/** What an entry takes besides its key, about. */
const OVERHEAD = 1024;

/** So many characters of what decides are worth remembering. */
export const MOST_NEGOTIATION = 4_000;

/** What a request for reading has chosen, and the name of its path in the metrics. */
interface Recent {
  readonly choice: Choice;
  readonly route: string;
}

/**
 * What the latest requests for reading have chosen. It follows from the address and the headers that negotiate alone, as long
 * as the snapshot is the same: so who asks again needs no negotiation. The one that was used longest ago goes first.
 */
export class RecentChoices {
  readonly #choices: LRUCache<string, Recent> | undefined;

  /** `most` is the size in bytes; 0 remembers nothing. */
  constructor(most: number) {
    if (most < 10 * OVERHEAD) return;
    this.#choices = new LRUCache({
      maxSize: most,
      sizeCalculation: (_recent, key) => key.length + OVERHEAD,
    });
  }

  /** What an equal request has chosen before. */
  of(request: HttpRequest): Recent | undefined {
    // A GET with a body is not what it seems: limits are for it.
    if (!this.#choices || !isReading(request) || request.header('content-length') !== undefined)
      return undefined;
    return this.#choices.get(negotiationOf(request));
  }

  add(request: HttpRequest, { key, etag, headers, isDated, mayFail }: Choice): void {
    const negotiation = negotiationOf(request);
    if (negotiation.length > MOST_NEGOTIATION) return;
    // No more of it: how it is made would have the request in memory.
    const choice = { key, etag, headers, isDated, mayFail };
    this.#choices?.set(negotiation, { choice, route: request.notes.route ?? '' });
  }
}

/** All of a request that decides in which form it is answered. */
export function negotiationOf({ target, header }: HttpRequest): string {
  const accept = header('accept') ?? '';
  const languages = header('accept-language') ?? '';
  return `${target}\n${accept}\n${languages}\n${header('accept-encoding') ?? ''}`;
}
