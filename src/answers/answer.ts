import type { ExecutionArgs } from 'graphql';
import type { Statements } from '../linked-data/statements.ts';

/** The answer to a query, without errors. */
export interface Answer {
  /** The operation that was executed. */
  readonly execution: ExecutionArgs;
  readonly data: unknown;
  /** The statements that the selection walked. */
  readonly statements: Statements;
}
