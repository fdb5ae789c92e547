import { GraphQLError } from 'graphql';
import { Deadline } from '../graphql/limits/deadline.ts';
import type { Pace } from '../reading/pace.ts';
import { Stopped } from './concurrency.ts';
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
    throw stoppedBy(deadline.error) ?? error;
  } finally {
    leave();
  }
}

/** What ended the work, where that is what its deadline says of it. */
function stoppedBy(error: Error | undefined): Stopped | undefined {
  if (!(error instanceof GraphQLError)) return undefined;
  return new Stopped(
    error.extensions['code'] === 'OVERLOADED' ? 'overloaded' : 'deadline_exceeded',
  );
}
