import { fieldsWithRole } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Resource } from '../reading/view.ts';
import { textsWithLanguage } from './facts.ts';
import { MOST_VALUES } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { markedText, termPiece } from './text.ts';

/**
 * What else people call a resource, on one line below its name: those in the reader's language, or in the next best; the others
 * open on demand. `undefined` where it has no other name.
 */
export function otherNames(resource: Resource, reader: Reader): Piece | undefined {
  const [field] = resource.shape ? fieldsWithRole(resource.shape, 'other name') : [];
  const all = field ? resource.literals(field) : [];
  const chosen = textsInLanguage(all, reader.ranges).slice(0, MOST_VALUES);
  if (!field || !chosen.length) return undefined;
  const others = all.filter((text) => !chosen.includes(text)).slice(0, MOST_VALUES);
  const names = chosen.map((text, index) => html`${index ? ', ' : ' '}${markedText(text, reader)}`);
  const line = html`${termPiece(field, reader)}:${names}`;
  return others.length
    ? html`<details class="names">
        <summary class="name">${line}</summary>
        ${textsWithLanguage(others, reader)}
      </details>`
    : html`<p class="names name">${line}</p>`;
}
