import { describe, expect, it } from 'vitest';
import { QueryFailure } from '../../../src/sparql/endpoint/outcome.ts';
import { Queue } from '../../../src/sparql/endpoint/queue.ts';

const never = (): AbortSignal => new AbortController().signal;

/** A queue with so many queries that wait behind one that runs, none of which ends. */
function queueOf(waiting: number): Queue {
  const queue = new Queue({ queue: waiting, time: 5_000 });
  for (let n = 0; n <= waiting; n += 1) void queue.ask(() => new Promise(() => undefined), never());
  return queue;
}

async function retryAfter(queue: Queue): Promise<number | undefined> {
  const failure = await queue
    .ask(() => Promise.resolve(), never())
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(QueryFailure);
  return (failure as QueryFailure).retryAfter;
}

describe('a query for which there is no room', () => {
  it('may come again after a second, where queries are quick or there were none', async () => {
    const queue = queueOf(2);
    expect(await retryAfter(queue)).toBe(1);
    queue.took(3);
    expect(await retryAfter(queue)).toBe(1);
  });

  it('may come again when those before it are done, if they take as long as others did lately', async () => {
    const queue = queueOf(3);
    for (let n = 0; n < 30; n += 1) queue.took(2_000);
    expect(await retryAfter(queue)).toBe(8);
  });

  it('need not wait for longer than anybody waits', async () => {
    const queue = queueOf(20);
    for (let n = 0; n < 30; n += 1) queue.took(60_000);
    expect(await retryAfter(queue)).toBe(15);
  });
});
