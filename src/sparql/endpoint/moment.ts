import { XSD } from '../../rdf/vocabulary.ts';
import { isWord, tokensOf, type Token } from './tokens.ts';

/**
 * A query that has a moment, in milliseconds, in place of each `NOW()`: Oxigraph 0.5.11 has one with 18 digits after the
 * seconds, which are none of the clock's. In brackets a literal may be wherever a call may (SPARQL 1.1, rules 69 and 119).
 */
export function atMoment(text: string, moment: Date): string {
  let [written, at] = ['', 0];
  for (const { start, end } of callsIn(tokensOf(text))) {
    written += `${text.slice(at, start)}("${moment.toISOString()}"^^<${XSD}dateTime>)`;
    at = end;
  }
  return written + text.slice(at);
}

/** Where the calls of `NOW` begin and end. */
function callsIn(tokens: readonly Token[]): { readonly start: number; readonly end: number }[] {
  return tokens.flatMap((token, index) => {
    const [open, close] = tokens.slice(index + 1, index + 3);
    const isCall = isWord(token, 'NOW') && open?.text === '(' && close?.text === ')';
    return isCall ? [{ start: token.at, end: close.at + 1 }] : [];
  });
}
