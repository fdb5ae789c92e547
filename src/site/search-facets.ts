import type { SearchFacetName } from '../reading/question.ts';
import type { SearchFacet } from '../reading/view.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { searchAddress, type SearchQuery } from './search-query.ts';
import { codeOf, labelOf, nameOf, textPiece, type Text } from './text.ts';

/** So many values of a facet are links; there may be tens of thousands. */
const MOST_SHOWN = 15;

/** The page's own words for the facets. */
const words = { type: 'type', keeper: 'keeper', class: 'mainClass' } as const;

/** What results can be narrowed to, as links with counts: facets that leave a choice, and those that are chosen. */
export function facetLinks(
  facets: readonly SearchFacet[],
  query: SearchQuery,
  reader: Reader,
): Piece | undefined {
  const useful = facets.filter(
    ({ name, values: { length } }) => length > 1 || (length > 0 && query.narrowed[name]),
  );
  if (!useful.length) return undefined;
  const { say } = reader;
  return html`<nav class="narrow" aria-labelledby="narrow">
    <h2 id="narrow">${say('narrow')}</h2>
    ${useful.map((facet) => facetList(facet, query, reader))}
  </nav>`;
}

function facetList({ name, values }: SearchFacet, query: SearchQuery, reader: Reader): Piece {
  const { say } = reader;
  const shown = values.slice(0, MOST_SHOWN);
  const hidden = values.length - shown.length;
  const items = shown.map(({ value, count }) => {
    const isChosen = query.narrowed[name] === value;
    const label = facetLabel(name, value, reader);
    const narrowed = { ...query.narrowed, [name]: value };
    const address = searchAddress({ ...query, narrowed, page: 1 }, reader.snapshot.base);
    const piece = isChosen
      ? html`<span class="name" aria-current="true">${label}</span>`
      : html`<a class="name" href="${reader.href(address)}" rel="nofollow">${label}</a>`;
    return html`<li>${piece} <small>${count}</small></li> `;
  });
  return html`<h3 id="narrow-${name}">${say(words[name])}</h3>
    <ul aria-labelledby="narrow-${name}">
      ${items}${hidden > 0 ? html`<li>${say('more', { n: hidden })}</li>` : undefined}
    </ul> `;
}

/** What the results are narrowed to, each with a link that takes it away. */
export function chosenFacets(query: SearchQuery, reader: Reader): Piece | undefined {
  const { say } = reader;
  const names = (['type', 'keeper', 'class'] as const).filter((name) => query.narrowed[name]);
  if (!names.length) return undefined;
  const items = names.map((name) => {
    const { [name]: value = '', ...narrowed } = query.narrowed;
    const address = searchAddress({ ...query, narrowed, page: 1 }, reader.snapshot.base);
    return html`<li>
      ${say(words[name])}: ${facetLabel(name, value, reader)}
      <a href="${reader.href(address)}" rel="nofollow"
        >${say('remove')}<span class="visually-hidden"
          >: ${facetLabel(name, value, reader)}</span
        ></a
      >
    </li> `;
  });
  return html`<ul class="chosen" aria-label="${say('narrowedTo')}">
    ${items}
  </ul>`;
}

/** What a value of a facet is called. */
function facetLabel(name: SearchFacetName, value: string, reader: Reader): Piece {
  const { text, code } = facetText(name, value, reader);
  return html`${code && html`<span class="code">${textPiece(code)}</span> `}${textPiece(text)}`;
}

/** The name and, of a class, the code of a value of a facet. */
export function facetText(
  name: SearchFacetName,
  value: string,
  reader: Reader,
): { readonly text: Text; readonly code: Text | undefined } {
  const { snapshot } = reader;
  const shape = snapshot.model.shapes.find((each) => each.name === value);
  if (name === 'type' && shape) return { text: nameOf(shape, reader), code: undefined };
  const resource = snapshot.resource(value);
  return { text: labelOf(resource, reader), code: codeOf(resource) };
}
