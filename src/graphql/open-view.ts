import type { Plugin } from 'graphql-yoga';
import { unhurried } from '../reading/pace.ts';
import type { Source } from '../reading/source.ts';
import type { View } from '../reading/view.ts';
import { operationOf, type Operation } from './operation.ts';
import { planOf } from './plan.ts';
import type { RequestContext } from './request-context.ts';

/** Opens the view of an operation, and puts it into its context. */
export type Open = (
  operation: () => Operation | undefined,
  context: RequestContext,
) => void | Promise<void>;

/** Opens the view of each operation that is executed, once: the source may ask for its plan first. */
export function opening(source: Source): Open {
  const opened = new WeakSet<RequestContext>();
  return (operationOf, context) => {
    if (opened.has(context)) return undefined;
    opened.add(context);
    const view = source.open(() => {
      const operation = operationOf();
      // What names no operation, or has wrong variables, reads nothing.
      return operation ? planOf(operation, context) : NOTHING;
    });
    const give = (given: View): void => void Object.assign(context, { view: given });
    if (view instanceof Promise) {
      const { pace = unhurried } = context;
      return pace.waitFor(view).then(give);
    }
    give(view);
    return undefined;
  };
}

/** The same for operations that the executor carries out. */
export function openView(open: Open): Plugin<RequestContext> {
  return { onExecute: ({ args }) => open(() => operationOf(args), args.contextValue) };
}

const NOTHING = { lookups: [], lists: [], searches: [], suggestions: [], errands: [] };
