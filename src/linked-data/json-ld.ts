import type { Model, Shape } from '../model/model.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Value } from '../store/value.ts';
import { termsOf, type TermDefinition } from './context.ts';
import type { Description } from './description.ts';

/** Writes node objects in the form that JSON-LD compaction gives them under the model's context. */
export class NodeWriter {
  readonly #classNames: ReadonlyMap<string, string>;
  readonly #everywhere: ReadonlyMap<string, readonly Term[]>;
  readonly #ofShape: ReadonlyMap<Shape, ReadonlyMap<string, readonly Term[]>>;

  constructor(model: Model) {
    const terms = termsOf(model);
    this.#classNames = new Map(model.shapes.map((shape) => [shape.class, shape.name]));
    this.#everywhere = byPredicate(terms.everywhere);
    this.#ofShape = new Map(
      [...terms.ofShape].map(([shape, own]) => [
        shape,
        byPredicate(new Map([...terms.everywhere, ...own])),
      ]),
    );
  }

  /** `id` and `type` first; what fits no term stands under its absolute address. */
  write({ resource, statements }: Description): Record<string, unknown> {
    const object: Record<string, unknown> = { id: resource.id };
    const shape = resource.shape;
    const terms = (shape && this.#ofShape.get(shape)) ?? this.#everywhere;
    for (const [predicate, values] of statements)
      if (predicate === rdf.type) object['type'] = values.map((value) => this.#className(value));
      else writeProperty(object, { predicate, values, terms: terms.get(predicate) ?? [] });
    return object;
  }

  #className(type: Value): string {
    const address = type.kind === 'resource' ? type.id : type.value;
    return this.#classNames.get(address) ?? address;
  }
}

interface Term {
  readonly name: string;
  readonly definition: TermDefinition;
}

/** Of several terms for a predicate, compaction takes the shortest, then the least. */
function byPredicate(terms: ReadonlyMap<string, TermDefinition>): Map<string, Term[]> {
  const found = new Map<string, Term[]>();
  for (const [name, definition] of terms) {
    const predicate = definition['@id'];
    if (typeof predicate !== 'string') continue;
    found.set(predicate, [...(found.get(predicate) ?? []), { name, definition }]);
  }
  for (const several of found.values())
    several.sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
  return found;
}

function writeProperty(
  object: Record<string, unknown>,
  {
    predicate,
    values,
    terms,
  }: { predicate: string; values: readonly Value[]; terms: readonly Term[] },
): void {
  for (const value of values) {
    const term = terms.find(({ definition }) => fits(value, definition));
    if (!term) append(object, predicate, expanded(value));
    else if (isLanguageMap(term.definition)) {
      const map = (object[term.name] ??= {}) as Record<string, unknown>;
      const { language, value: text } = value as Literal;
      append(map, language, text, isSet(term.definition));
    } else append(object, term.name, textOf(value), isSet(term.definition));
  }
}

function fits(value: Value, definition: TermDefinition): boolean {
  const type = definition['@type'];
  if (value.kind === 'resource') return type === '@id';
  if (isLanguageMap(definition)) return value.language !== '';
  return value.datatype === (type ?? xsd.string);
}

function isLanguageMap({ '@container': container }: TermDefinition): boolean {
  return [container].flat().includes('@language');
}

function isSet({ '@container': container }: TermDefinition): boolean {
  return [container].flat().includes('@set');
}

/** Adds a value under a key: one value stands alone unless the key always has a list. */
function append(
  object: Record<string, unknown>,
  key: string,
  value: unknown,
  asList = false,
): void {
  const known = object[key];
  if (known === undefined) object[key] = asList ? [value] : value;
  else if (Array.isArray(known)) known.push(value);
  else object[key] = [known, value];
}

function textOf(value: Value): string {
  return value.kind === 'resource' ? value.id : value.value;
}

function expanded(value: Value): unknown {
  if (value.kind === 'resource') return { id: value.id };
  if (value.language) return { '@language': value.language, '@value': value.value };
  return value.datatype === xsd.string
    ? value.value
    : { type: value.datatype, '@value': value.value };
}
