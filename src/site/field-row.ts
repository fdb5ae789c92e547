import type { Field, Shape } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { descriptionOf, termPiece, textPiece } from './text.ts';
import { link } from './value.ts';

/** The row of a field in the table of its shape. */
export function fieldRow(field: Field, shape: Shape, reader: Reader): Piece {
  return html`<tr id="${shape.name}.${field.name}">
    <th scope="row"><code>${field.name}</code></th>
    <td>${termPiece(field, reader)}</td>
    <td>${pathPiece(field, reader)}</td>
    <td>${rangePiece(field, reader)}</td>
    <td>${cardinality(field, reader)}</td>
    <td>${textPiece(descriptionOf(field, reader))}</td>
  </tr> `;
}

/** As SPARQL writes it, `^` for backwards, without the angle brackets where it is one address. */
function pathPiece({ path }: Field, { say }: Reader): Piece {
  const step = singleStep(path);
  if (!step) return html`<code>${path.text}</code> (${say('derived')})`;
  const property = link(step.predicate, html`<code>${step.predicate}</code>`);
  return step.inverse ? html`<code>^</code>${property}` : property;
}

function rangePiece(field: Field, reader: Reader): Piece {
  const { range } = field;
  switch (range.kind) {
    case 'link':
      return shapeLink(range.shape, reader);
    case 'node': {
      return html`<ul>
        ${field.choices.map((shape) => html`<li>${shapeLink(shape, reader)}</li> `)}
      </ul>`;
    }
    case 'literal':
      return link(range.datatype, html`<code>${range.datatype.replace(/^.*[#/]/, '')}</code>`);
    case 'iri':
      return html`${reader.say('address')}`;
    case 'text':
      return html`${reader.say('text')}`;
  }
}

function shapeLink(shape: Shape, reader: Reader): Piece {
  return html`<a href="#${shape.name}">${termPiece(shape, reader)}</a>`;
}

/** `1..1`, `0..*`: how many values the shape asks for and allows. */
function cardinality({ constraints, counts: { min, max } }: Field, { say }: Reader): Piece {
  const counts = `${min}..${max === Infinity ? '*' : max}`;
  return constraints.uniqueLang ? html`${counts}, ${say('eachLanguage')}` : html`${counts}`;
}
