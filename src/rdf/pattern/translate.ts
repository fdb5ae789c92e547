import { rangeOf } from './characters.ts';
import { Cursor } from './cursor.ts';
import { readClass, readEscape } from './read-class.ts';

/** The flags of XPath that change how a pattern is read; `x` and `q` are done with before. */
export interface Reading {
  /** `i`: capitals and small letters are alike. */
  readonly ignoresCase: boolean;
  /** `m`: `^` and `$` are the ends of lines too. */
  readonly isOfLines: boolean;
  /** `s`: `.` is every character. */
  readonly isDotAll: boolean;
}

/**
 * A pattern of XPath (XML Schema 1.1 part 2, appendix G; XQuery and XPath Functions 3.1, section 5.6.1) as one of JavaScript
 * with the flag `v`. Throws a `PatternError` where it is none, or where JavaScript has not its like.
 */
export function translate(pattern: string, reading: Reading): string {
  return new Translation(pattern, reading).whole();
}

/** Not `[^]`, which the V8 of Node 20 takes for the empty text too under the flag `v`. */
const ANY = '[\\u{0}-\\u{10ffff}]';

const QUANTIFIER = /^(?:[?*+]|\{(\d+)(?:,(\d*))?\})\??/;

class Translation {
  readonly #cursor: Cursor;
  readonly #reading: Reading;
  #groups = 0;
  readonly #closed = new Set<number>();

  constructor(pattern: string, reading: Reading) {
    this.#cursor = new Cursor(pattern);
    this.#reading = reading;
  }

  whole(): string {
    const translated = this.#branches();
    if (this.#cursor.next !== undefined) this.#cursor.refuse('")" closes nothing: write "\\)"');
    return translated;
  }

  #branches(): string {
    let translated = '';
    for (let next = this.#cursor.next; next !== undefined && next !== ')'; next = this.#cursor.next)
      if (next === '|') translated += this.#cursor.take();
      else translated += this.#piece();
    return translated;
  }

  #piece(): string {
    const atom = this.#atom();
    const [quantifier, least, most] = QUANTIFIER.exec(this.#cursor.ahead(40)) ?? [];
    if (quantifier === undefined) return atom;
    if (most && Number(least) > Number(most)) this.#cursor.refuse(`"${quantifier}" runs backwards`);
    this.#cursor.skip(quantifier.length);
    return `(?:${atom})${quantifier}`;
  }

  #atom(): string {
    const { isDotAll, isOfLines, ignoresCase } = this.#reading;
    switch (this.#cursor.next) {
      case '.':
        this.#cursor.take();
        return isDotAll ? ANY : '[^\\n\\r]';
      case '^':
        this.#cursor.take();
        return isOfLines ? `(?:^|(?<=\\n)(?=${ANY}))` : '^';
      case '$':
        this.#cursor.take();
        return isOfLines ? '(?:$|(?=\\n))' : '$';
      case '(':
        return this.#group();
      case '[':
        return readClass(this.#cursor, ignoresCase);
      case '\\':
        return this.#escape();
      case '?':
      case '*':
      case '+':
      case '{':
      case '}':
      case ']':
        return this.#cursor.refuse(
          `"${this.#cursor.next}" repeats nothing: write "\\${this.#cursor.next}"`,
        );
      default: {
        const character = this.#cursor.take();
        return `[${rangeOf(character, character, ignoresCase)}]`;
      }
    }
  }

  #group(): string {
    this.#cursor.take();
    const isSilent = this.#cursor.next === '?' && this.#cursor.after(1) === ':';
    if (this.#cursor.next === '?' && !isSilent)
      this.#cursor.refuse(
        `"(?${this.#cursor.after(1) ?? ''}" is no group of XPath, which has ( ) and (?: )`,
      );
    if (isSilent) this.#cursor.skip(2);
    const number = isSilent ? 0 : (this.#groups += 1);
    const inner = this.#branches();
    if (this.#cursor.next !== ')') this.#cursor.refuse('a group is not closed');
    this.#cursor.take();
    this.#closed.add(number);
    return `(${isSilent ? '?:' : ''}${inner})`;
  }

  #escape(): string {
    const digit = this.#cursor.after(1) ?? '';
    if (/^[1-9]$/.test(digit)) return this.#backReference();
    const escaped = readEscape(this.#cursor);
    return 'set' in escaped
      ? escaped.set
      : `[${rangeOf(escaped.character, escaped.character, this.#reading.ignoresCase)}]`;
  }

  /** As many digits as there is a group for. */
  #backReference(): string {
    if (this.#reading.ignoresCase)
      this.#cursor.refuse(
        `"\\${this.#cursor.after(1) ?? ''}" with the flag "i" has no like in JavaScript`,
      );
    this.#cursor.take();
    let number = Number(this.#cursor.take());
    while (
      /^\d$/.test(this.#cursor.next ?? '') &&
      number * 10 + Number(this.#cursor.next) <= this.#groups
    )
      number = number * 10 + Number(this.#cursor.take());
    if (!this.#closed.has(number))
      this.#cursor.refuse(`there is no group ${number} before "\\${number}"`);
    return `(?:\\${number})`;
  }
}
