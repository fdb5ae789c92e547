import { compareTexts } from '../rdf/compare-texts.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';
import { fact, factList, question } from './facts.ts';
import { isOnPage } from './groups.ts';
import { MOST_VALUES } from './linked.ts';
import { html, type Piece } from './piece.ts';
import type { Reader } from './reader.ts';
import { termPiece } from './text.ts';
import { link, valuePiece } from './value.ts';

/**
 * What programs want to know of a resource, closed until it is opened: its types, the questions for its derived fields, the
 * statements that no field has, and its address.
 */
export function statementsOf(resource: Resource, reader: Reader): Piece {
  const { say } = reader;
  const rows = [
    ...typeFact(resource, reader),
    ...derivedFacts(resource, reader),
    ...unclaimedFacts(resource, reader),
  ];
  return html`<details class="statements">
    <summary>${say('statements')}</summary>
    ${factList(rows)}
    <p>${say('permanent')}: <a href="${resource.id}">${resource.id}</a></p>
  </details>`;
}

function typeFact({ statements }: Resource, reader: Reader): Piece[] {
  const types = statements.get(rdf.type);
  if (!types) return [];
  const values = types.map((type) => valuePiece(type, reader));
  const label = html`<bdi>${reader.say('type')}</bdi>`;
  return [fact(label, { values, total: types.length }, reader)];
}

function derivedFacts(resource: Resource, reader: Reader): Piece[] {
  const fields = (resource.shape?.fields ?? []).filter(
    (field) => !singleStep(field.path) && !field.group && !isOnPage(field),
  );
  return fields.map((field) => {
    const values = [question(field, resource, reader)];
    return fact(termPiece(field, reader), { values, total: 1 }, reader);
  });
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
  const rest = (): Piece => html`<a href="#formats">${reader.say('formats')}</a>`;
  const label = link(predicate, html`<bdi>${predicate}</bdi>`);
  return fact(label, { values: shown, total: values.length, rest }, reader);
}

function kindOf(value: Value, { languageName }: Reader): Piece | undefined {
  if (value.kind === 'resource') return undefined;
  const { language, datatype } = value;
  if (language) return html` <small>${languageName(language)}</small>`;
  return datatype === xsd.string ? undefined : html` <small><bdi>${datatype}</bdi></small>`;
}
