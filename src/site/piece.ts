/** A piece of HTML: a text in which nothing is left to be escaped. */
export class Piece {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

type Part = string | number | Piece | undefined | readonly Part[];

/**
 * Makes a piece of HTML: texts are escaped, pieces are not, lists are joined. A page has a thousand pieces, and this takes a
 * third of the time of hono's tag, which makes an array and an object with properties of each.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Piece {
  let [text = ''] = strings;
  for (let at = 0; at < parts.length; at += 1) text += written(parts[at]) + (strings[at + 1] ?? '');
  return new Piece(text);
}

function written(part: Part): string {
  if (typeof part === 'string') return escaped(part);
  if (part === undefined) return '';
  if (typeof part === 'number' || part instanceof Piece) return part.toString();
  let text = '';
  for (const each of part) text += written(each);
  return text;
}

const UNSAFE = /[&<>"']/;
const codes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as HTML. Most have nothing to escape. */
function escaped(text: string): string {
  return UNSAFE.test(text) ? text.replaceAll(/[&<>"']/g, (sign) => codes[sign] ?? sign) : text;
}
