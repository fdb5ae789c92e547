import type { Resource } from '../reading/view.ts';
import { documentLines, linesBetween, type Line } from './document-lines.ts';
import { section } from './facts.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { textPiece } from './text.ts';

/** More characters of a text than these are not on its page, which would be too long to send. */
const MOST_CHARACTERS = 100_000;

/** The text of a document with the numbers of its lines, which the quotes on other pages lead to. */
export function linesSection(document: Resource, reader: Reader): Piece | undefined {
  const text = documentLines(document, reader);
  if (!text) return undefined;
  const { say, language } = reader;
  const all = linesBetween(text, [1, text.lines.length]);
  let characters = 0;
  const shown = all.filter(({ value }) => (characters += value.length) <= MOST_CHARACTERS);
  const hidden = all.length - shown.length;
  const items = shown.map((line, index) => lineItem(line, shown[index - 1]?.number));
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

/** A line of the text; after one that is blank it begins a paragraph. */
function lineItem(line: Line, before: number | undefined): Piece {
  const { number } = line;
  const text = textPiece(line);
  return before === number - 1
    ? html`<li id="line-${number}" value="${number}">${text}</li> `
    : html`<li id="line-${number}" value="${number}" class="apart">${text}</li> `;
}
