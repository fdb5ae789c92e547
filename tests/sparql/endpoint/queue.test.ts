import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { QueryFailure } from '../../../src/sparql/endpoint/outcome.ts';
import { Queue } from '../../../src/sparql/endpoint/queue.ts';

/** A client that leaves at the end of its test, so that nobody is refused later. */
function client(waited = 0) {
  const leaving = new AbortController();
  onTestFinished(() => {
    leaving.abort();
  });
  return { left: leaving.signal, waited };
}

/** A queue with so many queries that wait behind one that runs, none of which ends. */
function queueOf(waiting: number): Queue {
  const queue = new Queue({ queue: waiting, time: 5_000 });
  for (let n = 0; n <= waiting; n += 1)
    void queue.ask(() => new Promise(() => undefined), client());
  return queue;
}

async function retryAfter(queue: Queue): Promise<number | undefined> {
  const failure = await queue
    .ask(() => Promise.resolve(), client())
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailure);
  return (failure as QueryFailure).retryAfter;
}

describe('a query for which there is no room', () => {
  it('may come again after a second where queries are quick', async () => {
    const queue = queueOf(2);
    queue.took(3);
    expect(await retryAfter(queue)).toBe(1);
  });

  it('may come again when those before it are ended, where nobody knows how long they take', async () => {
    expect(await retryAfter(queueOf(1))).toBe(10);
  });

  it('may come again after what is loaded as well', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const queue = new Queue({ queue: 1, time: 5_000 });
    queue.took(1_000);
    const load = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 8_000));
    void queue.load(load);
    await vi.advanceTimersByTimeAsync(9_000);
    void queue.load(load);
    void queue.ask(() => Promise.resolve(), client());
    // Of the load before: a third of it is counted with the query that it was for.
    expect(await retryAfter(queue)).toBe(8 + 4);
  });

  it('does not wait in vain while something is loaded', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const queue = new Queue({ queue: 5, time: 1_000 });
    void queue.load(() => new Promise((resolve) => setTimeout(resolve, 20_000)));
    const outcomes: string[] = [];
    const asked = queue
      .ask(() => Promise.resolve(), client())
      .then(
        () => outcomes.push('asked'),
        () => outcomes.push('refused'),
      );
    await vi.advanceTimersByTimeAsync(19_000);
    expect(outcomes).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    await asked;
    expect(outcomes).toEqual(['asked']);
  });

  it('may come again when those before it are done, if they take as long as others did lately', async () => {
    const queue = queueOf(3);
    for (let n = 0; n < 30; n += 1) queue.took(2_000);
    expect(await retryAfter(queue)).toBe(8);
  });

  it('is one that waited too long, with the time before the engine was ended last', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const queue = new Queue({ queue: 5, time: 5_000 });
    void queue.ask(() => new Promise(() => undefined), client());
    const failures: string[] = [];
    for (const waited of [0, 14_000])
      queue
        .ask(() => Promise.resolve(), client(waited))
        .catch((error: unknown) => failures.push(`${waited}: ${String(error)}`));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(failures).toEqual(['14000: QueryFailure: The queries before it took too long.']);
  });

  it('may come again later where the one that runs takes longer than others did', async () => {
    vi.useFakeTimers();
    onTestFinished(() => {
      vi.useRealTimers();
    });
    const queue = queueOf(3);
    queue.took(10);
    await vi.advanceTimersByTimeAsync(1_500);
    expect(await retryAfter(queue)).toBe(6);
  });

  it('need not wait for longer than anybody waits', async () => {
    const queue = queueOf(20);
    for (let n = 0; n < 30; n += 1) queue.took(60_000);
    expect(await retryAfter(queue)).toBe(15);
  });

  it('is the second where none may wait, and not the first', async () => {
    const queue = new Queue({ queue: 0, time: 5_000 });
    await queue.ask(() => Promise.resolve(), client());
    void queue.ask(() => new Promise(() => undefined), client());
    expect(await retryAfter(queue)).toBeGreaterThan(0);
  });
});
