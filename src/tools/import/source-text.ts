import type { Note } from './facts/facts.ts';
import { htmlLines } from './html-lines.ts';
import { unreadElements } from './html-parts.ts';
import { textLines, type Line } from './line.ts';
import { withoutPageMarks } from './page-marks.ts';

/** A page as a file: a text, or HTML. */
interface PageFile {
  readonly file: string;
  readonly text: string;
}

/** The lines of a page that have a text, whichever form it has. */
export function linesOf(page: PageFile): Line[] {
  return isHtml(page) ? htmlLines(page.text) : withoutPageMarks(textLines(page.text));
}

/**
 * The text of a page, line by line, as its source statements count its lines: of HTML each block at the line where it begins.
 * Lines end alike, and what XML cannot contain is left out.
 */
export function sourceText(page: PageFile): string {
  const text = isHtml(page) ? blocksText(page.text) : page.text.replace(/^\ufeff/, '');
  return (
    text
      .replace(/\r\n|\r/g, '\n')
      // eslint-disable-next-line no-control-regex -- control characters are what goes
      .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
      .replace(HALF_PAIR, '\ufffd')
  );
}

/** The parts of an HTML page that have a text which is not among its lines: what a script would put into the page. */
export function unreadTexts(page: PageFile): Note[] {
  if (!isHtml(page)) return [];
  return unreadElements(page.text).map(({ line, tag }) => ({
    line,
    isLoss: true,
    message: `the text in <${tag}> is not read: save the page as a browser shows it`,
  }));
}

/** Half of a surrogate pair, which is no character. */
const HALF_PAIR = /\p{Surrogate}/gu;

/** The blocks of an HTML page that are no part of the site around it; items have a mark. */
function blocksText(html: string): string {
  const lines: string[] = [];
  for (const { number, text, isItem, isAround } of htmlLines(html)) {
    if (isAround) continue;
    while (lines.length < number) lines.push('');
    const block = isItem ? `• ${text}` : text;
    lines[number - 1] = [lines[number - 1], block].filter(Boolean).join(' ');
  }
  return lines.join('\n');
}

function isHtml({ file, text }: PageFile): boolean {
  return /\.x?html?$/i.test(file) || /^\ufeff?\s*<(?:!doctype|html|body|main|h1)\b/i.test(text);
}
