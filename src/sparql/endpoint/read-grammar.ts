import { inOrder, named, oneOf, times, token, type Rule } from './parsing.ts';
import { isWord, type Token } from './tokens.ts';

/** What messages call a kind of token. */
const KINDS: Readonly<Record<string, string>> = {
  address: 'an address',
  name: 'a name with a prefix',
  variable: 'a variable',
  text: 'a text',
  tag: 'a language tag',
  blank: 'a blank node',
  number: 'a number',
};

/** Reads a grammar: a rule each line, `name = …` or `name ["what a message calls it"] = …`; a line may go on after spaces. */
export function readGrammar(text: string): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  for (const [, name = '', what, right = ''] of text.matchAll(
    /^(\w+)(?: \["(.+?)"\])? = (.*(?:\n {2}.*)*)/gm,
  )) {
    const symbols = right.match(/"[^"]+"|<\w+>|\w+|[()|*+?]/g) ?? [];
    const rule = new Right(symbols, rules).read();
    rules.set(name, what === undefined ? rule : named(what, rule));
  }
  return rules;
}

/** The right side of a rule, which is read from left to right. */
class Right {
  readonly #symbols: readonly string[];
  readonly #rules: ReadonlyMap<string, Rule>;
  #at = 0;

  constructor(symbols: readonly string[], rules: ReadonlyMap<string, Rule>) {
    this.#symbols = symbols;
    this.#rules = rules;
  }

  /** What is in brackets, or all of it. */
  read(): Rule {
    const choices: Rule[] = [];
    do choices.push(this.#sequence());
    while (this.#take('|'));
    const [only] = choices;
    return choices.length === 1 && only ? only : oneOf(choices);
  }

  #sequence(): Rule {
    const rules: Rule[] = [];
    for (let next = this.#symbols[this.#at]; next && !'|)'.includes(next);) {
      rules.push(this.#repeated());
      next = this.#symbols[this.#at];
    }
    return inOrder(rules);
  }

  #repeated(): Rule {
    const rule = this.#one();
    if (this.#take('?')) return times(rule, { least: 0, most: 1 });
    if (this.#take('*')) return times(rule, { least: 0, most: Infinity });
    if (this.#take('+')) return times(rule, { least: 1, most: Infinity });
    return rule;
  }

  #one(): Rule {
    const symbol = this.#symbols[this.#at] ?? '';
    this.#at += 1;
    if (symbol !== '(') return symbolRule(symbol, this.#rules);
    const inner = this.read();
    this.#take(')');
    return inner;
  }

  #take(symbol: string): boolean {
    const isThere = this.#symbols[this.#at] === symbol;
    if (isThere) this.#at += 1;
    return isThere;
  }
}

function symbolRule(symbol: string, rules: ReadonlyMap<string, Rule>): Rule {
  const inner = symbol.slice(1, -1);
  if (symbol.startsWith('"'))
    return token(
      symbol,
      ({ kind, text }) => text === inner && (kind === 'sign' || kind === 'word'),
    );
  if (symbol.startsWith('<')) return token(KINDS[inner] ?? inner, ({ kind }) => kind === inner);
  if (symbol === symbol.toUpperCase())
    return token(symbol, (there: Token) => isWord(there, symbol));
  return (at, reading) => rules.get(symbol)?.(at, reading);
}
