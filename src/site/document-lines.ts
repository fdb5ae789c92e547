import { fieldsWithRole } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Resource } from '../reading/view.ts';
import { section } from './facts.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { textPiece, type Text } from './text.ts';

/** The text of a document, line by line. */
export interface DocumentLines {
  readonly lines: readonly string[];
  readonly language: string;
}

/** More characters of a text than these are not on its page, which would be too long to send. */
const MOST_CHARACTERS = 100_000;

/** The lines of a document's text, where the catalogue has it. */
export function documentLines(document: Resource, reader: Reader): DocumentLines | undefined {
  const { shape, id } = document;
  const [field] = shape ? fieldsWithRole(shape, 'lines') : [];
  const [text] = field ? textsInLanguage(document.literals(field), reader.ranges) : [];
  if (!text || isBlank(text.value)) return undefined;
  const { value, language } = text;
  const key = `lines of <${id}> @${language}`;
  return reader.snapshot.remember(key, () => ({ lines: value.split(/\r\n|\n|\r/), language }));
}

/** A line with its number, counted from 1. */
interface Line extends Text {
  readonly number: number;
}

/** The lines from one to another that are not blank. */
export function linesBetween(
  { lines, language }: DocumentLines,
  [first, last]: readonly [number, number],
): Line[] {
  return lines
    .slice(first - 1, last)
    .map((value, index) => ({ value, language, number: first + index }))
    .filter(({ value }) => !isBlank(value));
}

/** The fragment of a line on the page of its document. */
export function lineFragment(number: number): string {
  return `#line-${number}`;
}

/** The text of a document with the numbers of its lines, which the quotes on other pages lead to. */
export function linesSection(document: Resource, reader: Reader): Piece | undefined {
  const text = documentLines(document, reader);
  if (!text) return undefined;
  const { say, language } = reader;
  const all = linesBetween(text, [1, text.lines.length]);
  let characters = 0;
  const shown = all.filter(({ value }) => (characters += value.length) <= MOST_CHARACTERS);
  const hidden = all.length - shown.length;
  const items = shown.map(
    (line) => html`<li id="line-${line.number}" value="${line.number}">${textPiece(line)}</li> `,
  );
  return section(
    'lines',
    { value: say('lineByLine'), language },
    html`<ol class="lines">
        ${items}
      </ol>
      ${
        hidden
          ? html`<p>${say('more', { n: hidden })}: <a href="#formats">${say('formats')}</a></p>`
          : undefined
      }`,
  );
}
