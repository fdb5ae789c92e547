import { lettersOf } from './letters.ts';
import { afterPlace, placesAround, type Members } from './list-members.ts';
import { listAddress, type AskedList } from './list-filter.ts';
import { listSearch } from './list-request.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { labelOf } from './text.ts';

/** More members than this have an alphabetical index. */
const MOST_WITHOUT_LETTERS = 30;

/** An alphabetical index of a list by name: each letter leads to the first member with it, here or on another page. */
export function alphabet(members: Members, asked: AskedList): Alphabet | undefined {
  const { all, start, end } = members;
  const { reader, request } = asked;
  if (all.length <= MOST_WITHOUT_LETTERS) return undefined;
  const at = (index: number): string => {
    const resource = all[index];
    return resource ? labelOf(resource, reader).value : '';
  };
  const letters = lettersOf({ length: all.length, at }, reader.snapshot.language);
  if (letters.length < 2) return undefined;
  const items = letters.map(({ letter, at: place }, index) => {
    const isHere = place >= start && place < end;
    const elsewhere = { ...request, open: undefined, place: afterPlace(all, place) };
    const href = isHere ? `#${anchor(index)}` : listAddress(asked, elsewhere);
    return html`<li><a href="${href}">${letter}</a></li> `;
  });
  return {
    piece: html`<nav class="alphabet" aria-label="${reader.say('alphabet')}">
      <ul>
        ${items}
      </ul>
    </nav>`,
    anchors: new Map(letters.map((letter, index) => [letter.at, anchor(index)])),
  };
}

/** An alphabetical index, and the anchors that it leads to, by the places of members. */
interface Alphabet {
  readonly piece: Piece;
  readonly anchors: ReadonlyMap<number, string>;
}

function anchor(index: number): string {
  return `letter-${index + 1}`;
}

/** The relations of pages to one another, by their names in HTML. */
export const relations = [
  ['first', 'first'],
  ['previous', 'prev'],
  ['next', 'next'],
  ['last', 'last'],
] as const;

/** The addresses of the pages around one, as far as there are such. */
export type PageLinks = Readonly<
  Partial<Record<(typeof relations)[number][0], string | undefined>>
>;

/** The addresses of the pages of a list around one, without a language. */
export function linksAround(members: Members, { address, request, reader }: AskedList): PageLinks {
  const around = placesAround(members);
  const entries = relations.map(([name]) => {
    const place = around[name];
    const search = place && listSearch({ ...request, place }, reader.snapshot.base);
    return [name, search === undefined ? undefined : address + search];
  });
  return Object.fromEntries(entries) as PageLinks;
}

/** Where one is in a list, and the ways to its other pages; nothing where one page has all. */
export function paging(
  { start, end, total, links }: { start: number; end: number; total: number; links: PageLinks },
  { say, href }: Reader,
): Piece | undefined {
  if (end - start === total) return undefined;
  const items = relations.map(([name, rel]) => {
    const address = links[name];
    return address === undefined
      ? undefined
      : html`<li><a rel="${rel}" href="${href(address)}">${say(name)}</a></li> `;
  });
  return html`${end > start ? html`<p>${say('range', { from: start + 1, to: end })}</p>` : undefined}
    <nav aria-label="${say('pages')}">
      <ul>
        ${items}
      </ul>
    </nav>`;
}
