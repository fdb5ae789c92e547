import { cleanText } from '../../rdf/visible-text.ts';

/** A line of a page that is not blank. Of an HTML page it is a block of text: a heading, a paragraph, an item. */
export interface Line {
  /** The line of the file on which it stands, counted from 1. */
  readonly number: number;
  /** Its text without marks of lists, with single spaces. */
  readonly text: string;
  /** Whether it is marked as an item of a list. */
  readonly isItem: boolean;
  /** Whether it is set in from the left, as the further lines of an item are. */
  readonly isIndented: boolean;
  /** Whether it begins a paragraph: a blank line or the start of the page is before it. */
  readonly isApart: boolean;
  /** What an HTML page makes of it: a cell of a table, a further paragraph of an item, an item within an item. */
  readonly part?: 'cell' | 'further' | 'nested';
  /** The level of a heading, where the page marks it as one. */
  readonly level?: number;
  /** The addresses that it links to. */
  readonly links: readonly string[];
  /** Whether it is of the site around the page: navigation, a footer. */
  readonly isAround: boolean;
  /** Whether it is hidden in the main part of a page, with no button that shows it. */
  readonly isHidden?: boolean;
  /** The cell of a table, or the term or description of a list of terms, that it is in. */
  readonly cell?: CellPlace;
  /** The cells of a row of a table that was pasted with tabs. */
  readonly cells?: readonly string[];
}

/** The position of a cell: tables and their rows and columns are counted from 0. */
export interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  /** Whether the page marks it as the head of others. */
  readonly isHead: boolean;
  /** Whether it is of a list of terms, and not of a table. */
  readonly isTerm: boolean;
}

/** A text with single spaces of the usual kind, without what cannot be seen. */
export function tidy(text: string): string {
  return (
    cleanText(text)
      // eslint-disable-next-line no-control-regex -- control characters are what goes
      .replace(/[\0-\x08\x0e-\x1f\x7f]/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The mark of an item: a bullet, a dash, or a number with a full stop or a bracket. */
export const MARK = /^(?:[•·‣◦▪●○*–—-]|\d{1,2}[.)])\s+(?=\S)/;

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
  const cells = raw
    .replace(/^\s+|\s+$/g, '')
    .split('\t')
    .map(tidy);
  return {
    ...place,
    text: text.replace(MARK, ''),
    isItem,
    isIndented: /^\s{2,}/.test(raw),
    links: [],
    isAround: false,
    ...(cells.length > 1 && !isItem ? { cells } : {}),
  };
}
