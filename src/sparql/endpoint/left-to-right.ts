import type { Tokenized } from './mistake.ts';
import { isOf, isWord, type Token } from './tokens.ts';

/** What the engine has to be told in brackets: it computes from right to left where SPARQL's order makes a difference. */
const DIFFERENT: ReadonlySet<string> = new Set(['-', '/']);

/** Words that end an operand, or come before one. */
const BETWEEN: ReadonlySet<string> = new Set(['AS', 'IN', 'NOT', 'DISTINCT']);

/** Before these a bracket within a pattern has an expression in it. */
const CONSTRAINTS: ReadonlySet<string> = new Set(['FILTER', 'BIND']);

/** Operators of one rank in a row: where its first operand begins, and its operators. */
interface Row {
  readonly start: number;
  readonly operators: Token[];
}

/** What is between two brackets. `clause`: the parts of a SELECT outside of its pattern; `other`: paths and lists. */
interface Part {
  kind: 'pattern' | 'clause' | 'expression' | 'other';
  sum?: Row | undefined;
  product?: Row | undefined;
  isAfterOperand?: boolean;
}

/**
 * A query in which each subtraction and division in a row has the brackets that SPARQL 1.1 means by having none (rules
 * 116 and 117 of its grammar, from left to right): Oxigraph 0.5.11 takes `10 - 3 - 2` for `10 - (3 - 2)`.
 */
export function fromLeftToRight({ text, tokens }: Tokenized): string {
  const reader = new Reader();
  for (const token of tokens) reader.read(token);
  let [written, at] = ['', 0];
  for (const bracket of reader.brackets.sort((a, b) => a.at - b.at)) {
    written += text.slice(at, bracket.at) + bracket.text;
    at = bracket.at;
  }
  return written + text.slice(at);
}

/** Finds where brackets have to be. */
class Reader {
  readonly brackets: { readonly at: number; readonly text: string }[] = [];
  readonly #outer: Part[] = [];
  #part: Part = { kind: 'clause' };
  #last: Token | undefined;
  #beforeLast: Token | undefined;

  read(token: Token): void {
    const { kind, text } = token;
    const isSign = kind === 'sign';
    if (isSign && '{(['.includes(text)) this.#open(token);
    else if (isSign && '})]'.includes(text)) this.#close();
    else if (this.#part.kind === 'expression') this.#readExpression(token);
    else if (isWord(token, 'SELECT')) this.#part.kind = 'clause';
    this.#beforeLast = this.#last;
    this.#last = token;
  }

  #open(token: Token): void {
    if (this.#part.kind === 'expression') this.#operand(token);
    this.#outer.push(this.#part);
    this.#part = { kind: this.#kindIn(token.text) };
  }

  #kindIn(bracket: string): Part['kind'] {
    if (bracket !== '(') return bracket === '{' ? 'pattern' : 'other';
    if (this.#part.kind !== 'pattern') return this.#part.kind === 'other' ? 'other' : 'expression';
    const isConstraint = [this.#last, this.#beforeLast].some(
      (token) => token && isOf(CONSTRAINTS, token),
    );
    return isConstraint ? 'expression' : 'other';
  }

  #close(): void {
    this.#end();
    this.#part = this.#outer.pop() ?? this.#part;
  }

  #readExpression(token: Token): void {
    if (isOf(BETWEEN, token)) this.#end();
    else if (token.kind === 'sign') this.#readSign(token);
    else this.#operand(token);
  }

  #readSign(sign: Token): void {
    const isSum = '+-'.includes(sign.text);
    const isProduct = '*/'.includes(sign.text);
    if (isSum && this.#part.isAfterOperand) this.#add(sign);
    else if (isProduct && this.#part.isAfterOperand) this.#multiply(sign);
    else if (isSum || sign.text === '!') this.#begin(sign);
    else if (isProduct) this.#operand(sign);
    else if (sign.text !== '^^') this.#end();
  }

  #operand(token: Token): void {
    if (!this.#part.isAfterOperand) this.#begin(token);
    this.#part.isAfterOperand = true;
  }

  #begin({ at }: Token): void {
    this.#part.sum ??= { start: at, operators: [] };
    this.#part.product ??= { start: at, operators: [] };
  }

  #add(sign: Token): void {
    this.#bracket(this.#part.product);
    this.#part.sum?.operators.push(sign);
    this.#part.product = undefined;
    this.#part.isAfterOperand = false;
  }

  #multiply(sign: Token): void {
    this.#part.product?.operators.push(sign);
    this.#part.isAfterOperand = false;
  }

  #end(): void {
    this.#bracket(this.#part.product);
    this.#bracket(this.#part.sum);
    this.#part = { kind: this.#part.kind };
  }

  /** All but the last operator of a row get brackets around what is to their left. */
  #bracket(row: Row | undefined): void {
    if (!row?.operators.some(({ text }) => DIFFERENT.has(text))) return;
    for (const { at } of row.operators.slice(1))
      this.brackets.push({ at: row.start, text: '(' }, { at, text: ') ' });
  }
}
