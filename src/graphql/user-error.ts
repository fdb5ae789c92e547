import { GraphQLError } from 'graphql';
import { wrongCharacter } from '../rdf/address.ts';

/** A mistake of the caller: `BAD_USER_INPUT`, with what was expected and what came. */
export function userError(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

/** What came, cut to a length that a message bears. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** Which character of a text no address has, in words that go after it; empty where all are right. */
export function wrongSign(text: string): string {
  const wrong = wrongCharacter(text);
  return wrong === undefined ? '' : ` (${wrong})`;
}
