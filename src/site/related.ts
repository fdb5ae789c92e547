import { isAsked } from '../asking/where-to-ask.ts';
import { isLink, type Field } from '../model/model.ts';
import { schemeOf } from '../reading/hierarchy.ts';
import type { Resource } from '../reading/view.ts';
import { askAddress } from './ask/ask-query.ts';
import { factsOf, section } from './facts.ts';
import { isOnPage } from './groups.ts';
import { linksOf } from './linked.ts';
import { madeOnce } from './made-once.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { labelOf, markedText, summaryOf, termPiece } from './text.ts';
import { resourceLink } from './value.ts';

/** What else a keeper keeps, besides the resource that the page is about: it is the keeper's, and said to be so. */
export function keeperSection(
  keeper: Resource,
  resource: Resource,
  reader: Reader,
): Piece | undefined {
  const { say, language } = reader;
  const pieces = listsOf(keeper, reader).flatMap(({ field, shown, hidden }) => {
    const others = shown.filter((each) => each !== resource);
    return others.length
      ? html`<h3 class="name">${termPiece(field, reader)}</h3>
          <ul>
            ${others.map((each) => html`<li>${resourceLink(each, reader)}</li> `)}
            ${hidden ? html`<li>${say('more', { n: hidden })}: ${resourceLink(keeper, reader)}</li>` : undefined}
          </ul> `
      : [];
  });
  if (!pieces.length) return undefined;
  const title = { value: say('keeps', { name: labelOf(keeper, reader).value }), language };
  return section(
    'keeper',
    title,
    html`<p>${say('keepsNote')}</p>
      ${pieces}`,
  );
}

/** Some of what somebody keeps, by code or name, and how much more there is. */
interface KeptList {
  readonly field: Field;
  readonly shown: readonly Resource[];
  readonly hidden: number;
}

/** What somebody keeps, a list for each field. */
const listsOf = madeOnce(
  (keeper: Resource, reader): readonly KeptList[] =>
    (keeper.shape?.fields ?? [])
      .filter((field) => field.many && isLink(field) && isOnPage(field) && isOfListed(field))
      .map((field) => {
        const { shown, total } = linksOf(keeper, field, reader);
        return { field, shown, hidden: total - shown.length };
      }),
  (lists) => lists.flatMap(({ shown }) => shown).length * PLACE,
);

/** What a resource in a list counts for. */
const PLACE = 8;

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
      ${
        about && !schemeOf(about) && most === Infinity
          ? waysOf(contact, reader)
          : factsOf(contact, waysIn(contact, most), reader)
      }`,
  );
}

/** The facts of a contact as pages have them that are in no classification: those name the classification of others. */
const waysOf = madeOnce(
  (contact: Resource, reader): Piece => factsOf(contact, waysIn(contact), reader) ?? html``,
);

function waysIn(contact: Resource, most = Infinity): readonly Field[] {
  return (contact.shape?.fields ?? [])
    .filter((field) => isOnPage(field) && !NOT_A_WAY.some((role) => field.roles.has(role)))
    .filter((field) => contact.values(field).length)
    .slice(0, most);
}

/** What is said of a contact otherwise, or of where the facts come from. */
const NOT_A_WAY = ['label', 'description', 'source'] as const;
