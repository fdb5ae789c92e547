import type { Plugin } from 'graphql-yoga';
import type { Source } from '../reading/source.ts';
import type { View } from '../reading/view.ts';
import { operationOf } from './operation.ts';
import { planOf } from './plan.ts';
import type { RequestContext } from './request-context.ts';

/** Opens the view of each operation that is executed: the source may ask for its plan first. */
export function openView(source: Source): Plugin<RequestContext> {
  return {
    onExecute({ args }) {
      const context = args.contextValue;
      const view = source.open(() => {
        const operation = operationOf(args);
        // What names no operation, or has wrong variables, reads nothing.
        return operation ? planOf(operation, context) : NOTHING;
      });
      const give = (opened: View): void => void Object.assign(context, { view: opened });
      if (view instanceof Promise) return view.then(give);
      give(view);
      return undefined;
    },
  };
}

const NOTHING = { lookups: [], lists: [], searches: [], suggestions: [] };
