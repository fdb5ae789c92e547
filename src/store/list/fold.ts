import { visibleText } from '../../rdf/visible-text.ts';

/** Letters that are no accented forms of others in Finnish and Swedish. */
const OWN_LETTERS = new Set(['å', 'ä', 'ö']);

const folded = new Map<string, string>();

/** A text without case, accents, kinds of spaces and characters that show nothing, as Finnish folds them: å, ä and ö are letters of their own. */
export function fold(text: string): string {
  const small = visibleText(text)
    .toLowerCase()
    .replace(/[^\S\t\n\r ]/g, ' ');
  // Most texts have no other letters: nothing is left to do for them.
  return /^[\x20-\x7eåäö]*$/.test(small) ? small : Array.from(small, foldLetter).join('');
}

function foldLetter(letter: string): string {
  if (OWN_LETTERS.has(letter)) return letter;
  let plain = folded.get(letter);
  if (plain === undefined) {
    plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
    if (folded.size < 10_000) folded.set(letter, plain);
  }
  return plain;
}
