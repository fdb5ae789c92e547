/** A word of a text: its normal form, and its position in the text. */
interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Numbers with their separators are one word, so that "07.02", "07 02" and "0702" are the same. */
const WORD = /\p{N}+(?:[ ./:–-]\p{N}+)*|\p{L}[\p{L}\p{M}\p{N}]*/gu;

/** The words of a text, in their order. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map(({ 0: found, index }) => ({
    form: normal(found),
    start: index,
    end: index + found.length,
  }));
}

/** Small letters and digits alone, without accents; å, ä and ö are letters of their own. */
export function normal(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^a-z0-9åäö]/gu, (sign) => sign.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, ''));
}
