import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { operationOf } from '../operation.ts';
import type { RequestContext } from '../request-context.ts';
import { checkDocument } from './check-document.ts';
import { checkText } from './check-text.ts';
import { operationCost } from './cost.ts';
import { Deadline, deadlineKey, heedDeadlines, type Clock } from './deadline.ts';
import type { QueryLimits } from './limits.ts';
import { refusal } from './refusal.ts';

/** The options of the plugins that check the limits. */
export interface LimitOptions {
  readonly limits: QueryLimits;
  /** How many items a page has where the query does not say. */
  readonly pageSize: number;
  readonly maxPageSize: number;
  readonly clock?: Clock | undefined;
  /** Is called with the cost of each operation, refused ones included, and the context of its request. */
  readonly costed?: ((cost: number, context: unknown) => void) | undefined;
  /** Lets other work run, and gives the next time slice, in milliseconds; without it an operation runs without a break. */
  readonly slice?: (() => Promise<number>) | undefined;
  /** When the round of work began that an operation which comes now is a part of, by the same clock. */
  readonly round?: (() => number) | undefined;
}

/** The plugins that refuse an operation that asks for too much, each as early as possible. */
export function limitPlugins(schema: GraphQLSchema, options: LimitOptions): Plugin[] {
  heedDeadlines(schema);
  const sizes = sizeLimits(schema, options.limits);
  return [sizes, fewMistakes, executionLimits(options)];
}

/** Runs before yoga's cache sees a document: what is thrown here is never kept. */
function sizeLimits(schema: GraphQLSchema, limits: QueryLimits): Plugin {
  const checked = new WeakSet<DocumentNode>();
  return {
    onParse({ params }) {
      checkText(String(params.source), limits);
      return ({ result }: { result: unknown }) => {
        if (!isDocument(result) || checked.has(result)) return;
        checkDocument(result, schema, limits);
        checked.add(result);
      };
    },
  };
}

/** Validation stops after so many errors: suggestions of similar names are expensive. */
const MOST_MISTAKES = 20;

const fewMistakes: Plugin = {
  onValidate({ setValidationFn }) {
    setValidationFn(((schema, document, rules) =>
      validate(schema, document, rules, { maxErrors: MOST_MISTAKES }).map(
        inOwnWords,
      )) as typeof validate);
  },
};

/** graphql-js ends a validation in words that name neither what is too much nor what to do. */
function inOwnWords(error: GraphQLError): GraphQLError {
  if (error.message === 'Validation aborted.')
    return refusal(
      'QUERY_TOO_LARGE',
      'Fields of one name and fragments of the same fields are compared with each other, in at most 500,000 steps; this document takes more. Name each field once, spread each fragment once in a place, or send several operations.',
    );
  if (!error.message.endsWith('error limit reached. Validation aborted.')) return error;
  return new GraphQLError(
    `There are more than ${MOST_MISTAKES} mistakes: those after the first ${MOST_MISTAKES} are not searched. Fix these, then ask again.`,
    { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } },
  );
}

/** What a parser gave: nothing and an error are not for these limits. */
function isDocument(result: unknown): result is DocumentNode {
  return typeof result === 'object' && result !== null && 'definitions' in result;
}

/** Not a validation rule: yoga keeps the result of validation for each document, and variables change the cost. */
function executionLimits(options: LimitOptions): Plugin {
  const { limits, pageSize, maxPageSize, costed, slice, round } = options;
  const clock = options.clock ?? (() => performance.now());
  return {
    onExecute({ args, context }) {
      const operation = operationOf(args);
      if (operation) {
        const request = args.contextValue as unknown as RequestContext;
        const cost = operationCost(operation, request, { pageSize, maxPageSize, ...limits });
        costed?.(cost, context);
        if (cost > limits.cost) throw tooComplex(cost, limits.cost);
      }
      const { milliseconds } = limits;
      const { hasLeft } = args.contextValue as unknown as RequestContext;
      const deadline = new Deadline({ milliseconds, clock, slice, round, hasLeft });
      Object.assign(context, { [deadlineKey]: deadline, pace: deadline });
      return {
        onExecuteDone({ setResult }) {
          if (deadline.error) setResult({ errors: [deadline.error] });
        },
      };
    },
  };
}

function tooComplex(cost: number, most: number): Error {
  return refusal(
    'QUERY_TOO_COMPLEX',
    `A query costs at most ${most}, this one up to ${cost}: each object counts as often as the pages around it make it appear. Ask for smaller pages (first:), or nest fewer lists and filters.`,
  );
}
