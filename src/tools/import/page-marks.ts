import type { Line } from './line.ts';

/** The lines of a text without what a program that reads a PDF adds: running heads, page numbers, numbers of headings. */
export function withoutPageMarks(lines: readonly Line[]): Line[] {
  const heads = runningHeads(lines);
  const numbers = pageNumbers(lines);
  const isNumbered = areNumbered(lines);
  return lines.map((line) => {
    if (heads.has(line) || numbers.has(line)) return { ...line, isAround: true };
    const [whole] = isNumbered ? (NUMBERED.exec(line.text) ?? []) : [];
    return whole === undefined ? line : { ...line, text: line.text.slice(whole.length) };
  });
}

/** A page and how many there are: "2 (3)", "2/3", "Page 2 of 3", "Sivu 2". */
const PAGE =
  /(?:^|\s)(?:\d{1,3} ?[(/] ?\d{1,3}\)?|(?:sivu|sida|page) \d{1,3}(?: ?(?:of|av|\/) ?\d{1,3})?)$/i;

/** Lines that are there again on other pages, but for the number of the page in them. */
function runningHeads(lines: readonly Line[]): Set<Line> {
  const byText = new Map<string, Line[]>();
  for (const line of lines) {
    const text = line.text.replace(/\d+/g, '#');
    byText.set(text, [...(byText.get(text) ?? []), line]);
  }
  const heads = [...byText.values()].filter(
    (same) =>
      same.length > 1 &&
      same.every(({ text, isItem }) => PAGE.test(text) && !isItem) &&
      new Set(same.map(({ text }) => text)).size === same.length,
  );
  return new Set(heads.flat());
}

/** Paragraphs that are nothing but a number, each one more than the one before. */
function pageNumbers(lines: readonly Line[]): Set<Line> {
  const alone = lines.filter(
    ({ text, isApart, isItem }, index) =>
      isApart &&
      !isItem &&
      /^(?:- ?)?\d{1,3}(?: ?-)?$/.test(text) &&
      (lines[index + 1]?.isApart ?? true),
  );
  const values = alone.map(({ text }) => Number(text.replace(/\D/g, '')));
  const isCount = values.every((value, index) => value === (values[0] ?? 0) + index);
  return new Set(isCount && (values[0] ?? 9) <= 2 ? alone : []);
}

const NUMBERED = /^\d{1,2}(?:\.\d{1,2})*\.? (?=\p{Lu})/u;

/** Whether headings of a text are numbered: short paragraphs of one line whose numbers begin with 1 and go on by one. */
function areNumbered(lines: readonly Line[]): boolean {
  const headings = lines.filter(
    ({ text, isApart, isItem, level }, index) =>
      NUMBERED.test(text) &&
      isApart &&
      !isItem &&
      level === undefined &&
      text.length < 80 &&
      !/[.,;:]$/.test(text) &&
      (lines[index + 1]?.isApart ?? true),
  );
  const tops = headings.map(({ text }) => /^\d+/.exec(text)?.[0] ?? '').map(Number);
  const steps = [...new Set(tops)];
  return steps.length > 1 && steps.every((value, index) => value === index + 1);
}
