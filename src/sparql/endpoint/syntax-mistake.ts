import { GRAMMAR } from './grammar.ts';
import { notSparql, quoted, type Mistake, type Tokenized } from './mistake.ts';
import { Reading, type Rule } from './parsing.ts';
import { readGrammar } from './read-grammar.ts';

let query: Rule | undefined;

/** What is said in one word where there might be several. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...['"||"', '"&&"', '"="', '"!="', '"<"', '">"', '"<="', '">="', 'NOT', 'IN'],
  ...['"+"', '"-"', '"*"', '"/"', '"|"', '"?"'],
]);
const SEVERAL = 3;

/** Where a query leaves the grammar of SPARQL 1.1, and what might be there; `undefined` where it does not. */
export function syntaxMistakeIn({ text, tokens }: Tokenized): Mistake | undefined {
  query ??= readGrammar(GRAMMAR).get('query');
  const reading = new Reading(tokens);
  const end = query?.(0, reading);
  if (end === tokens.length) return undefined;
  if (end !== undefined) reading.miss(end, 'the end of the query');
  const there = tokens[reading.furthest];
  const got = there ? quoted(there.text) : 'the end of the query';
  const expected = listOf(shortened(reading.expected));
  return notSparql(text, there?.at ?? text.length, `expected ${expected}, got ${got}.`);
}

function shortened(expected: readonly string[]): readonly string[] {
  const others = expected.filter((each) => !OPERATORS.has(each));
  return expected.length - others.length < SEVERAL ? expected : [...others, 'an operator'];
}

function listOf(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${last}` : last;
}
