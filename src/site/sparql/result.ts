import type { Piece } from '../piece.ts';
import { html } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { textPiece } from '../text.ts';
import { link } from '../value.ts';
import { shortened } from './completions.ts';

/** A value of an answer. */
export type SparqlTerm =
  | { readonly kind: 'address'; readonly id: string }
  | { readonly kind: 'node'; readonly id: string }
  | { readonly kind: 'text'; readonly value: string; readonly language: string };

/** What came of a query, as its page shows it. */
export type SparqlShown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'mistake'; readonly message: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly rows: readonly (readonly (SparqlTerm | undefined)[])[];
      /** Whether there are more rows than these. */
      readonly isPart: boolean;
    };

/** What came of a query; nothing where none was asked. */
export function resultPiece(shown: SparqlShown, reader: Reader): Piece | undefined {
  const { say } = reader;
  switch (shown.kind) {
    case 'nothing':
      return undefined;
    case 'mistake':
      return html`<section role="alert">
        <h2>${say('notAnswered')}</h2>
        <p lang="en">${shown.message}</p>
      </section>`;
    case 'truth':
      return html`<h2 id="answer">${say('sparqlResult')}</h2>
        <p><strong>${say(shown.value ? 'yes' : 'no')}</strong></p>`;
    case 'table':
      return html`<h2 id="answer">${say('sparqlResult')}</h2>
        ${tableOf(shown, reader)}`;
  }
}

function tableOf(
  { heads, rows, isPart }: Extract<SparqlShown, { kind: 'table' }>,
  reader: Reader,
): Piece {
  const { say } = reader;
  const n = rows.length;
  if (!n) return html`<p>${say('sparqlNothing')}</p>`;
  const titles = heads.map((name) => html`<th scope="col">${name}</th> `);
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((term) => html`<td>${term && termPiece(term, reader)}</td> `)}
      </tr> `,
  );
  return html`<div class="scroll" role="region" aria-labelledby="answer" tabindex="0">
    <table>
      <caption>
        ${say(isPart ? 'sparqlMore' : 'sparqlRows', { n })}
      </caption>
      <thead>
        <tr>
          ${titles}
        </tr>
      </thead>
      <tbody>
        ${lines}
      </tbody>
    </table>
  </div>`;
}

/** A value: an address of this server is a link that keeps the language, without the base address. */
function termPiece(term: SparqlTerm, { snapshot, href }: Reader): Piece | string {
  if (term.kind === 'node') return term.id;
  if (term.kind === 'text') return textPiece(term);
  const { id } = term;
  const isOwn = id.startsWith(snapshot.base) && id !== snapshot.base;
  const short = shortened(id, snapshot.model);
  const text = isOwn ? id.slice(snapshot.base.length) : short.startsWith('<') ? id : short;
  return link(href(id), html`${text}`);
}
