import { isAsked } from '../asking/where-to-ask.ts';
import { isLink, type Field } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { askAddress } from './ask/ask-query.ts';
import { factsOf, section } from './facts.ts';
import { isOnPage } from './groups.ts';
import { linksOf } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { labelOf, markedText, nameOf, summaryOf, textPiece } from './text.ts';
import { resourceLink } from './value.ts';

/** What else a keeper keeps, besides the resource that the page is about: it is the keeper's, and said to be so. */
export function keeperSection(
  keeper: Resource,
  resource: Resource,
  reader: Reader,
): Piece | undefined {
  const { say, language } = reader;
  const lists = (keeper.shape?.fields ?? [])
    .filter((field) => field.many && isLink(field) && isOnPage(field) && isOfListed(field))
    .flatMap((field) => {
      const { shown, total } = linksOf(keeper, field, reader);
      const others = shown.filter((each) => each !== resource);
      return others.length ? [{ field, others, hidden: total - shown.length }] : [];
    });
  if (!lists.length) return undefined;
  const pieces = lists.map(
    ({ field, others, hidden }) =>
      html`<h3 class="name">${textPiece(nameOf(field, reader))}</h3>
        <ul>
          ${others.map((each) => html`<li>${resourceLink(each, reader)}</li> `)}
          ${hidden ? html`<li>${say('more', { n: hidden })}: ${resourceLink(keeper, reader)}</li>` : undefined}
        </ul> `,
  );
  const title = { value: say('keeps', { name: labelOf(keeper, reader).value }), language };
  return section(
    'keeper',
    title,
    html`<p>${say('keepsNote')}</p>
      ${pieces}`,
  );
}

function isOfListed({ range }: Field): boolean {
  return range.kind === 'link' && range.shape.isListed;
}

/** Where to ask: the contact's own facts in the order of the ontology, all of them or the first few. */
export function contactSection(
  contact: Resource,
  reader: Reader,
  { most = Infinity, about }: { most?: number; about?: Resource | undefined } = {},
): Piece {
  const { say, language, href, snapshot } = reader;
  const summary = most === Infinity ? summaryOf(contact, reader) : undefined;
  const fields = (contact.shape?.fields ?? [])
    .filter((field) => isOnPage(field) && !NOT_A_WAY.some((role) => field.roles.has(role)))
    .filter((field) => contact.values(field).length)
    .slice(0, most);
  return section(
    'contact',
    { value: say('howToAsk'), language },
    html`<p>${resourceLink(contact, reader)}${summary && html`. ${markedText(summary, reader)}`}</p>
      ${
        about && isAsked(about)
          ? html`<p>
              <a href="${href(askAddress({ about }, snapshot.base))}">${say('askForThis')}</a>
            </p>`
          : undefined
      }
      ${factsOf(contact, fields, reader)}`,
  );
}

/** What is said of a contact otherwise, or of where the facts come from. */
const NOT_A_WAY = ['label', 'description', 'source'] as const;
