/** What a quoted text of N-Triples has in place of characters (RDF 1.2 N-Triples, section 4: the canonical form). */
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
};

/** A text as N-Triples and Turtle quote it. */
export function quotedText(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  if (!/["\\\0-\x1f\x7f]/.test(text)) return `"${text}"`;
  // eslint-disable-next-line no-control-regex -- control characters are what is escaped
  return `"${text.replace(/["\\\0-\x1f\x7f]/g, (character) => ESCAPES[character] ?? numbered(character))}"`;
}

function numbered(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}
