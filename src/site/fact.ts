import type { InWords } from '../model/model.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { descriptionOf, textPiece, type Text } from './text.ts';

/** How many values of a field a page shows. */
export const MOST_VALUES = 100;

interface Values {
  /** Those that are shown. */
  readonly values: readonly Piece[];
  readonly total: number;
  /** Where the others are. */
  readonly rest: Piece;
}

/** One group of a description list: a label, and its values as a list where there are several. */
export function fact(
  label: Piece,
  { values, total, rest }: Values,
  { say }: Pick<Reader, 'say'>,
): Piece {
  const [only] = values;
  const hidden = total - values.length;
  const items = values.map((value) => html`<li>${value}</li> `);
  const last = hidden ? html`<li>${say('more', { n: hidden })}: ${rest}</li>` : undefined;
  const content =
    total === 1 && only
      ? only
      : html`<ul>
          ${items}${last}
        </ul>`;
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div> `;
}

/** A label that opens to what it means: for a keyboard, a screen reader and a finger alike, as a `title` is not. */
export function explained(label: Text, said: InWords, reader: Reader): Piece {
  return html`<details>
    <summary>${textPiece(label)}</summary>
    <p>${textPiece(descriptionOf(said, reader))}</p>
  </details>`;
}
