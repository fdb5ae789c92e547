import { keyOf } from '../linked-data/page-place.ts';
import type { Shape } from '../model/model.ts';
import type { Facet, FacetValue, Resource } from '../reading/view.ts';
import { lettersOf } from './letters.ts';
import { placesAround, afterPlace, type Members } from './list-members.ts';
import {
  facetFields,
  hiddenPairs,
  isBoolean,
  isResource,
  listSearch,
  MOST_CHARACTERS,
  TEXT_PARAMETER,
  type ListRequest,
} from './list-request.ts';
import { html, type Piece } from './piece.ts';
import { LANGUAGE_PARAMETER, type Reader } from './reader.ts';
import { codeOf, labelOf, nameOf, textPiece } from './text.ts';

/** A list of a shape at its address, as somebody asks for it. */
export interface AskedList {
  readonly shape: Shape;
  /** The address of the list, without a query. */
  readonly address: string;
  readonly request: ListRequest;
  readonly reader: Reader;
}

/** The address of a list with another request, in the language that was chosen. */
export function listAddress(
  { address, reader }: Pick<AskedList, 'address' | 'reader'>,
  request: Partial<ListRequest>,
): string {
  return reader.href(address + listSearch(request, reader.snapshot.base));
}

/** A form that filters a list by words; it keeps the values that were chosen. */
export function filterForm({ address, request, reader }: AskedList): Piece {
  const { say, chosen: language, snapshot } = reader;
  const pairs = hiddenPairs({ chosen: request.chosen }, snapshot.base);
  const hidden = language === undefined ? pairs : [...pairs, [LANGUAGE_PARAMETER, language]];
  return html`<form class="search filter" action="${address}">
    <label for="filter">${say('filter')}</label>
    <div>
      <input
        type="search"
        id="filter"
        name="${TEXT_PARAMETER}"
        value="${request.text}"
        maxlength="${MOST_CHARACTERS}"
      />
      ${hidden.map(
        ([name = '', value = '']) => html`<input type="hidden" name="${name}" value="${value}" /> `,
      )}
      <button>${say('filterButton')}</button>
    </div>
  </form>`;
}

/** How many values of a field a list can be narrowed down to: the most frequent ones. */
const MOST_FACET_VALUES = 20;

/** The values that a list can be narrowed down to, as links with counts; one that was chosen is left again by its own link. */
export function facetLists(facets: readonly Facet[], asked: AskedList): Piece | undefined {
  const lists = facets.flatMap((facet) => facetList(facet, asked) ?? []);
  if (!lists.length) return undefined;
  return html`<nav class="facets" aria-label="${asked.reader.say('narrow')}">${lists}</nav>`;
}

function facetList(facet: Facet, asked: AskedList): Piece | undefined {
  const { field, size } = facet;
  const { request, reader } = asked;
  const chosen = request.chosen.get(field);
  if (size < 2 && chosen === undefined) return undefined;
  const values = facet.first(MOST_FACET_VALUES).map((each) => facetItem(facet, each, asked));
  const others = new Map(request.chosen);
  others.delete(field);
  const all = listAddress(asked, { text: request.text, chosen: others });
  const hidden = size - values.length;
  return html`<details${chosen === undefined ? undefined : html` open`}>
    <summary class="name">${textPiece(nameOf(field, reader))} <small>${size}</small></summary>
    <ul>
      ${chosen === undefined ? undefined : html`<li><a href="${all}">${reader.say('everyValue')}</a></li> `}
      ${values} ${hidden > 0 ? html`<li>${reader.say('more', { n: hidden })}</li>` : undefined}
    </ul>
  </details> `;
}

function facetItem({ field }: Facet, value: FacetValue, asked: AskedList): Piece {
  const { request, reader } = asked;
  const name = facetName(field, value, reader);
  const count = html`<small>${value.count}</small>`;
  if (isSame(value, request.chosen.get(field)))
    return html`<li><strong aria-current="true">${name}</strong> ${count}</li> `;
  const chosen = new Map(request.chosen).set(field, value.value);
  return html`<li>
    <a href="${listAddress(asked, { text: request.text, chosen })}">${name}</a> ${count}
  </li> `;
}

function isSame({ value }: FacetValue, chosen: string | undefined): boolean {
  return value === chosen;
}

function facetName(
  field: Facet['field'],
  { value, text, label }: FacetValue,
  reader: Reader,
): Piece {
  if (isBoolean(field)) return html`${reader.say(value === 'true' ? 'yes' : 'no')}`;
  const resource = isResource(field) ? reader.snapshot.find(value) : undefined;
  if (resource) return namePiece(resource, reader);
  return textPiece({ value: text?.value ?? short(label, reader), language: text?.language ?? '' });
}

function short(label: string, { snapshot: { base } }: Reader): string {
  return label.startsWith(base) ? keyOf(label, base) : label;
}

/** A resource's code and name, without a link. */
export function namePiece(resource: Resource, reader: Reader): Piece {
  const code = codeOf(resource);
  const name = textPiece(labelOf(resource, reader));
  return code ? html`<span class="code">${textPiece(code)}</span> ${name}` : name;
}

/** The facets of a list that its page shows. */
export function facetsOf({ list }: Members, { shape }: Pick<AskedList, 'shape'>): readonly Facet[] {
  return list.facets(facetFields(shape));
}

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
export interface Alphabet {
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
