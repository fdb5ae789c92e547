import type { Resource } from '../../reading/view.ts';
import { html, type Piece } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { codeOf, labelOf } from '../text.ts';

/** Names of the parts of a chart, for those who do not see it. */
export interface ChartWords {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** How high the line with a name is, and how wide, in pixels: a finger can hit it. */
export const NAME = 24;
const WIDTH = 280;

/** A name as a link to what it names. */
export function nameLink(
  name: string,
  { resource, top, reader }: { resource: Resource; top: number; reader: Reader },
): Piece {
  return html`<a href="${reader.href(resource.id)}">
    <rect class="hit" x="0" y="${top}" width="${WIDTH}" height="${NAME}"></rect>
    <text x="0" y="${top + 17}">${name}</text>
  </a>`;
}

/** The code and the name of a resource on one line. */
export function plainName(resource: Resource, reader: Reader): string {
  return [codeOf(resource)?.value, labelOf(resource, reader).value].filter(Boolean).join(' ');
}

/** The beginning of a text that is longer than there is room for. */
export function cut(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length > most
    ? `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
