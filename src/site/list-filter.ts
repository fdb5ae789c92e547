import { keyOf } from '../linked-data/page-place.ts';
import type { Shape } from '../model/model.ts';
import type { Facet, FacetValue } from '../reading/view.ts';
import {
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
import { termPiece, textPiece, valueNameOf } from './text.ts';
import { namePiece } from './value.ts';

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
  return html`<details${chosen === undefined ? undefined : html` open=""`}>
    <summary class="name">${termPiece(field, reader)} <small>${size}</small></summary>
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
  const named = valueNameOf(field, value, reader);
  if (named) return textPiece(named);
  const resource = isResource(field) ? reader.snapshot.find(value) : undefined;
  if (resource) return namePiece(resource, reader);
  return textPiece({ value: text?.value ?? short(label, reader), language: text?.language ?? '' });
}

function short(label: string, { snapshot: { base } }: Reader): string {
  return label.startsWith(base) ? keyOf(label, base) : label;
}
