import { prologueOf, type Prologue } from '../endpoint/prologue.ts';
import { isWord, placeIn, tokensOf, withoutEscapes, type Token } from '../endpoint/tokens.ts';
import { XSD } from '../../rdf/vocabulary.ts';

/**
 * Why a query, which the endpoint itself takes, is not passed on to another engine: it names graphs, of which such an engine
 * has more than are to be seen, or it calls functions of the engine's own. `undefined`: it is passed on.
 */
export function proxiedMistake(query: string, base: string): string | undefined {
  const tokens = tokensOf(query);
  const graph = tokens.find((token) => isWord(token, 'GRAPH') || isWord(token, 'FROM'));
  if (graph)
    return `${graph.text.toUpperCase()} at ${placeIn(query, graph.at)}: all statements are in the default graph, which is the only one here. Leave it out.`;
  const prologue = prologueOf(tokens, base);
  const called = tokens.find(
    (token, index) => tokens[index + 1]?.text === '(' && isForeign(token, prologue),
  );
  return (
    called &&
    `${called.text.slice(0, MOST_CHARACTERS).toWellFormed()} at ${placeIn(query, called.at)}: expected a function of SPARQL 1.1 or a cast of XML Schema before "(".`
  );
}

/** So much of a name that a client sends is repeated. */
const MOST_CHARACTERS = 60;

/** Whether a token is an address, or stands for one, that is no datatype of XML Schema. */
function isForeign({ kind, text }: Token, { prefixes }: Prologue): boolean {
  if (kind === 'address') return !withoutEscapes(text).startsWith(`<${XSD}`);
  return kind === 'name' && prefixes.get(text.slice(0, text.indexOf(':') + 1)) !== XSD;
}
