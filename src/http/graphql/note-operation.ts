import { createHash } from 'node:crypto';
import { getOperationAST } from 'graphql';
import type { Execution } from './execution.ts';
import type { RequestNotes } from '../request-notes.ts';
import type { Instance } from '../operator/instance.ts';

/** A name is the client's: so much of it stands in the log. */
const MOST_NAME = 64;

/** Notes which operation was executed: by its name, and by a hash of its text, or the text itself where that was asked for. */
export function noteOperation(
  notes: RequestNotes,
  execution: Execution | undefined,
  { metrics, log, logsQueries }: Instance,
): void {
  if (!execution) return;
  const { document, operationName } = execution.args;
  const name = getOperationAST(document, operationName)?.name?.value;
  metrics.operation(name);
  if (!log.isLevelEnabled('info')) return;
  if (name) notes.operation = name.slice(0, MOST_NAME);
  const text = document.loc?.source.body ?? '';
  notes.query = logsQueries ? text : createHash('sha256').update(text).digest('hex').slice(0, 16);
}
