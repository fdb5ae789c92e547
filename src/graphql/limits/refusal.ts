import { GraphQLError } from 'graphql';

/** Why a request is refused before its answer is whole. */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'QUERY_TOO_LARGE'
  | 'QUERY_TOO_DEEP'
  | 'QUERY_TOO_COMPLEX'
  | 'DEADLINE_EXCEEDED'
  | 'OVERLOADED';

/** Not the client's mistake, and soon over. */
const BUSY = { status: 503, headers: { 'Retry-After': '1' } };

/** A request that is not answered: HTTP 400 whatever media type was asked for, 503 where the server is too busy; nothing of the query in it. */
export function refusal(code: RefusalCode, message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, http: code === 'OVERLOADED' ? BUSY : { status: 400 } },
  });
}
