import { GraphQLError } from 'graphql';

/** Why a request is refused before its answer is whole. */
export type RefusalCode =
  'BAD_REQUEST' | 'QUERY_TOO_LARGE' | 'QUERY_TOO_DEEP' | 'QUERY_TOO_COMPLEX' | 'DEADLINE_EXCEEDED';

/** A request that is not answered: HTTP 400 whatever media type was asked for, and nothing of the query in it. */
export function refusal(code: RefusalCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, http: { status: 400 } } });
}
