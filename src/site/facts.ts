import type { Field, InWords } from '../model/model.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';
import { queryAddress } from './field-query.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { descriptionOf, nameOf, textPiece, type Text } from './text.ts';
import { link, valuePiece } from './value.ts';

/** How many values of a field a page shows. */
const MOST_VALUES = 100;

/**
 * The facts about a resource, as a description list: its types, the fields of its shape in their order, then the
 * statements that no field has. A derived field is a link to its query: a page costs what its statements cost.
 */
export function factsOf(resource: Resource, reader: Reader): Piece {
  const fields = resource.shape?.fields ?? [];
  return html`<dl>
    ${typeFact(resource, reader)} ${fields.map((field) => fieldFact(field, resource, reader))}
    ${unclaimedFacts(resource, reader)}
  </dl>`;
}

function typeFact({ shape, statements }: Resource, reader: Reader): Piece | undefined {
  const types = statements.get(rdf.type);
  if (!types) return undefined;
  const word = { value: reader.say('type'), language: reader.language };
  const label = shape ? explained(word, shape, reader) : textPiece(word);
  const values = types.map((type) => valuePiece(type, reader));
  return fact(label, { values, total: types.length, rest: html`` }, reader);
}

function fieldFact(field: Field, resource: Resource, reader: Reader): Piece | undefined {
  const label = explained(nameOf(field, reader), field, reader);
  const rest = link(
    queryAddress(resource, field),
    html`${reader.say('ask')}: <code>${field.name}</code>`,
  );
  if (!singleStep(field.path)) return fact(label, { values: [rest], total: 1, rest }, reader);
  const all = resource.values(field);
  if (!all.length) return undefined;
  const values =
    field.range.kind === 'text'
      ? textPieces(resource.literals(field), reader)
      : all.slice(0, MOST_VALUES).map((value) => valuePiece(value, reader));
  return fact(label, { values, total: all.length, rest }, reader);
}

/** Texts in the reader's language first; the others say which language they are in. */
function textPieces(texts: readonly Literal[], { ranges, languageName }: Reader): Piece[] {
  const chosen = new Set(textsInLanguage(texts, ranges));
  return [...new Set([...chosen, ...texts])]
    .slice(0, MOST_VALUES)
    .map((text) =>
      chosen.has(text)
        ? textPiece(text)
        : html`${textPiece(text)} <small>${languageName(text.language)}</small>`,
    );
}

/** The statements that no field has: of a property that none follows, or with a value that none takes. */
function unclaimedFacts(resource: Resource, reader: Reader): Piece[] {
  const claimed = claimedValues(resource);
  return [...resource.statements]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([predicate, values]) => {
      const known = claimed.get(predicate);
      return { predicate, values: values.filter((value) => !known?.has(value)) };
    })
    .filter(({ predicate, values }) => values.length && predicate !== rdf.type)
    .map(({ predicate, values }) => unclaimedFact(predicate, values, reader));
}

/** What the fields have, by property. */
function claimedValues(resource: Resource): ReadonlyMap<string, ReadonlySet<Value>> {
  const claimed = new Map<string, Set<Value>>();
  for (const field of resource.shape?.fields ?? []) {
    const step = singleStep(field.path);
    if (!step || step.inverse) continue;
    const known = claimed.get(step.predicate) ?? new Set<Value>();
    for (const value of resource.values(field)) known.add(value);
    claimed.set(step.predicate, known);
  }
  return claimed;
}

/** What the shapes do not know says itself what it is: its property, and its value's language or datatype. */
function unclaimedFact(predicate: string, values: readonly Value[], reader: Reader): Piece {
  const shown = values
    .slice(0, MOST_VALUES)
    .map((value) => html`${valuePiece(value, reader)}${kindOf(value, reader)}`);
  const rest = html`<a href="#formats">${reader.say('formats')}</a>`;
  const label = link(predicate, html`<bdi>${predicate}</bdi>`);
  return fact(label, { values: shown, total: values.length, rest }, reader);
}

function kindOf(value: Value, { languageName }: Reader): Piece | undefined {
  if (value.kind === 'resource') return undefined;
  const { language, datatype } = value;
  if (language) return html` <small>${languageName(language)}</small>`;
  return datatype === xsd.string ? undefined : html` <small><bdi>${datatype}</bdi></small>`;
}

interface Values {
  /** Those that are shown. */
  readonly values: readonly Piece[];
  readonly total: number;
  /** Where the others are. */
  readonly rest: Piece;
}

/** One group of a description list: a label, and its values as a list where there are several. */
function fact(label: Piece, { values, total, rest }: Values, { say }: Pick<Reader, 'say'>): Piece {
  const [only] = values;
  const hidden = total - values.length;
  const items = values.map((value) => html`<li>${value}</li> `);
  const last = hidden ? html`<li>${say('more', { n: hidden })}: ${rest}</li>` : undefined;
  const content =
    total === 1 && only
      ? only
      : html`<ul>
          ${items}${last}
        </ul>`;
  return html`<div>
    <dt>${label}</dt>
    <dd>${content}</dd>
  </div> `;
}

/** A label that opens to what it means: for a keyboard, a screen reader and a finger alike, as a `title` is not. */
function explained(label: Text, said: InWords, reader: Reader): Piece {
  return html`<details>
    <summary>${textPiece(label)}</summary>
    <p>${textPiece(descriptionOf(said, reader))}</p>
  </details>`;
}
