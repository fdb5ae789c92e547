import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { ClientLeft } from '../../reading/client-left.ts';
import { operationOf } from '../operation.ts';
import type { RequestContext } from '../request-context.ts';
import type { Admit } from './admission.ts';
import { checkDocument } from './check-document.ts';
import { checkText } from './check-text.ts';
import { heedDeadlines } from './deadline.ts';
import type { QueryLimits } from './limits.ts';
import { refusal } from './refusal.ts';

/** The plugins that refuse an operation that asks for too much, each as early as possible. */
export function limitPlugins(
  schema: GraphQLSchema,
  { limits, admit }: { readonly limits: QueryLimits; readonly admit: Admit },
): Plugin[] {
  heedDeadlines(schema);
  return [sizeLimits(schema, limits), fewMistakes, executionLimits(admit)];
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

/** Not a validation rule: variables change the cost of a document. */
function executionLimits(admit: Admit): Plugin {
  return {
    onExecute({ args }) {
      const deadline = admit(operationOf(args), args.contextValue as unknown as RequestContext);
      return {
        onExecuteDone({ setResult }) {
          // Nobody reads a result: what is thrown ends the request.
          if (deadline.error instanceof ClientLeft) throw deadline.error;
          if (deadline.error) setResult({ errors: [deadline.error] });
        },
      };
    },
  };
}
