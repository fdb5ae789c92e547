import { isLink, type Field } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import { singleStep } from '../rdf/path.ts';
import type { Resource, Value } from '../reading/view.ts';
import { queryAddress } from './field-query.ts';
import { pathTo, schemeOf } from '../reading/hierarchy.ts';
import { linksOf, MOST_VALUES } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { topicOf } from './sources.ts';
import { labelOf, markedText, summaryOf, termPiece, type Text, textPiece } from './text.ts';
import { fieldValuePiece, link, resourceLink } from './value.ts';

/** A description list of the facts that a resource has in some fields; `undefined` where it has none. */
export function factsOf(
  resource: Resource,
  fields: readonly Field[],
  reader: Reader,
): Piece | undefined {
  const rows = fields.flatMap((field) => fieldFact(field, resource, reader) ?? []);
  return factList(rows);
}

/** Rows as a description list. */
export function factList(rows: readonly Piece[]): Piece | undefined {
  return rows.length ? html`<dl class="facts">${rows}</dl>` : undefined;
}

function fieldFact(field: Field, resource: Resource, reader: Reader): Piece | undefined {
  const label = termPiece(field, reader);
  if (isLink(field)) return linkFact(field, { label, resource, reader });
  const all = resource.literals(field);
  if (field.range.kind === 'text') return textFact(field, all, { label, reader });
  const values = resource.values(field);
  if (!values.length) return missing(field, label, reader);
  const shown = values.slice(0, MOST_VALUES).map((value) => fieldValuePiece(value, field, reader));
  const rest = (): Piece => question(field, resource, reader);
  return fact(label, { values: shown, total: values.length, rest }, reader);
}

interface LinkFact {
  readonly label: Piece;
  readonly resource: Resource;
  readonly reader: Reader;
}

function linkFact(field: Field, { label, resource, reader }: LinkFact): Piece | undefined {
  const { shown, total } = linksOf(resource, field, reader);
  if (!total) return missing(field, label, reader);
  const [only] = total === 1 && singleStep(field.path)?.inverse ? shown : [];
  const values = only
    ? [html`${linkedPiece(only, reader)} ${summaryPiece(only, reader)}`]
    : shown.map((each) => linkedPiece(each, reader));
  const rest = (): Piece => question(field, resource, reader);
  return fact(label, { values, total, rest }, reader);
}

/** What the only one of its kind is: a list of several would be too long to read with it. */
function summaryPiece(resource: Resource, reader: Reader): Piece | undefined {
  const summary = summaryOf(resource, reader);
  return summary && html`<p>${markedText(summary, reader)}</p>`;
}

/** A resource as a link, with those above it. A record of sources has the name of what it is about; one that only serves to describe and has no name shows what it says. */
function linkedPiece(resource: Resource, reader: Reader): Piece {
  const { shape } = resource;
  const topic = topicOf(resource);
  if (topic) return link(reader.href(resource.id), textPiece(labelOf(topic, reader)));
  if (shape && !shape.isListed && !shape.label) return inlineFacts(resource, reader);
  const path = pathTo(resource);
  const whole = path.length > 0 && !shape?.fields.some(({ roles }) => roles.has('code'));
  return whole
    ? html`${resourceLink(resource, reader)}${abovePiece(path.reverse(), reader)}`
    : html`${resourceLink(resource, reader)}${elsewhere(resource, reader)}`;
}

/** Those above a resource, the nearest first, after its own name. */
function abovePiece(above: readonly Resource[], reader: Reader): Piece {
  const items = above.map((each) => html`<li>${resourceLink(each, reader)}</li> `);
  return html`<ul class="above" aria-label="${reader.say('partOf')}">
    ${items}
  </ul>`;
}

/** In which classification something is, where the page is about something in another one: codes alone would be the same. */
function elsewhere(value: Value, reader: Reader): Piece | undefined {
  const page = reader.snapshot.find(reader.address);
  const own = page && schemeOf(page);
  const other = value.kind === 'resource' ? schemeOf(value) : undefined;
  return own && other && other !== own
    ? html` <small>(${textPiece(labelOf(other, reader))})</small>`
    : undefined;
}

/** What a resource states in its own fields, and what it is a part of, on one line each: for one that has no name to show. */
function inlineFacts(resource: Resource, reader: Reader): Piece {
  const fields = (resource.shape?.fields ?? []).filter(({ path, roles, counts }) => {
    const step = singleStep(path);
    return step && (!step.inverse || counts.max === 1) && !roles.has('source');
  });
  const items = fields.flatMap((field) => {
    const values = resource.values(field).slice(0, MOST_VALUES);
    return values.length
      ? [
          html`<li>
            ${termPiece(field, reader)}:
            ${values.map((value) => html`${fieldValuePiece(value, field, reader)}${elsewhere(value, reader)} `)}
          </li> `,
        ]
      : [];
  });
  return html`<ul class="inline">
      ${items}
    </ul>
    ${link(reader.href(resource.id), html`${reader.say('details')}`)}`;
}

/** The text in the reader's language; those in others open on demand. */
function textFact(
  field: Field,
  texts: readonly Literal[],
  { label, reader }: { label: Piece; reader: Reader },
): Piece | undefined {
  const chosen = textsInLanguage(texts, reader.ranges).slice(0, MOST_VALUES);
  if (!chosen.length) return missing(field, label, reader);
  const others = texts.filter((text) => !chosen.includes(text)).slice(0, MOST_VALUES);
  const isShown = field.roles.has('label') || field.roles.has('description');
  if (isShown && !others.length && chosen.length === 1) return undefined;
  const values = chosen.map((text) => markedText(text, reader));
  return fact(label, { values, total: values.length, more: inOthers(others, reader) }, reader);
}

/** Texts in other languages, which open on demand. */
function inOthers(texts: readonly Literal[], reader: Reader): Piece | undefined {
  if (!texts.length) return undefined;
  return html`<details>
    <summary>${reader.say('otherLanguages')}</summary>
    ${textsWithLanguage(texts, reader)}
  </details>`;
}

/** Texts as a list, each with the name of its language. */
export function textsWithLanguage(
  texts: readonly Literal[],
  { languageName }: Pick<Reader, 'languageName'>,
): Piece {
  const items = texts.map(
    (text) => html`<li>${textPiece(text)} <small>${languageName(text.language)}</small></li> `,
  );
  return html`<ul>
    ${items}
  </ul>`;
}

/** What readers expect and the source does not state is said to be missing. */
function missing({ roles }: Field, label: Piece, { say }: Reader): Piece | undefined {
  return roles.has('expected')
    ? html`<div class="missing">
        <dt>${label}</dt>
        <dd>${say('notStated')}</dd>
      </div> `
    : undefined;
}

/** The way to all values of a field. */
export function question(field: Field, resource: Resource, { say }: Reader): Piece {
  return link(queryAddress(resource, field), html`${say('ask')}: <code>${field.name}</code>`);
}

interface Values {
  /** Those that are shown. */
  readonly values: readonly Piece[];
  readonly total: number;
  /** Where the others are, if there are others. */
  readonly rest?: () => Piece;
  /** What comes after the values. */
  readonly more?: Piece | undefined;
}

/** One group of a description list: a label, and its values as a list where there are several. */
export function fact(
  label: Piece,
  { values, total, rest, more }: Values,
  { say }: Pick<Reader, 'say'>,
): Piece {
  const [only] = values;
  const hidden = total - values.length;
  const items = values.map((value) => html`<li>${value}</li> `);
  const last = hidden ? html`<li>${say('more', { n: hidden })}: ${rest?.()}</li>` : undefined;
  const content =
    total === 1 && only
      ? only
      : html`<ul>
          ${items}${last}
        </ul>`;
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}${more}</dd>
  </div> `;
}

/** A heading of a part of a page, which links can lead to. */
export function section(id: string, title: Text, content: Piece): Piece {
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}" class="name">${textPiece(title)}</h2>
    ${content}
  </section> `;
}
