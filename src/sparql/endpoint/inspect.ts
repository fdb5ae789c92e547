import { placeIn, tokensOf, withoutEscapes, type Token } from './tokens.ts';

/** What a query asks for (SPARQL 1.1, section 16). */
export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

/** A query as far as the server has to know it before the engine reads it. */
export interface Inspected {
  readonly form: QueryForm;
  /** The graphs of FROM and FROM NAMED, as whole addresses. */
  readonly from: readonly string[];
  readonly fromNamed: readonly string[];
  /** Whether two answers to it may differ: it asks for a random number, the moment or new nodes. */
  readonly isFleeting: boolean;
  /** The same query that gives so many solutions at most. */
  readonly limited: (most: number) => string;
}

/** Why a query is not asked. */
interface Mistake {
  readonly code: 'BAD_QUERY' | 'UPDATE_REFUSED' | 'SERVICE_REFUSED' | 'QUERY_TOO_DEEP';
  readonly message: string;
}

/** So many brackets may be open at a time: the engine reads them by recursion. */
const DEEPEST = 60;

const FORMS: ReadonlySet<string> = new Set(['SELECT', 'ASK', 'CONSTRUCT', 'DESCRIBE']);

/** How the operations of SPARQL 1.1 Update begin. */
const UPDATES: ReadonlySet<string> = new Set([
  ...['INSERT', 'DELETE', 'LOAD', 'CLEAR', 'DROP', 'CREATE', 'ADD', 'MOVE', 'COPY', 'WITH'],
]);

/** What gives another value each time. */
const FLEETING: ReadonlySet<string> = new Set(['NOW', 'RAND', 'UUID', 'STRUUID', 'BNODE']);

/** Reads of a query what decides who may answer it and how; the grammar itself is the engine's. */
export function inspect(text: string, base: string): Inspected | Mistake {
  // The engine reads escapes first of all: what they hide counts, and what is written counts as well.
  const tokens = tokensOf(text);
  const plain = withoutEscapes(text);
  const mistake = mistakeIn(tokens, text) ?? (plain === text ? undefined : hiddenIn(plain));
  if (mistake) return mistake;
  const words = outerWords(tokens);
  const form = formIn(words);
  if (!form) return noQuery(words[0], text);
  const graphs = graphsIn(tokens, base);
  if (typeof graphs === 'string') return { code: 'BAD_QUERY', message: graphs };
  return {
    form: form.text.toUpperCase() as QueryForm,
    ...graphs,
    isFleeting: tokens.some((token) => isOf(FLEETING, token)) || makesNodes(form, tokens),
    limited: (most) => limited(text, tokens, most),
  };
}

function mistakeIn(tokens: readonly Token[], text: string): Mistake | undefined {
  const service = tokens.find((token) => isWord(token, 'SERVICE'));
  if (service) return serviceMistake(placeIn(text, service.at));
  let depth = 0;
  for (const { kind, text: sign, at } of tokens) {
    if (kind !== 'other') continue;
    if ('{(['.includes(sign)) depth += 1;
    if ('})]'.includes(sign)) depth -= 1;
    if (depth > DEEPEST)
      return {
        code: 'QUERY_TOO_DEEP',
        message: `Expected at most ${DEEPEST} brackets open at a time, got more at ${placeIn(text, at)}.`,
      };
  }
  return undefined;
}

function hiddenIn(plain: string): Mistake | undefined {
  return mistakeIn(tokensOf(plain), plain);
}

function serviceMistake(place: string): Mistake {
  return {
    code: 'SERVICE_REFUSED',
    message: `SERVICE at ${place}: this endpoint asks no other one. Ask both, and join their answers.`,
  };
}

function noQuery(first: Token | undefined, text: string): Mistake {
  if (first && isOf(UPDATES, first))
    return {
      code: 'UPDATE_REFUSED',
      message: `${first.text.toUpperCase()} at ${placeIn(text, first.at)}: this endpoint is only read. Expected SELECT, ASK, CONSTRUCT or DESCRIBE.`,
    };
  const got = first ? `"${first.text.slice(0, 30)}" at ${placeIn(text, first.at)}` : 'none of them';
  return {
    code: 'BAD_QUERY',
    message: `Expected SELECT, ASK, CONSTRUCT or DESCRIBE, got ${got}.`,
  };
}

function isWord({ kind, text }: Token, word: string): boolean {
  return kind === 'word' && text.toUpperCase() === word;
}

function isOf(words: ReadonlySet<string>, { kind, text }: Token): boolean {
  return kind === 'word' && words.has(text.toUpperCase());
}

/** The keywords that are in no bracket, those of the prologue left out. */
function outerWords(tokens: readonly Token[]): Token[] {
  const outer = outerTokens(tokens).filter(({ kind }) => kind === 'word');
  return outer.filter(({ text }) => !/^(?:PREFIX|BASE)$/i.test(text));
}

function outerTokens(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter(({ kind, text }) => {
    const isSign = kind === 'other';
    if (isSign && '{(['.includes(text)) depth += 1;
    const isOuter = depth === 0;
    if (isSign && '})]'.includes(text)) depth -= 1;
    return isOuter;
  });
}

function formIn([first]: readonly Token[]): Token | undefined {
  return first && isOf(FORMS, first) ? first : undefined;
}

/** Whether a CONSTRUCT makes nodes without a name, which have another one each time. */
function makesNodes(form: Token, tokens: readonly Token[]): boolean {
  return (
    form.text.toUpperCase() === 'CONSTRUCT' &&
    tokens.some(({ kind, text }) => (kind === 'name' ? text.startsWith('_:') : text === '['))
  );
}

interface Graphs {
  readonly from: readonly string[];
  readonly fromNamed: readonly string[];
}

/** The graphs that a query names as its dataset, or what is wrong with them. */
function graphsIn(tokens: readonly Token[], base: string): Graphs | string {
  const prologue = prologueOf(tokens, base);
  const graphs = { from: [] as string[], fromNamed: [] as string[] };
  const outer = outerTokens(tokens);
  for (const [index, token] of outer.entries()) {
    if (!isWord(token, 'FROM')) continue;
    const next = outer[index + 1];
    const isNamed = next !== undefined && isWord(next, 'NAMED');
    const named = isNamed ? outer[index + 2] : next;
    const address = named && addressOf(named, prologue);
    if (address === undefined) return `Expected the address of a graph after ${token.text}.`;
    (isNamed ? graphs.fromNamed : graphs.from).push(address);
  }
  return graphs;
}

interface Prologue {
  readonly base: string;
  readonly prefixes: ReadonlyMap<string, string>;
}

function prologueOf(tokens: readonly Token[], given: string): Prologue {
  const prefixes = new Map<string, string>();
  let base = given;
  for (const [index, token] of tokens.entries()) {
    if (isOf(FORMS, token)) break;
    const [next, after] = [tokens[index + 1], tokens[index + 2]];
    if (isWord(token, 'BASE') && next?.kind === 'address') base = resolved(next.text, base);
    if (isWord(token, 'PREFIX') && next && after?.kind === 'address')
      prefixes.set(next.text, resolved(after.text, base));
  }
  return { base, prefixes };
}

function addressOf({ kind, text }: Token, { base, prefixes }: Prologue): string | undefined {
  if (kind === 'address') return resolved(text, base);
  if (kind !== 'name') return undefined;
  const end = text.indexOf(':') + 1;
  const prefix = prefixes.get(text.slice(0, end));
  return prefix === undefined ? undefined : prefix + text.slice(end).replaceAll('\\', '');
}

/** An address in brackets as a whole one; what is none is left as it is: no graph has it. */
function resolved(bracketed: string, base: string): string {
  const address = withoutEscapes(bracketed.slice(1, -1));
  if (URL.canParse(address) || !URL.canParse(address, base)) return address;
  return new URL(address, base).href;
}

/** The query with a limit on the solutions of its outermost SELECT: its own where that is less. */
function limited(text: string, tokens: readonly Token[], most: number): string {
  const outer = outerTokens(tokens);
  const own = outer.findIndex((token) => isWord(token, 'LIMIT'));
  if (own >= 0) return withOwnLimit(text, outer.slice(own + 1), most);
  // Outside of all brackets VALUES is the last clause, and LIMIT comes before it.
  const values = outer.find((token) => isWord(token, 'VALUES'));
  if (!values) return `${text}\nLIMIT ${most}`;
  return `${text.slice(0, values.at)}LIMIT ${most} ${text.slice(values.at)}`;
}

function withOwnLimit(text: string, [first]: readonly Token[], most: number): string {
  const [digits = ''] = /^\d+/.exec(text.slice(first?.at)) ?? [];
  if (!first || digits === '' || Number(digits) <= most) return text;
  return text.slice(0, first.at) + String(most) + text.slice(first.at + digits.length);
}
