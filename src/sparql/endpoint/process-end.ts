import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as passed } from 'node:timers/promises';
import type { EndpointLimits } from './limits.ts';
import { memoryKills } from './memory-kills.ts';
import { QueryFailure } from './outcome.ts';

/** How long the end of a process may take to be known after that of its connections, in milliseconds. */
const PATIENCE = 500;

/** With what a process ends itself where it gets no more memory. */
const ABORTED: ReadonlySet<string> = new Set(['SIGABRT', 'SIGTRAP', 'SIGILL']);

/** What is known of the end of a process besides. */
interface Circumstances {
  readonly limits: Pick<EndpointLimits, 'memory'>;
  /** How many processes the system had ended for want of memory before. */
  readonly kills: number | undefined;
  /** Whether it was ended here, since it did nothing any more. */
  readonly wasSilent: boolean;
}

/** Why a query has no answer during which the process of the engine ended; `child` where that was started here. */
export async function failureAtEnd(
  child: ChildProcess | undefined,
  { limits: { memory }, kills, wasSilent }: Circumstances,
): Promise<QueryFailure> {
  if (wasSilent) return new QueryFailure('unavailable', 'The engine did nothing, and was ended.');
  if (child?.exitCode === null && child.signalCode === null)
    await Promise.race([once(child, 'exit'), passed(PATIENCE, undefined, { ref: false })]);
  const isAborted = ABORTED.has(child?.signalCode ?? '');
  if (isAborted || (kills !== undefined && (memoryKills() ?? 0) > kills))
    return new QueryFailure('memory', `It needs more than ${memory} MB, or than the system has.`);
  return new QueryFailure(
    'ended',
    `The system ended the engine while this query ran, which it does most often where memory is short (the engine may have ${memory} MB).`,
  );
}
