import { isLink, type Field } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import type { Value } from '../../reading/view.ts';
import { text } from '../query/query.ts';
import { asciiJson } from './ascii.ts';
import type { Fact } from './literal-facts.ts';
import { sidecar, termsOf } from './terms.ts';

/** A value on a card: an address, an address with the name of its shape, or a literal with its language or its datatype. */
type CardValue = string | readonly [value: string, more: string, datatype?: string];

/** The values of the fields of a resource, by the fields' keys, in the order in which the sidecar states them. */
export type CardValues = Readonly<Record<string, readonly CardValue[]>>;

/** Longer values of a field are on no card: they would be sent with every other field of the resource. */
const MOST_CHARACTERS = 500;

/** Whether the values of a field may be on cards. Lists of links are not: they are read in pages. */
function isForCards(field: Field): boolean {
  return !(field.many && isLink(field));
}

/** Whether the cards of a catalogue have the values of a field: all cards do, or none is read for it. */
export function isOnCards(field: Field, { long }: { readonly long: readonly string[] }): boolean {
  return isForCards(field) && !long.includes(termsOf(field).key);
}

/** What a page reads of a resource, in one statement: an engine finds and sends it in half of the time of several. */
export class Card {
  readonly #values: Record<string, readonly CardValue[]> = {};
  /** The keys of the fields whose values are too long for it. */
  readonly long: string[] = [];

  add(field: Field, values: readonly Value[]): void {
    if (!values.length || !isForCards(field)) return;
    const { key } = termsOf(field);
    const written = values.slice(0, MOST_CHARACTERS).flatMap((value) => cardValue(value, field));
    if (JSON.stringify(written).length > MOST_CHARACTERS) this.long.push(key);
    else this.#values[key] = written;
  }

  get fact(): Fact {
    return [sidecar.card, text(asciiJson(this.#values))];
  }
}

function cardValue(value: Value, field: Field): readonly CardValue[] {
  if (value.kind === 'literal') return [literalOnCard(value)];
  if (!isLink(field)) return [value.id];
  return value.shape ? [[value.id, value.shape.name]] : [];
}

function literalOnCard({ value, language, datatype }: Literal): CardValue {
  if (language && datatype === rdf.langString) return [value, language];
  return datatype === xsd.string ? value : [value, language, datatype];
}

/** The values of a resource from its card. */
export function readCard(json: string): CardValues {
  return JSON.parse(json) as CardValues;
}

/** A literal on a card. */
export function literalFromCard(written: CardValue): Literal {
  if (typeof written === 'string')
    return { kind: 'literal', value: written, datatype: xsd.string, language: '' };
  const [value, language, datatype = rdf.langString] = written;
  return { kind: 'literal', value, datatype, language };
}
