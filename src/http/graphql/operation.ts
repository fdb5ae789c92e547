import type {
  DocumentNode,
  ExecutionArgs,
  ExecutionResult,
  GraphQLError,
  GraphQLSchema,
} from 'graphql';
import { createYoga, maskError, type Plugin } from 'graphql-yoga';
import { admission, type Admit } from '../../graphql/limits/admission.ts';
import { documentCache } from '../../graphql/limits/document-cache.ts';
import { limitPlugins } from '../../graphql/limits/plugins.ts';
import { opening, openView, type Open } from '../../graphql/open-view.ts';
import { operationOf } from '../../graphql/operation.ts';
import { operationRule } from '../../graphql/operation-rule.ts';
import type { RequestContext } from '../../graphql/request-context.ts';
import { AnswerWriter } from '../../graphql/writer/answer-writer.ts';
import { ClientLeft } from '../../reading/client-left.ts';
import { TooMuch, Unavailable } from '../../reading/unavailable.ts';
import type { RequestNotes } from '../request.ts';
import type { Service } from '../service.ts';
import { checking, errorLog, parsed, publicError } from './operation-errors.ts';
import type { Parameters as Given } from './question.ts';

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
      /** Answers the operation as JSON text; the result where something is wrong. */
      readonly write: () => Promise<string | ExecutionResult>;
    }
  | Mistakes;

interface Mistakes {
  readonly errors: readonly GraphQLError[];
}

/** Prepares operations: parses and validates them, each with its limits. */
export type Prepare = (
  parameters: () => Given,
  options: { readonly context: OperationContext; readonly isReading: boolean },
) => Promise<Prepared>;

/** What Yoga gives for one request. Its own types are `any`. */
interface Engine {
  readonly parse: (text: string) => DocumentNode;
  readonly validate: (schema: GraphQLSchema, document: DocumentNode) => readonly GraphQLError[];
  readonly execute: (execution: ExecutionArgs) => ExecutionResult | Promise<ExecutionResult>;
}

/** What operations of a service are carried out with. */
interface Workshop {
  readonly schema: GraphQLSchema;
  readonly log: ReturnType<typeof errorLog>;
  readonly engineOf: (context: OperationContext) => Engine;
  readonly documents: ReturnType<typeof documentCache>;
  readonly writer: AnswerWriter;
  readonly admit: Admit;
  readonly open: Open;
}

/** Prepares operations with Yoga's parser, validation and execution over a service; HTTP is not its task here. */
export function preparer(service: Service): Prepare {
  const workshop = workshopOf(service);
  const { log, schema } = workshop;
  return (parameters, { context, isReading }) =>
    guarded<Prepared>(log, () => {
      const { query, variables, operationName } = parameters();
      const given = { text: query, check: checking(operationName, isReading) };
      const document = documentOf(given, context, workshop);
      if ('errors' in document) return document;
      const contextValue = { ...context };
      const execution = {
        schema,
        document,
        contextValue,
        variableValues: variables,
        operationName,
      };
      return { execution, ...waysOf(execution, context, workshop) };
    });
}

function workshopOf(service: Service): Workshop {
  const { schema, snapshot, source, limits, cache } = service;
  const log = errorLog(service.instance.log);
  const admit = admission(limits);
  const open = opening(source);
  const { getEnveloped } = createYoga<OperationContext>({
    schema,
    logging: log,
    multipart: false,
    graphiql: false,
    landingPage: false,
    cors: false,
    // Documents are cached here, once they were found valid.
    parserAndValidationCache: false,
    maskedErrors: { maskError: maskedOr },
    plugins: [readOnly, ...limitPlugins(schema, { limits: limits.limits, admit }), openView(open)],
  });
  return {
    ...{ schema, log, admit, open },
    engineOf: getEnveloped,
    documents: documentCache(),
    // Where each operation has a view of its own, nothing is shared by them.
    writer: new AnswerWriter(schema, source === snapshot && cache.isOn ? snapshot : undefined),
  };
}

/** A document as it came, and what is checked before it is validated. */
interface GivenDocument {
  readonly text: string;
  readonly check: (document: DocumentNode) => void;
}

/** The document of a text, parsed and found valid, or the mistakes in it. */
function documentOf(
  { text, check }: GivenDocument,
  context: OperationContext,
  { schema, documents, engineOf }: Workshop,
): DocumentNode | Mistakes {
  const known = documents.get(text);
  if (known) {
    check(known);
    return known;
  }
  const { parse, validate } = engineOf(context);
  const document = parsed(() => parse(text));
  check(document);
  const errors = validate(schema, document);
  if (errors.length) return { errors };
  documents.set(text, document);
  return document;
}

type Executable = Extract<Prepared, { run: unknown }>;

/** The ways in which an operation can be carried out. */
function waysOf(
  execution: ExecutionArgs,
  context: OperationContext,
  workshop: Workshop,
): Pick<Executable, 'run' | 'write'> {
  const { log, engineOf } = workshop;
  const run: Executable['run'] = (changes) =>
    guarded(log, () => {
      if (!changes) return engineOf(context).execute(execution);
      // A part of an operation has a context of its own: its questions are read in it, and its deadline is there.
      const contextValue = { ...context, questions: undefined };
      return engineOf(contextValue).execute({ ...execution, ...changes, contextValue });
    });
  return {
    run,
    write: () => guarded(log, async () => (await written(execution, workshop)) ?? run()),
  };
}

/** The answer of an operation as JSON text; `undefined` where it is not plain. Throws where it is refused. */
async function written(
  execution: ExecutionArgs,
  { admit, open, writer }: Workshop,
): Promise<string | undefined> {
  const operation = operationOf(execution);
  if (!operation) return undefined;
  const context = execution.contextValue as OperationContext;
  admit(operation, context);
  await open(() => operation, context);
  try {
    return await writer.write(execution.document, operation, context);
  } catch {
    // The executor finds what is wrong again, and says it.
    return undefined;
  }
}

/** What an execution gives, or what was thrown as its one error; throws where there is no answer at all. */
async function guarded<Result>(
  log: ReturnType<typeof errorLog>,
  run: () => Result | Promise<Result>,
): Promise<Result | Mistakes> {
  try {
    const result = await run();
    // An answer without what the engine did not give is none.
    const end = errorsOf(result)
      .map(({ originalError }) => originalError)
      .find(endsRequest);
    if (end) throw end;
    return result;
  } catch (error) {
    if (endsRequest(error)) throw error;
    return { errors: [publicError(error, log)] };
  }
}

/** An error as Yoga hides it, but for what ends the request: that would be lost. */
function maskedOr(...[error, message, isDev]: Parameters<typeof maskError>): Error {
  const { originalError = error } = Object(error) as Partial<GraphQLError>;
  return endsRequest(originalError) ? (error as Error) : maskError(error, message, isDev);
}

/** Whether there is no answer at all: the source gave none, or nobody waits for one. */
function endsRequest(error: unknown): boolean {
  return ENDS.some((kind) => error instanceof kind);
}

const ENDS = [Unavailable, TooMuch, ClientLeft];

function errorsOf(result: unknown): readonly GraphQLError[] {
  const { errors = [] } = Object(result) as ExecutionResult;
  return errors;
}

const readOnly: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(operationRule);
  },
};
