import type { ExecutionArgs, ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { RequestContext } from '../../graphql/request-context.ts';
import type { RequestNotes } from '../request-notes.ts';

/** What became of a request: the operation that was executed, and what it gave. */
export interface Execution {
  readonly args: ExecutionArgs;
  readonly result: ExecutionResult;
}

/** A request that is told of its execution, if it comes to one. */
export interface ObservedContext extends RequestContext {
  readonly executed: (execution: Execution) => void;
  readonly notes: RequestNotes;
}

/** Tells each request of its execution. The last of the plugins: what others make of the result is the result. */
export const observed: Plugin<ObservedContext> = {
  onExecute: ({ args }) => ({
    onExecuteDone({ result }) {
      // Nothing here is deferred or subscribed to, so the result is one.
      if (!isAsyncIterable(result)) args.contextValue.executed({ args, result });
    },
  }),
};
