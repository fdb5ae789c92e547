import type { Field, Shape } from '../../model/model.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Resource, Value } from '../../reading/view.ts';
import { countOf } from '../../store/list/count-values.ts';
import { address, integer, text } from '../query/query.ts';
import { Card } from './card.ts';
import { foldedText, lexicalFact, type Fact } from './literal-facts.ts';
import {
  isFolded,
  isToOne,
  literalNode,
  orderedType,
  sidecar,
  statedFields,
  termsOf,
} from './terms.ts';

/** The ranks of literals, once all of them are known. */
export interface Ranks {
  ofText(literal: Literal): number;
  ofValue(literal: Literal): number;
}

/** A rank that is wanted: of a literal's value, or of its text. */
interface Ranked {
  readonly predicate: string;
  readonly literal: Literal;
  readonly isByValue: boolean;
}

/** The facts about a resource; those with ranks name the literals that they are of. */
export interface ResourceFacts {
  /** Made as they are asked for. */
  readonly facts: Iterable<Fact>;
  readonly ranked: readonly Ranked[];
  /** The literals that fields have, each a node of its own. */
  readonly literals: readonly Literal[];
  /** The addresses that are values and no links. */
  readonly addresses: readonly string[];
  /** The keys of the fields whose values are too long for its card. */
  readonly long: readonly string[];
}

/** What the sidecar states of a resource with statements; its place among all others comes apart. */
export function resourceFacts(resource: Resource): ResourceFacts {
  const lexical = [...resource.passingStatements].flatMap(([predicate, values]) =>
    values.flatMap((value) =>
      value.kind === 'literal' ? (optional(lexicalFact(predicate, value)) ?? []) : [],
    ),
  );
  const { shape } = resource;
  if (!shape) return { facts: lexical, ranked: [], literals: [], addresses: [], long: [] };
  return ofShape(resource, shape, lexical);
}

function optional(fact: Fact | undefined): readonly Fact[] | undefined {
  return fact && [fact];
}

function ofShape(resource: Resource, shape: Shape, lexical: readonly Fact[]): ResourceFacts {
  const fields = statedFields(shape);
  const ranked: Ranked[] = [];
  const literals: Literal[] = [];
  const addresses: string[] = [];
  const card = new Card();
  for (const field of fields) {
    const values = resource.values(field);
    card.add(field, values);
    ranked.push(...ranksOf(field, values));
    append(
      literals,
      values.filter((value) => value.kind === 'literal'),
    );
    if (field.range.kind === 'iri') append(addresses, values.map(nodeOf));
  }
  // One after another: some resources have a million links.
  function* facts(): Generator<Fact> {
    yield* lexical;
    yield [sidecar.shape, text(shape.name)];
    yield card.fact;
    for (const field of fields) yield* valueFacts(resource, field);
  }
  return { facts: { [Symbol.iterator]: facts }, ranked, literals, addresses, long: card.long };
}

/** A function takes fewer arguments than some resources have values. */
function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item);
}

function* valueFacts(resource: Resource, field: Field): Generator<Fact> {
  const { value, others, count, fold } = termsOf(field);
  const values = resource.values(field);
  for (const [index, each] of values.entries())
    yield [index && isToOne(field) ? others : value, address(nodeOf(each))];
  if (field.many && values.length) yield [count, integer(countOf(resource, field))];
  if (!isFolded(field)) return;
  const literals = values.filter((each) => each.kind === 'literal');
  for (const each of new Set(literals.map(foldedText))) yield [fold, text(each)];
}

function nodeOf(value: Value): string {
  return value.kind === 'literal' ? literalNode(value) : value.id;
}

/** Of the literal that an order reads; of texts for each language in which the resource shows one. */
function ranksOf(field: Field, values: readonly Value[]): readonly Ranked[] {
  const literals = values.filter((value) => value.kind === 'literal');
  const [first] = literals;
  if (!first) return [];
  const { rank } = termsOf(field);
  if (field.range.kind !== 'text')
    return [{ predicate: rank(), literal: first, isByValue: orderedType(field) !== undefined }];
  return shownTexts(literals).map((literal) => ({
    predicate: rank(literal.language),
    literal,
    isByValue: false,
  }));
}

/** The first text of each language that a reader of that language is shown. */
function shownTexts(texts: readonly Literal[]): readonly Literal[] {
  const languages = new Set(texts.map(({ language }) => language));
  const shown = [...languages].flatMap((language) =>
    textsInLanguage(texts, [language])
      .slice(0, 1)
      .filter((text) => text.language === language),
  );
  return shown;
}

/** The statements of ranks, once these are known. */
export function rankFacts(ranked: readonly Ranked[], ranks: Ranks): readonly Fact[] {
  return ranked.map(({ predicate, literal, isByValue }) => [
    predicate,
    integer(isByValue ? ranks.ofValue(literal) : ranks.ofText(literal)),
  ]);
}
