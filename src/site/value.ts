import { isValueAddress } from '../rdf/address.ts';
import { datatypes, plainText, type ScalarName } from '../rdf/datatype.ts';
import type { Field } from '../model/model.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Resource, Value } from '../reading/view.ts';
import { madeOnce } from './made-once.ts';
import { timePiece } from './time.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { codeOf, labelOf, textPiece, valueNameOf } from './text.ts';

/** A value as a reader sees it: a resource as a link with its label, a literal as what it is. */
export function valuePiece(value: Value, reader: Reader): Piece {
  if (value.kind === 'resource') return resourceLink(value, reader);
  const scalar = value.language ? undefined : datatypes.get(value.datatype)?.scalar;
  return (scalar && literalPieces[scalar]?.(value, reader)) ?? textPiece(value);
}

/** A value of a field by the name that the ontology gives it; as it is where it has none. */
export function fieldValuePiece(value: Value, field: Field, reader: Reader): Piece {
  const text = value.kind === 'resource' ? value.id : value.value;
  const name = valueNameOf(field, text, reader);
  return name ? html`<data value="${text}">${textPiece(name)}</data>` : valuePiece(value, reader);
}

/** A link to the page of a resource: its code, if it has one, and its name. */
export const resourceLink = madeOnce((resource: Resource, reader): Piece =>
  link(reader.href(resource.id), namePiece(resource, reader)),
);

/** The code of a resource, if it has one, and its name. */
export function namePiece(resource: Resource, reader: Reader): Piece {
  const code = codeOf(resource);
  const name = textPiece(labelOf(resource, reader));
  return code ? html`<span class="code">${textPiece(code)}</span> ${name}` : name;
}

/** A link, where an address is one that a browser can go to and that does nothing else; else the content alone. */
export function link(address: string, content: Piece): Piece {
  const isSafe = /^(https?|mailto|tel):/i.test(address) && isValueAddress(address);
  return isSafe ? html`<a href="${address}">${content}</a>` : content;
}

/** What HTML has an element for; every other literal is a text. */
const literalPieces: Partial<
  Record<ScalarName, (literal: Literal, reader: Reader) => Piece | undefined>
> = {
  Boolean: booleanPiece,
  Date: timePiece,
  DateTime: timePiece,
  Time: timePiece,
  Year: timePiece,
  YearMonth: timePiece,
  URI: (literal) => link(literal.value, textPiece(literal)),
};

function booleanPiece(literal: Literal, { say }: Reader): Piece | undefined {
  if (datatypes.get(literal.datatype)?.flaw(literal.value)) return undefined;
  const text = plainText(literal);
  return html`<data value="${literal.value}">${say(text === 'true' ? 'yes' : 'no')}</data>`;
}
