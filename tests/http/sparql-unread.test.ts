import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Overloaded } from '../../src/http/concurrency.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { Unread } from '../../src/http/sparql/unread.ts';

/** A client of the tests. */
interface Client extends HttpRequest {
  readonly cuts: number;
  readonly leave: () => void;
}

function client(method = 'GET'): Client {
  const leaving = new AbortController();
  const counted = { cuts: 0 };
  return {
    method,
    left: () => leaving.signal,
    leave: () => {
      leaving.abort();
    },
    cut: () => {
      counted.cuts += 1;
    },
    get cuts() {
      return counted.cuts;
    },
  } as Client;
}

/** An answer of ten bytes in two chunks. */
const TEN = [new Uint8Array(5), new Uint8Array(5)];

describe('answers that are not read', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('are refused where they have no room, with the seconds until they may have', () => {
    const unread = new Unread(20);
    const [first, second] = [client(), client()];
    unread.give(TEN, first);
    vi.advanceTimersByTime(1_500);
    unread.give(TEN, second);
    expect(() => unread.give(TEN, client())).toThrow(Overloaded);
    expect(() => unread.give(TEN, client())).toThrow('Ask again in 4 seconds.');
    expect([first.cuts, second.cuts]).toEqual([0, 0]);
  });

  it('are cut after five seconds without reading, the oldest first and no more than needed', () => {
    const unread = new Unread(20);
    const [first, second] = [client(), client()];
    unread.give(TEN, first);
    unread.give(TEN, second);
    vi.advanceTimersByTime(5_000);
    unread.give(TEN, client());
    expect([first.cuts, second.cuts]).toEqual([1, 0]);
  });

  it('are not cut while they are read, however slowly', async () => {
    const unread = new Unread(10);
    const slow = client();
    const reading = unread.give(TEN, slow)[Symbol.asyncIterator]();
    vi.advanceTimersByTime(4_000);
    await reading.next();
    vi.advanceTimersByTime(4_000);
    expect(() => unread.give(TEN, client())).toThrow(Overloaded);
    expect(slow.cuts).toBe(0);
    // Its last chunk was given: nothing waits any more.
    await reading.next();
    unread.give(TEN, client());
  });

  it('make room when their client leaves, and take none where the head alone is sent', () => {
    const unread = new Unread(10);
    const leaver = client();
    unread.give(TEN, client('HEAD'));
    unread.give(TEN, leaver);
    expect(() => unread.give(TEN, client())).toThrow(Overloaded);
    leaver.leave();
    unread.give(TEN, client());
    expect(leaver.cuts).toBe(0);
  });

  it('are given whole', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of new Unread(1).give(TEN, client())) chunks.push(chunk);
    expect(chunks).toEqual(TEN);
  });
});
