import { addressMistakeIn } from './address-mistake.ts';
import { depthMistakeIn } from './depth.ts';
import { fromLeftToRight } from './left-to-right.ts';
import { lexicalMistakeIn } from './lexical-mistake.ts';
import { limitedQuery } from './limited-query.ts';
import { quoted, type Mistake, type Tokenized } from './mistake.ts';
import { nameMistakeIn } from './name-mistake.ts';
import { graphsIn, prologueOf, type Graphs } from './prologue.ts';
import { FLEETING, FORMS, UPDATES } from './sparql-words.ts';
import { isOf, isWord, outerTokens, placeIn, tokensOf, type Token } from './tokens.ts';

/** What a query asks for (SPARQL 1.1, section 16). */
export type QueryForm = 'SELECT' | 'ASK' | 'CONSTRUCT' | 'DESCRIBE';

/** A query as far as the server has to know it before the engine reads it. */
export interface Inspected extends Graphs {
  readonly form: QueryForm;
  /** Whether two answers to it may differ: it asks for a random number, the moment or new nodes. */
  readonly isFleeting: boolean;
  /** The same query as the engine has to read it. */
  readonly asked: string;
  /** That one, for so many solutions at most. */
  readonly limited: (most: number) => string;
}

/** Prefixes that a client may want to declare: their addresses by their names, without the colon. */
type Prefixes = Readonly<Record<string, string>>;

/** Reads of a query what decides who may answer it and how; the grammar itself is the engine's. */
export function inspect(text: string, base: string, offered: Prefixes = {}): Inspected | Mistake {
  const tokens = tokensOf(text);
  const query = { text, tokens };
  const form = formIn(tokens);
  if (!form) return noQuery(query);
  const prologue = prologueOf(tokens, base);
  const mistake =
    lexicalMistakeIn(query) ??
    depthMistakeIn(query) ??
    operationMistakeIn(query, form) ??
    nameMistakeIn(query, { prefixes: prologue.prefixes, offered });
  if (mistake?.code === 'BAD_QUERY') return addressMistakeIn(query) ?? mistake;
  if (mistake) return mistake;
  const asked = askedFor(query);
  const rowMistake = asked === query ? undefined : depthMistakeIn(asked);
  if (rowMistake) return { ...rowMistake, message: TOO_MANY_IN_A_ROW };
  const graphs = graphsIn(tokens, prologue);
  if (typeof graphs === 'string') return { code: 'BAD_QUERY', message: graphs };
  return {
    form: form.text.toUpperCase() as QueryForm,
    ...graphs,
    isFleeting: tokens.some(isFleeting) || makesNodes(form, tokens),
    asked: asked.text,
    limited: (most) => limitedQuery(asked.text, asked.tokens, most),
  };
}

const TOO_MANY_IN_A_ROW =
  'Expected at most 60 subtractions or divisions in a row, with the brackets around them. Write some of them in brackets.';

function askedFor(query: Tokenized): Tokenized {
  const text = fromLeftToRight({ ...query, text: inSmallLetters(query) });
  return text === query.text ? query : { text, tokens: tokensOf(text) };
}

/** A query with `true` and `false` as the engine reads them, of the same length. */
function inSmallLetters({ text, tokens }: Tokenized): string {
  let [written, end] = ['', 0];
  for (const token of tokens) {
    if (!isOf(TRUTHS, token)) continue;
    written += text.slice(end, token.at) + token.text.toLowerCase();
    end = token.at + token.text.length;
  }
  return written + text.slice(end);
}

const TRUTHS: ReadonlySet<string> = new Set(['TRUE', 'FALSE']);

/** The form of a query, which is its first keyword after the prologue. */
function formIn(tokens: readonly Token[]): Token | undefined {
  const first = afterPrologue(tokens);
  return first && isOf(FORMS, first) ? first : undefined;
}

function afterPrologue(tokens: readonly Token[]): Token | undefined {
  let at = 0;
  for (let token = tokens[at]; token; token = tokens[at]) {
    if (isWord(token, 'PREFIX')) at += 3;
    else if (isWord(token, 'BASE')) at += 2;
    else return token;
  }
  return undefined;
}

const EXPECTED = 'Expected a query that begins with SELECT, ASK, CONSTRUCT or DESCRIBE';

function noQuery({ text, tokens }: Tokenized): Mistake {
  const first = afterPrologue(tokens);
  if (first && isOf(UPDATES, first)) return updateMistake(text, first);
  // What cannot be read comes before what is missing.
  const end = first ? tokens.indexOf(first) + (first.kind === 'other' ? 1 : 0) : tokens.length;
  const read = { text, tokens: tokens.slice(0, end) };
  const mistake = lexicalMistakeIn(read) ?? addressMistakeIn(read);
  if (mistake) return mistake;
  if (first) return bad(`${EXPECTED}, got ${quoted(first.text)} at ${placeIn(text, first.at)}.`);
  if (tokens.length) return bad(`${EXPECTED} after its PREFIX and BASE, got nothing after them.`);
  return bad(`${EXPECTED}, got ${text.includes('#') ? 'comments alone' : 'an empty text'}.`);
}

/** What asks for more than this endpoint does: another service, an update, a second query. */
function operationMistakeIn({ text, tokens }: Tokenized, form: Token): Mistake | undefined {
  const service = tokens.find((token) => isWord(token, 'SERVICE'));
  if (service) return serviceMistake(text, service);
  const update = tokens.find((token) => isOf(UPDATES, token));
  if (update) return updateMistake(text, update);
  const second = outerTokens(tokens).find(
    (token) => token !== form && (token.text === ';' || isOf(FORMS, token)),
  );
  return (
    second &&
    bad(
      `Expected one query, got another one: ${quoted(second.text)} at ${placeIn(text, second.at)}.`,
    )
  );
}

function serviceMistake(text: string, { at }: Token): Mistake {
  return {
    code: 'SERVICE_REFUSED',
    message: `SERVICE at ${placeIn(text, at)}: this endpoint asks no other one. Ask both, and join their answers.`,
  };
}

function updateMistake(text: string, { text: word, at }: Token): Mistake {
  return {
    code: 'UPDATE_REFUSED',
    message: `${word.toUpperCase()} at ${placeIn(text, at)}: this endpoint is only read. Expected SELECT, ASK, CONSTRUCT or DESCRIBE.`,
  };
}

function bad(message: string): Mistake {
  return { code: 'BAD_QUERY', message };
}

/** Between two signs < and > of a comparison the engine may read a call where the grammar has an address. */
const CALL = /\b(?:NOW|RAND|UUID|STRUUID|BNODE)\(/i;

function isFleeting(token: Token): boolean {
  return isOf(FLEETING, token) || (token.kind === 'address' && CALL.test(token.text));
}

/** Whether a CONSTRUCT makes nodes without a name, which have another one each time. */
function makesNodes(form: Token, tokens: readonly Token[]): boolean {
  return (
    form.text.toUpperCase() === 'CONSTRUCT' &&
    tokens.some(({ kind, text }) => kind === 'blank' || text === '[')
  );
}
