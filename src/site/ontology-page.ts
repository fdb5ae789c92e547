import type { Shape } from '../model/model.ts';
import { fieldRow } from './field-row.ts';
import { otherFormats, pageOf, type Alternate, type Page } from './page.ts';
import { html, type Piece } from './piece.ts';
import { readerOf, type Reader, type Reading } from './reader.ts';
import { descriptionOf, termPiece, textPiece } from './text.ts';
import { link } from './value.ts';

interface OntologyPage extends Reading {
  readonly alternates: readonly Alternate[];
}

/** The page of the ontology: each shape with its class and its fields, at a fragment of its own: `#Type`, `#Type.field`. */
export function ontologyPage({ alternates, ...reading }: OntologyPage): Page {
  const reader = readerOf(reading);
  const { shapes } = reading.snapshot.model;
  const title = { value: reader.say('ontology'), language: reader.language };
  const items = shapes.map(
    (shape) =>
      html`<li><a class="name" href="#${shape.name}">${termPiece(shape, reader)}</a></li> `,
  );
  return pageOf({
    reader,
    title,
    path: [],
    canonical: reader.address,
    alternates,
    main: html`<h1>${title.value}</h1>
      <nav aria-label="${reader.say('contents')}">
        <ul>
          ${items}
        </ul>
      </nav>
      ${shapes.map((shape) => shapeSection(shape, reader))} ${otherFormats(alternates, reader)}`,
  });
}

/** The words at the heads of the columns. */
const columns = ['field', 'name', 'property', 'values', 'amount', 'meaning'] as const;

/** A table that may be wider than a screen is a region of its own, which a keyboard can scroll. */
function shapeSection(shape: Shape, reader: Reader): Piece {
  const { say } = reader;
  const id = `${shape.name}-fields`;
  return html`<section id="${shape.name}">
    <h2 id="${id}" class="name">${termPiece(shape, reader)} <code>${shape.name}</code></h2>
    <p>${textPiece(descriptionOf(shape, reader))}</p>
    <p>${say('class')}: ${link(shape.class, html`<code>${shape.class}</code>`)}</p>
    <div class="wide" role="region" aria-labelledby="${id}" tabindex="0">
      <table aria-labelledby="${id}">
        <thead>
          <tr>
            ${columns.map((word) => html`<th scope="col">${say(word)}</th> `)}
          </tr>
        </thead>
        <tbody>
          ${shape.fields.map((field) => fieldRow(field, shape, reader))}
        </tbody>
      </table>
    </div>
  </section>`;
}
