import { Deadline } from '../graphql/limits/deadline.ts';
import { ClientLeft } from '../reading/client-left.ts';
import type { Pace } from '../reading/pace.ts';
import { Overloaded } from './concurrency.ts';
import type { HttpRequest } from './request.ts';
import type { Service } from './service.ts';

/**
 * Does the work of a search as that of an operation of GraphQL: there are only so many at a time, each works in slices
 * between those of others, and until its deadline.
 */
export async function atPace<Result>(
  { hasLeft }: HttpRequest,
  { instance, limits: { limits, clock, slice, round } }: Service,
  work: (pace: Pace) => Promise<Result>,
): Promise<Result> {
  const { milliseconds } = limits;
  const now = clock ?? (() => performance.now());
  const deadline = new Deadline({ milliseconds, clock: now, slice, round, hasLeft });
  const leave = instance.operations.take();
  try {
    return await work(deadline);
  } catch (error) {
    const isOver = deadline.error && !(deadline.error instanceof ClientLeft);
    throw isOver ? new Overloaded('operations') : error;
  } finally {
    leave();
  }
}
