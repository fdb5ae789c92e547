import type { Resource } from '../reading/view.ts';
import { lineFragment, linesBetween, type Line } from './document-lines.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { sourcesOf, type Evidence, type Place, type Source } from './sources.ts';
import { labelOf, markedText, termPiece, textPiece } from './text.ts';
import { fieldValuePiece, link, resourceLink } from './value.ts';

/** A quote has no more lines and characters than these. */
const MOST_LINES = 20;
const MOST_CHARACTERS = 3000;

/** Where each fact about a resource comes from, closed until it is opened; on the page of a record itself it is open. */
export function sourceSection(resource: Resource, reader: Reader): Piece | undefined {
  const sources = sourcesOf(resource, reader).filter(
    ({ evidence, documents }) => evidence.length || documents.length,
  );
  if (!sources.length) return undefined;
  const isOwn = sources.some(({ record }) => record === resource);
  return html`<details class="sources" id="sources" ${isOwn ? html` open=""` : undefined}>
    <summary>${reader.say('sources')}</summary>
    ${sources.map((source) => sourcePiece(source, isOwn, reader))}
  </details>`;
}

function sourcePiece(source: Source, isOwn: boolean, reader: Reader): Piece {
  const { record, documents, evidence, hidden } = source;
  const quoted = new Set<string>();
  const rows = evidence.map((each) => evidencePiece(each, quoted, reader));
  const names = documents.map((each) => html`<li>${resourceLink(each, reader)}</li> `);
  const more = hidden ? `, ${reader.say('more', { n: hidden })}` : '';
  return html`<ul>
      ${names}
    </ul>
    ${rows.length ? html`<dl>${rows}</dl>` : undefined}
    ${
      isOwn
        ? undefined
        : html`<p>${link(reader.href(record.id), html`${reader.say('record')}`)}${more}</p>`
    }`;
}

/** The facts, whether the source states them, and its lines: quoted where they are named first. */
function evidencePiece(evidence: Evidence, quoted: Set<string>, reader: Reader): Piece {
  const { facts, basis, place, remarks } = evidence;
  const names = facts.map(({ property, field }) =>
    field ? termPiece(field, reader) : html`<bdi>${property}</bdi>`,
  );
  return html`<div>
    ${names.map((name) => html`<dt>${name}</dt> `)}
    <dd>
      ${basis && html`<p class="name">${fieldValuePiece(basis.value, basis.field, reader)}</p>`}
      ${remarks.map((remark) => remarkPiece(remark, reader))}
      ${place && placePiece(place, quoted, reader)}
    </dd>
  </div> `;
}

function remarkPiece({ field, values }: Evidence['remarks'][number], reader: Reader): Piece {
  const pieces = values.map((value) =>
    value.kind === 'literal' && value.language
      ? html`${markedText(value, reader)} `
      : html`${termPiece(field, reader)}: ${fieldValuePiece(value, field, reader)} `,
  );
  return html`<p>${pieces}</p>`;
}

/** Lines of a document: as a quote, unless the page has it already, and as a link to where the document has them. */
function placePiece(place: Place, quoted: Set<string>, reader: Reader): Piece {
  const { document, first, last, text } = place;
  const key = `${document.id} ${first} ${last}`;
  const lines = text && !quoted.has(key) ? linesBetween(text, [first, last]) : [];
  quoted.add(key);
  const [begin] = text ? linesBetween(text, [first, last]) : [];
  const target = reader.href(document.id) + (begin ? lineFragment(begin.number) : '');
  const { value } = labelOf(document, reader);
  const words =
    first === last ? reader.say('line', { n: first }) : reader.say('lines', { first, last });
  return html`${quotePiece(lines)}
    <p><small>${link(target, html`${words}, <bdi>${value}</bdi>`)}</small></p>`;
}

function quotePiece(lines: readonly Line[]): Piece | undefined {
  if (!lines.length) return undefined;
  let characters = 0;
  const shown = lines
    .slice(0, MOST_LINES)
    .filter(({ value }, index) => (characters += value.length) <= MOST_CHARACTERS || index === 0);
  return html`<blockquote>
    ${shown.map((line) => html`<p>${textPiece(line)}</p> `)}
    ${shown.length < lines.length ? html`<p>…</p>` : undefined}
  </blockquote>`;
}
