import { GraphQLError } from 'graphql';
import type { AnswerFormat } from '../../answers/answer-format.ts';
import type { Writing } from '../../linked-data/writing.ts';
import type { Statements } from '../../linked-data/statements.ts';
import type { Execution } from './execution.ts';
import type { Representation } from '../representation.ts';

/** What a query came to: GraphQL's own response, and, if it was executed, with what result and over which statements. */
interface Outcome {
  readonly given: Response;
  readonly execution: Execution | undefined;
  readonly statements: Statements;
}

/** The answer as GraphQL gives it, in JSON. */
export async function representJson({ given, execution }: Outcome): Promise<Representation> {
  return {
    status: given.status,
    text: await given.text(),
    headers: new Headers(given.headers),
    isSound: given.ok && isWithoutErrors(execution),
  };
}

/** The answer in another format: the whole of it, or else GraphQL's errors as 4xx (5xx where the fault is here). */
export async function representAs(
  { mediaType, headers, write }: AnswerFormat,
  outcome: Outcome,
  writing: Writing,
): Promise<Representation> {
  const { given, execution, statements } = outcome;
  if (!isWithoutErrors(execution)) {
    const { errors } = (await given.json()) as { errors: unknown };
    return refused(errors, given.status >= 400 ? given.status : 400);
  }
  try {
    return {
      status: 200,
      text: write({ execution: execution.args, data: execution.result.data, statements }, writing),
      headers: new Headers({ ...headers, 'Content-Type': `${mediaType}; charset=utf-8` }),
      isSound: true,
    };
  } catch (error) {
    if (error instanceof GraphQLError) return refused([error], 400);
    throw error;
  }
}

function isWithoutErrors(execution: Execution | undefined): execution is Execution {
  return execution !== undefined && !execution.result.errors?.length;
}

function refused(errors: unknown, status: number): Representation {
  return {
    status,
    text: JSON.stringify({ errors }),
    headers: new Headers({ 'Content-Type': 'application/graphql-response+json; charset=utf-8' }),
    isSound: false,
  };
}
