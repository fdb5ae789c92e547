import type { Draft } from '../../asking/draft.ts';
import type { Advice } from '../../asking/where-to-ask.ts';
import { section } from '../facts.ts';
import { html, type Piece } from '../piece.ts';
import type { Reader } from '../reader.ts';
import { link } from '../value.ts';

/** How to send the request: the secure ways first, as addresses; then a mail that begins with the draft (RFC 6068). */
export function sendSection({ ways, drafts }: Advice, reader: Reader): Piece | undefined {
  const { say, language } = reader;
  if (!ways.length) return undefined;
  const items = ways.map(({ isSecure, address }) =>
    isSecure
      ? html`<li>${say('askSecure')}: ${link(address, html`${address}`)}</li> `
      : html`<li>
          ${say('askMail')}
          <ul class="words">
            ${inOrder(drafts, language).map((draft) => mailItem(draft, address, reader))}
          </ul>
          <p>${say('askMailNote')}</p>
        </li> `,
  );
  return section(
    'send',
    { value: say('askSend'), language },
    html`<ol>
      ${items}
    </ol>`,
  );
}

function mailItem(draft: Draft, address: string, { languageName }: Reader): Piece {
  const name = html`${languageName(draft.language)}`;
  return html`<li>${link(mailWith(draft, address), name)}</li> `;
}

/** The address of a mail with a subject and a text; lines end as they do in mails. */
function mailWith({ subject, body }: Draft, address: string): string {
  if (!/^mailto:/i.test(address) || address.includes('?')) return address;
  const text = body.replaceAll('\n', '\r\n');
  return `${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

/** The draft in the language of the page, and below it in the others. */
export function draftSection({ drafts }: Advice, reader: Reader): Piece {
  const { say, language, languageName } = reader;
  const [own, ...others] = inOrder(drafts, language);
  const further = others.map(
    (draft) =>
      html`<details>
        <summary>${say('askDraftIn', { language: languageName(draft.language) })}</summary>
        ${draftPiece(draft, reader)}
      </details>`,
  );
  return section(
    'draft',
    { value: say('askDraft'), language },
    html`<p>${say('askDraftHow')}</p>
      ${own && draftPiece(own, reader)} ${further}`,
  );
}

function draftPiece({ language, subject, body }: Draft, { say }: Reader): Piece {
  return html`<p>${say('askSubject')}: <b lang="${language}">${subject}</b></p>
    <pre class="draft" lang="${language}">${body}</pre>`;
}

/** The draft in a language first. */
function inOrder(drafts: readonly Draft[], language: string): readonly Draft[] {
  return [
    ...drafts.filter((draft) => draft.language === language),
    ...drafts.filter((draft) => draft.language !== language),
  ];
}
