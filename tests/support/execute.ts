import { isDeepStrictEqual } from 'node:util';
import {
  execute,
  GraphQLError,
  parse,
  validate,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { operationOf } from '../../src/graphql/operation.ts';
import { planOf } from '../../src/graphql/plan.ts';
import { AnswerWriter } from '../../src/graphql/writer/answer-writer.ts';
import type { RequestContext } from '../../src/graphql/request-context.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { StrictSource } from './strict-view.ts';

interface Request {
  readonly schema: GraphQLSchema;
  readonly source: string;
  readonly languages?: readonly string[];
  readonly variables?: Record<string, unknown>;
  readonly trace?: RequestContext['trace'];
  /** Whether the answer is also written as text, and compared byte by byte. */
  readonly isWritten?: boolean;
}

/**
 * The answer to a query, as plain JSON: asked of the snapshot and of a strict view of it. The two
 * must be alike, so a read that the plan did not name fails the test.
 */
export async function executeBoth(snapshot: Snapshot, request: Request): Promise<ExecutionResult> {
  const { schema, source, languages = [], variables = {} } = request;
  const document = parsed(source);
  if (document instanceof GraphQLError) return plainJson({ errors: [document] });
  const errors = validate(schema, document);
  if (errors.length) return plainJson({ errors });
  const run = async (contextValue: RequestContext): Promise<ExecutionResult> =>
    plainJson(await execute({ schema, document, contextValue, variableValues: variables }));
  const answer = await run({ view: snapshot, languages, trace: request.trace });
  const operation = operationOf({ schema, document, variableValues: variables });
  if (!operation) return answer;
  const context: RequestContext = { view: snapshot, languages };
  if (request.isWritten)
    await expectSameText(answer, () => writerOf(schema).write(document, operation, { ...context }));
  const view = await new StrictSource(snapshot).open(() => planOf(operation, context));
  const strict = await run({ view, languages });
  if (isDeepStrictEqual(strict, answer)) return answer;
  throw new Error(
    `The strict view answers otherwise: ${JSON.stringify(strict)} in place of ${JSON.stringify(answer)}`,
  );
}

const writers = new WeakMap<GraphQLSchema, AnswerWriter>();

function writerOf(schema: GraphQLSchema): AnswerWriter {
  const writer = writers.get(schema) ?? new AnswerWriter(schema);
  writers.set(schema, writer);
  return writer;
}

/** An answer that is written as text has the bytes of what the executor gives; one with errors is not written. */
async function expectSameText(
  answer: ExecutionResult,
  write: () => string | Promise<string> | undefined,
): Promise<void> {
  let text: string | undefined;
  try {
    text = await write();
  } catch (error) {
    if (answer.errors) return;
    throw error;
  }
  if (text === undefined || (!answer.errors && text === JSON.stringify(answer))) return;
  throw new Error(`The writer answers ${text} in place of ${JSON.stringify(answer)}`);
}

function parsed(source: string) {
  try {
    return parse(source);
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
}

function plainJson(result: ExecutionResult): ExecutionResult {
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}
