import type { Node } from '../../rdf/literal.ts';
import { RDF } from '../../rdf/vocabulary.ts';
import type { Piece } from '../piece.ts';
import { html } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { textPiece } from '../text.ts';
import { link } from '../value.ts';
import { shortened } from './completions.ts';
import type { sparqlWords } from './words.ts';

/** What came of a query, as its page shows it. */
export type SparqlShown =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'mistake';
      /** What was wrong, in English. */
      readonly message: string;
      /** What to do, where the pages have words for it. */
      readonly advice: SparqlAdvice | undefined;
    }
  | { readonly kind: 'truth'; readonly value: boolean }
  | {
      readonly kind: 'table';
      readonly heads: readonly string[];
      readonly rows: readonly (readonly (Node | undefined)[])[];
      /** What is true of the rows that are not among these. */
      readonly rest: Rest;
    };

/** What a person can do where there is no answer, in the pages' own words. */
export type SparqlAdvice = Extract<
  keyof typeof sparqlWords,
  | 'sparqlCorrect'
  | 'sparqlOnlyReads'
  | 'sparqlLess'
  | 'sparqlInParts'
  | 'sparqlAgain'
  | 'sparqlFailed'
>;

/** The rows that a page does not show: none, those of so many in all, or more than a file has; or nobody can say. */
type Rest =
  | { readonly kind: 'none' | 'not known' }
  | { readonly kind: 'rows'; readonly total: number }
  | { readonly kind: 'too many' | 'too large'; readonly most: number };

/** Whether the files have the whole answer, as far as that is known. */
export function hasFiles(shown: SparqlShown): boolean {
  return shown.kind !== 'table' || !shown.rest.kind.startsWith('too');
}

/** What came of a query; nothing where none was asked. */
export function resultPiece(shown: SparqlShown, reader: Reader): Piece | undefined {
  const { say } = reader;
  switch (shown.kind) {
    case 'nothing':
      return undefined;
    case 'mistake':
      return html`<section role="alert">
        <h2 id="answer">${say('notAnswered')}</h2>
        ${shown.advice && html`<p>${say(shown.advice)}</p>`}
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
  { heads, rows, rest }: Extract<SparqlShown, { kind: 'table' }>,
  reader: Reader,
): Piece {
  const { say } = reader;
  const n = rows.length;
  if (!n) return html`<p>${say('sparqlNothing')}</p>`;
  const titles = heads.map((name) => html`<th scope="col">${name}</th> `);
  const lines = rows.map(
    (row) =>
      html`<tr>
        ${row.map((node) => html`<td>${node && nodePiece(node, reader)}</td> `)}
      </tr> `,
  );
  return html`<p id="rows"><strong>${captionOf(n, rest, reader)}</strong></p>
    <div class="scroll answer" role="region" aria-labelledby="answer" tabindex="0">
      <table aria-describedby="rows">
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

function captionOf(n: number, rest: Rest, { say, language }: Reader): string {
  const figure = (value: number): string => value.toLocaleString(language);
  switch (rest.kind) {
    case 'none':
      return n === 1 ? say('sparqlRow') : say('sparqlRows', { n });
    case 'rows':
      return say('sparqlFirst', { n, total: figure(rest.total) });
    case 'too many':
      return say('sparqlTooMany', { n, most: figure(rest.most) });
    case 'too large':
      return say('sparqlTooLarge', { n, most: figure(rest.most) });
    case 'not known':
      return say('sparqlMore', { n });
  }
}

/** A word that may be wider than a column, which ends a line within it. */
const LONG_WORD = /\S{20}/u;

/** A value: an address of this server is a link that keeps the language, without the base address. */
function nodePiece(node: Node, { snapshot, href }: Reader): Piece | string {
  if (node.kind === 'literal')
    return LONG_WORD.test(node.value)
      ? html`<span class="long">${textPiece(node)}</span>`
      : textPiece(node);
  const { id } = node;
  if (id.startsWith('_:')) return id;
  const isOwn = id.startsWith(snapshot.base) && id !== snapshot.base;
  const short = shortened(id, { prefixes: { ...snapshot.model.prefixes, rdf: RDF } });
  if (!isOwn && !short.startsWith('<')) return link(href(id), html`${short}`);
  const text = isOwn ? id.slice(snapshot.base.length) : id;
  return link(href(id), html`<span class="long">${text}</span>`);
}
