import { isValueAddress } from '../rdf/address.ts';
import { termKey, type Node } from '../rdf/literal.ts';
import { RDF } from '../rdf/vocabulary.ts';
import type { FactField, Role } from './roles.ts';

/** What is said of one resource, property by property in the order in which it was said. */
export interface Description {
  readonly id: string;
  readonly classes: readonly string[];
  readonly statements: ReadonlyMap<string, readonly Node[]>;
}

/** A value as the page has it: a text in its language, or a text whose field says what it is. */
export type Value = string | { readonly text: string; readonly language: string };

/** A value as its field wants it: a text in a language, a literal of a datatype, or an address; throws if it cannot be. */
function nodeOf({ field, property }: FactField, value: Value, language: string): Node {
  const { text, language: tag } = typeof value === 'string' ? { text: value, language } : value;
  const { range } = field;
  if (range.kind === 'text')
    return { kind: 'literal', value: text, datatype: `${RDF}langString`, language: tag };
  if (range.kind === 'literal')
    return { kind: 'literal', value: text, datatype: range.datatype, language: '' };
  if (/^[a-z][a-z\d+.-]*:/i.test(text) && !isValueAddress(text))
    throw new RangeError(`expected an address as <${property}>, got "${text}"`);
  return { kind: 'resource', id: text };
}

/** A resource in the making. */
export class Draft implements Description {
  readonly id: string;
  readonly role: Role;
  readonly statements = new Map<string, Node[]>();
  readonly #language: string;

  constructor(id: string, role: Role, language: string) {
    this.id = id;
    this.role = role;
    this.#language = language;
  }

  get classes(): readonly string[] {
    return this.role.classes;
  }

  /** Says a fact, and gives its property; `undefined` where the ontology has no place for it, or there is no value. */
  say(fact: string, values: readonly Value[]): string | undefined {
    const place = this.role.facts.get(fact);
    if (!place || !values.length) return undefined;
    const nodes = values.map((value) => nodeOf(place, value, this.#language));
    const said = this.statements.get(place.property) ?? [];
    const isNew = (node: Node): boolean => !said.some((each) => termKey(each) === termKey(node));
    this.statements.set(place.property, [...said, ...nodes.filter(isNew)]);
    return place.property;
  }
}
