import type { EndpointLimits } from '../../sparql/endpoint/limits.ts';
import { QueryFailure } from '../../sparql/endpoint/outcome.ts';
import { ClientLeft } from '../../reading/client-left.ts';
import { Unavailable } from '../../reading/unavailable.ts';
import { Overloaded } from '../concurrency.ts';
import type { Refusal } from '../graphql/errors.ts';

/** Thrown where the engine of the endpoint cannot be had at the moment. */
class EndpointUnavailable extends Unavailable {
  override readonly name = 'EndpointUnavailable';
  readonly retryAfter = 2;
}

/** What a failure of the engine is for the client; throws where it is none of its query. */
export function refusalOf(error: unknown, limits: EndpointLimits): Refusal {
  if (!(error instanceof QueryFailure)) throw error;
  const { reason, message } = error;
  switch (reason) {
    case 'queue':
      throw new Overloaded('sparql_queries', error.retryAfter);
    case 'left':
      throw new ClientLeft();
    case 'unavailable':
      throw new EndpointUnavailable(message);
    case 'syntax':
      return { status: 400, message, reason: 'bad_query' };
    case 'depth':
      return { status: 400, message: `${message} ${SHORTER}`, reason: 'query_too_deep' };
    case 'evaluation':
      return { status: 400, message, reason: 'query_failed' };
    case 'deadline':
      return { status: 400, message: tooLong(limits), reason: 'deadline_exceeded' };
    case 'memory':
      return { status: 400, message: `${message} ${LESS}`, reason: 'out_of_memory' };
    case 'ended':
      return {
        ...{ status: 503, message: `${message} Ask again once. ${LESS}`, reason: 'engine_ended' },
        headers: { 'Retry-After': '2' },
      };
    case 'bytes':
      return tooLarge(limits);
  }
}

const LESS =
  'Ask for less: bind more of each pattern, let patterns share variables, and use fewer paths.';

const SHORTER =
  'Use fewer operators, groups and brackets in one query; for many values use VALUES.';

function tooLong({ time }: EndpointLimits): string {
  return `The query ran for ${time} ms, which is as long as one may, and was ended. ${LESS}`;
}

function tooLarge({ bytes }: EndpointLimits): Refusal {
  return {
    status: 400,
    message: `Expected an answer of at most ${bytes} bytes, got a longer one. ${PARTS} All of the catalogue is at /catalogue.nt.`,
    reason: 'too_many_bytes',
  };
}

/** The refusal of an answer with more rows, or statements, than there may be. It is never cut. */
export function tooManyRows({ rows }: EndpointLimits): Refusal {
  return {
    status: 400,
    message: `Expected at most ${rows} rows, or statements of a graph, got more. ${PARTS}`,
    reason: 'too_many_rows',
  };
}

const PARTS =
  'Ask for it in parts: with ORDER BY, LIMIT and OFFSET, or with a FILTER that is greater each time.';
