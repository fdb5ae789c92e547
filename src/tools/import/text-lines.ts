import { MARK, tidy, type Line } from './line.ts';

/** The lines of a text that are not blank. Lines end as on any system; numbers count the blank ones too. */
export function textLines(text: string): Line[] {
  let isApart = true;
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .flatMap((raw, index) => {
      const tidied = tidy(raw);
      if (tidied === '') {
        isApart = true;
        return [];
      }
      const line = lineOf(raw, tidied, { number: index + 1, isApart });
      isApart = false;
      return [line];
    });
}

function lineOf(raw: string, text: string, place: Pick<Line, 'number' | 'isApart'>): Line {
  const isItem = MARK.test(text);
  return {
    ...place,
    text: text.replace(MARK, ''),
    isItem,
    isIndented: /^\s{2,}/.test(raw),
    links: [],
    isAround: false,
  };
}
