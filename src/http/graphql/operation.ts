import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { boundedCache } from '../../graphql/limits/document-cache.ts';
import { limitPlugins } from '../../graphql/limits/plugins.ts';
import { openView } from '../../graphql/open-view.ts';
import { operationRule } from '../../graphql/operation-rule.ts';
import type { RequestContext } from '../../graphql/request-context.ts';
import { Unavailable } from '../../reading/unavailable.ts';
import type { Log } from '../operator/log.ts';
import type { RequestNotes } from '../request.ts';
import type { Service } from '../service.ts';
import type { Parameters } from './question.ts';

/** The context of an operation, with the notes of its request. */
interface OperationContext extends RequestContext {
  readonly notes: RequestNotes;
}

/** An operation that was parsed and found valid, or the mistakes in it. */
export type Prepared =
  | {
      readonly execution: ExecutionArgs;
      /** Executes the operation, or what is changed of it, with limits of its own. */
      readonly run: (changes?: Partial<ExecutionArgs>) => Promise<ExecutionResult>;
    }
  | { readonly errors: readonly GraphQLError[] };

/** Prepares operations: parses and validates them, each with its limits. */
export type Prepare = (
  parameters: () => Parameters,
  options: { readonly context: OperationContext; readonly isReading: boolean },
) => Promise<Prepared>;

/** What Yoga gives for one request. Its own types are `any`. */
interface Engine {
  readonly parse: (text: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly contextFactory: () => unknown;
  readonly execute: (execution: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;
  readonly schema: GraphQLSchema;
}

/** Prepares operations with Yoga's parser, validation and execution over a service; HTTP is not its task here. */
export function preparer(service: Service): Prepare {
  const log = errorLog(service.instance.log);
  const engineOf = enginesOf(service, log);
  // A part of an operation has a context of its own: its questions are read in it, and its deadline is there.
  const partOf = async (execution: ExecutionArgs, context: OperationContext) => {
    const { execute, contextFactory } = engineOf({ ...context, questions: undefined });
    return execute({ ...execution, contextValue: await contextFactory() });
  };
  return async (parameters, { context, isReading }) => {
    try {
      const { query, variables, operationName } = parameters();
      const { parse, validate, execute, contextFactory, schema } = engineOf(context);
      const document = parsed(() => parse(query));
      checkOperation(document, operationName, isReading);
      const errors = validate(schema, document);
      if (errors.length) return { errors };
      const contextValue = await contextFactory();
      const execution = {
        schema,
        document,
        contextValue,
        variableValues: variables,
        operationName,
      };
      const run: Run = (changes) =>
        guarded(log, () =>
          changes ? partOf({ ...execution, ...changes }, context) : execute(execution),
        );
      return { execution, run };
    } catch (error) {
      return { errors: [publicError(error, log)] };
    }
  };
}

/** What gives Yoga's functions for one request. */
function enginesOf(
  service: Service,
  logging: ReturnType<typeof errorLog>,
): (context: OperationContext) => Engine {
  const { getEnveloped } = createYoga<OperationContext>({
    schema: service.schema,
    logging,
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    parserAndValidationCache: boundedCache(),
    plugins: [readOnly, ...limitPlugins(service.schema, service.limits), openView(service.source)],
  });
  return getEnveloped;
}

type Run = Extract<Prepared, { run: unknown }>['run'];

/** What an execution gives, or what was thrown as its one error; throws where the catalogue cannot be read at the moment. */
async function guarded(
  log: ReturnType<typeof errorLog>,
  run: () => ExecutionResult | Promise<ExecutionResult>,
): Promise<ExecutionResult> {
  try {
    const result = await run();
    // An answer without what the engine did not give is none.
    const unread = result.errors?.find((error) => error.originalError instanceof Unavailable);
    if (unread) throw unread.originalError as Unavailable;
    return result;
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    return { errors: [publicError(error, log)] };
  }
}

const readOnly: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(operationRule);
  },
};

/** The document of a text; a mistake in it is the caller's (GraphQL over HTTP, section 6.4). */
function parsed(parse: () => DocumentNode): DocumentNode {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code']) throw error;
    throw withHttp(error, 'GRAPHQL_PARSE_FAILED', { spec: true, status: 400 });
  }
}

/** Refuses a request that names no operation of its document, and a GET that would change something. */
function checkOperation(
  document: DocumentNode,
  name: string | null | undefined,
  isReading: boolean,
): void {
  const operation = getOperationAST(document, name);
  if (!operation)
    throw withHttp(
      new GraphQLError('Could not determine what operation to execute.'),
      'OPERATION_RESOLUTION_FAILURE',
      { status: 400 },
    );
  if (operation.operation === OperationTypeNode.MUTATION && isReading)
    throw withHttp(
      new GraphQLError('Can only perform a mutation operation from a POST request.'),
      'BAD_REQUEST',
      { status: 405, headers: { Allow: 'POST' } },
    );
}

function withHttp(error: GraphQLError, code: string, http: object): GraphQLError {
  const { nodes = null, source = null, positions = null, path = null } = error;
  return new GraphQLError(error.message, {
    ...{ nodes, source, positions, path },
    extensions: { ...error.extensions, code, http },
  });
}

/** What the answer says of an error: a GraphQL error in full; of any other only that there was one, which is logged. */
function publicError(error: unknown, log: ReturnType<typeof errorLog>): GraphQLError {
  if (error instanceof GraphQLError && !error.originalError) return error;
  log.error(error);
  return new GraphQLError('Unexpected error.', {
    extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
  });
}

/** Of what Yoga logs, errors alone. */
function errorLog(log: Log) {
  const nothing = (): void => undefined;
  const error = (...given: readonly unknown[]): void => {
    const [err] = given;
    log.error({ err }, 'GraphQL failed');
  };
  return { debug: nothing, info: nothing, warn: nothing, error };
}
