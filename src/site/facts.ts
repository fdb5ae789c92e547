import type { Field } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Resource } from '../reading/view.ts';
import { explained, fact, MOST_VALUES } from './fact.ts';
import { html, type Piece } from './piece.ts';
import { questionAddress } from './question.ts';
import type { Reader } from './reader.ts';
import { nameOf, textPiece } from './text.ts';
import { unclaimedFacts } from './unclaimed.ts';
import { link, valuePiece } from './value.ts';

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
    questionAddress(resource, field),
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
