import type { Model, Shape } from '../model/model.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { Resource } from '../store/resource.ts';
import type { Value } from '../store/value.ts';
import { termsOf, type TermDefinition } from './context.ts';

/** A term that values can be written under. */
export interface Term {
  readonly name: string;
  /** What `@type` says: `@id`, a datatype, or nothing. */
  readonly coercion: unknown;
  readonly isLanguageMap: boolean;
  /** Whether it always has a list, also of one value. */
  readonly isSet: boolean;
}

type TermsByPredicate = ReadonlyMap<string, readonly Term[]>;

/** Which name of the context a class, or a value of a property, stands under. */
export class TermTable {
  readonly #classNames: ReadonlyMap<string, string>;
  readonly #everywhere: TermsByPredicate;
  readonly #ofShape: ReadonlyMap<Shape, TermsByPredicate>;

  constructor(model: Model) {
    const { everywhere, ofShape } = termsOf(model);
    this.#classNames = new Map(model.shapes.map((shape) => [shape.class, shape.name]));
    this.#everywhere = byPredicate(everywhere);
    this.#ofShape = new Map(
      [...ofShape].map(([shape, own]) => [shape, byPredicate(new Map([...everywhere, ...own]))]),
    );
  }

  className(address: string): string {
    return this.#classNames.get(address) ?? address;
  }

  /** The terms for a property of a resource, those that compaction prefers first. */
  terms({ shape }: Resource, predicate: string): readonly Term[] {
    const table = (shape && this.#ofShape.get(shape)) ?? this.#everywhere;
    return table.get(predicate) ?? [];
  }
}

/** Whether a value can stand under a term and mean the same. */
export function fits(value: Value, { coercion, isLanguageMap }: Term): boolean {
  if (value.kind === 'resource') return coercion === '@id';
  if (isLanguageMap) return value.language !== '';
  return value.datatype === (coercion ?? xsd.string);
}

/** Of several terms that fit, compaction takes the shortest, then the least (JSON-LD API, section 4.3). */
function byPredicate(definitions: ReadonlyMap<string, TermDefinition>): TermsByPredicate {
  const found = new Map<string, Term[]>();
  for (const [name, definition] of definitions) {
    const predicate = definition['@id'];
    if (typeof predicate === 'string')
      found.set(predicate, [...(found.get(predicate) ?? []), termOf(name, definition)]);
  }
  for (const terms of found.values())
    terms.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return found;
}

function termOf(name: string, definition: TermDefinition): Term {
  const containers = [definition['@container']].flat();
  return {
    name,
    coercion: definition['@type'],
    isLanguageMap: containers.includes('@language'),
    isSet: containers.includes('@set'),
  };
}
