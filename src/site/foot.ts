import { fieldsWithRole, type Field } from '../model/model.ts';
import type { Value } from '../reading/view.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { termPiece } from './text.ts';
import { fieldValuePiece, link } from './value.ts';

/** What every page says at its foot of the catalogue itself, in the order of the shape: nothing of what is not stated. */
export function footItems(reader: Reader): readonly Piece[] {
  const { model, base } = reader.snapshot;
  if (!model.catalogue) return [];
  const catalogue = reader.snapshot.resource(base);
  return fieldsWithRole(model.catalogue, 'foot').flatMap((field) =>
    catalogue.values(field).map((value) => html`<li>${footItem(field, value, reader)}</li> `),
  );
}

/** An address is a link by the name of its field; the others follow that name. */
function footItem(field: Field, value: Value, reader: Reader): Piece {
  const name = html`<span class="name">${termPiece(field, reader)}</span>`;
  if (field.range.kind === 'iri' && value.kind === 'resource') {
    const isFeedback = field.roles.has('feedback');
    return link(isFeedback ? feedbackAddress(value.id, reader) : value.id, name);
  }
  return html`${name}: ${fieldValuePiece(value, field, reader)}`;
}

/** The address for feedback; a mail to it begins with the page and the version that it is about (RFC 6068). */
function feedbackAddress(address: string, { address: own, snapshot, say }: Reader): string {
  if (!/^mailto:/i.test(address) || address.includes('?')) return address;
  // A page in place of one that is not there has no address of its own. What a reader has asked is not for every mail.
  const page = (own || snapshot.base).replace(/\?.*$/s, '');
  const { version, size: n } = snapshot;
  const edition = version !== undefined && n !== undefined ? say('version', { version, n }) : '';
  const body = `\r\n\r\n${page}\r\n${edition}`;
  return `${address}?subject=${encodeURIComponent(page)}&body=${encodeURIComponent(body)}`;
}
