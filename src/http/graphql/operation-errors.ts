import { getOperationAST, GraphQLError, OperationTypeNode, type DocumentNode } from 'graphql';
import type { Log } from '../operator/log.ts';

/** The document of a text; a mistake in it is the caller's (GraphQL over HTTP, section 6.4). */
export function parsed(parse: () => DocumentNode): DocumentNode {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code']) throw error;
    throw withHttp(error, 'GRAPHQL_PARSE_FAILED', { spec: true, status: 400 });
  }
}

/** Refuses a request that names no operation of its document, and a GET that would change something. */
export function checking(
  name: string | null | undefined,
  isReading: boolean,
): (document: DocumentNode) => void {
  return (document) => {
    checkOperation(getOperationAST(document, name), isReading);
  };
}

function checkOperation(operation: ReturnType<typeof getOperationAST>, isReading: boolean): void {
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

/** Says of an error what HTTP makes of it; on the error itself, for a copy would be as dear as the mistake was. */
function withHttp(error: GraphQLError, code: string, http: object): GraphQLError {
  Object.assign(error.extensions, { code, http });
  return error;
}

/** What the answer says of an error: a GraphQL error in full; of any other only that there was one, which is logged. */
export function publicError(error: unknown, log: ReturnType<typeof errorLog>): GraphQLError {
  if (error instanceof GraphQLError && !error.originalError) return error;
  log.error(error);
  return new GraphQLError('Unexpected error.', {
    extensions: { code: 'INTERNAL_SERVER_ERROR', unexpected: true },
  });
}

/** Of what Yoga logs, errors alone. */
export function errorLog(log: Log) {
  const nothing = (): void => undefined;
  const error = (...given: readonly unknown[]): void => {
    const [err] = given;
    log.error({ err }, 'GraphQL failed');
  };
  return { debug: nothing, info: nothing, warn: nothing, error };
}
