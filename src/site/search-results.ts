import { snippetMarkers, type Hit, type Resource } from '../reading/view.ts';
import { keeperOf, pathTo } from '../reading/hierarchy.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { codeOf, labelOf, summaryOf, termPiece, textPiece } from './text.ts';
import { link } from './value.ts';

/** The results of a page, the best first; `start` is the number of the first. */
export function resultList(hits: readonly Hit[], start: number, reader: Reader): Piece {
  return html`<ol class="results" start="${start}">
    ${hits.map((hit) => resultItem(hit, reader))}
  </ol>`;
}

function resultItem(hit: Hit, reader: Reader): Piece {
  const { resource, field, text } = hit;
  const label = labelOf(resource, reader);
  const code = codeOf(resource);
  const isName = text.value === label.value && text.language === label.language;
  const isCode = field.roles.has('code') && text.value === code?.value;
  const name = html`${
    code && html`<span class="code">${isCode ? markedSnippet(hit) : textPiece(code)}</span> `
  }${isName ? markedSnippet(hit) : textPiece(label)}`;
  // Pages show no words to search by, and the snippet of such a hit is the name again.
  const isShown = isName || isCode || field.roles.has('search word');
  const snippet = isShown ? summaryOf(resource, reader) : undefined;
  return html`<li>
    <h3 class="name">${link(reader.href(resource.id), name)}</h3>
    ${placeOf(resource, reader)}
    ${
      isShown
        ? snippet && html`<p>${textPiece({ ...snippet, value: beginningOf(snippet.value) })}</p>`
        : html`<p><small>${termPiece(field, reader)}:</small> ${markedSnippet(hit)}</p>`
    }
  </li> `;
}

/** What kind of thing it is, who keeps it, and what it is a part of. */
function placeOf(resource: Resource, reader: Reader): Piece {
  const { say } = reader;
  const { shape } = resource;
  const keeper = keeperOf(resource);
  const kind = shape && html`<span class="name kind">${termPiece(shape, reader)}</span>`;
  return html`<p class="place">
    ${kind}
    ${
      keeper
        ? html`<span
            >${say('keptBy')}:
            ${link(reader.href(keeper.id), textPiece(labelOf(keeper, reader)))}${pathPiece(keeper, reader)}</span
          >`
        : wayPiece(resource, reader)
    }
  </p>`;
}

/** The names of those above a resource, the nearest first, after its own. */
function pathPiece(resource: Resource, reader: Reader): Piece[] {
  return pathTo(resource)
    .reverse()
    .map((each) => html`, ${textPiece(labelOf(each, reader))}`);
}

/** What a resource that has no keeper is a part of. */
function wayPiece(resource: Resource, reader: Reader): Piece | undefined {
  const [first, ...others] = pathTo(resource).reverse();
  if (!first) return undefined;
  const names = [first, ...others].map((each, index) => {
    const code = codeOf(each);
    return html`${index > 0 ? ', ' : ' '}${code && html`${textPiece(code)} `}${textPiece(labelOf(each, reader))}`;
  });
  return html`<span>${reader.say('partOf')}:${names}</span>`;
}

/** The text that matches, with the words that match marked. What the markers are made of is nowhere else in it. */
function markedSnippet({ snippet, text: { language } }: Hit): Piece {
  const [before = '', ...rest] = snippet.split(snippetMarkers.start);
  const pieces = rest.map((part) => {
    const [marked = '', after = ''] = part.split(snippetMarkers.end);
    return html`<mark>${marked}</mark>${after}`;
  });
  return html`<bdi lang="${language}">${before}${pieces}</bdi>`;
}

/** How long the beginning of a description is, about. */
const BEGINNING = 160;

/** The beginning of a text, whole words. */
function beginningOf(text: string): string {
  if (text.length <= BEGINNING) return text;
  const end = text.lastIndexOf(' ', BEGINNING);
  return `${text.slice(0, end > 0 ? end : BEGINNING).toWellFormed()}…`;
}
