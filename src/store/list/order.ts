import { chosenTexts } from '../../reading/chosen-texts.ts';
import { inPieces } from '../../reading/pace.ts';
import type { Level, Place, Question } from '../../reading/question.ts';
import type { Resource, View } from '../../reading/view.ts';
import type { Work } from '../../reading/work.ts';
import type { Field } from '../../model/model.ts';
import { compareTotally, isOrdered } from '../../rdf/compare-literals.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { plainText } from '../../rdf/datatype.ts';
import { sorting } from '../sort-in-turns.ts';
import { collatorOf } from './collator.ts';

/** An order of resources. After its levels the address decides, so that every two have an order. */
export class Order {
  /** Equal for equal orders of one view. */
  readonly key: string;
  readonly #levels: readonly ComparedLevel[];
  readonly #languages: readonly string[];
  readonly #places = new Map<Resource, Place>();

  constructor({ order, languages }: Pick<Question, 'order' | 'languages'>, view: View) {
    const collator = collatorOf(view.language);
    this.#levels = order.map((level) => ({ ...level, compare: comparer(level.field, collator) }));
    this.#languages = languages;
    const ranges = order.some(isOfText) ? [...languages, view.language] : [];
    this.key = JSON.stringify([order.map(keyOf), [...new Set(ranges)]]);
  }

  /** A list by address in this order. */
  *sorting(list: readonly Resource[]): Work<readonly Resource[]> {
    if (!this.#levels.length) return list;
    yield* inPieces(list, 4, (resource) => this.placeOf(resource));
    const compare = (a: Resource, b: Resource): number =>
      this.compare(this.placeOf(a), this.placeOf(b));
    return yield* sorting(list, compare);
  }

  placeOf(resource: Resource): Place {
    if (!this.#levels.length) return { keys: [], id: resource.id };
    let place = this.#places.get(resource);
    if (!place) {
      const keys = this.#levels.map(({ field }) => this.#keyOf(resource, field));
      this.#places.set(resource, (place = { keys, id: resource.id }));
    }
    return place;
  }

  compare(a: Place, b: Place): number {
    for (const [index, level] of this.#levels.entries()) {
      const order = compareKeys(level, a.keys[index] ?? null, b.keys[index] ?? null);
      if (order) return order;
    }
    return compareTexts(a.id, b.id);
  }

  #keyOf(resource: Resource, field: Field): string | null {
    const [literal] =
      field.range.kind === 'text'
        ? chosenTexts(resource, field, this.#languages)
        : resource.literals(field);
    return literal ? plainText(literal) : null;
  }
}

interface ComparedLevel extends Level {
  readonly compare: (a: string, b: string) => number;
}

function keyOf({ field, isDown }: Level): readonly [string, boolean] {
  return [field.name, isDown];
}

function isOfText({ field }: Level): boolean {
  return field.range.kind === 'text';
}

/** Values that are missing come last, up as well as down. */
function compareKeys(
  { isDown, compare }: ComparedLevel,
  a: string | null,
  b: string | null,
): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return isDown ? -compare(a, b) : compare(a, b);
}

/** By value where the datatype has an order, else as people of the catalogue's language order texts. */
function comparer({ range }: Field, collator: Intl.Collator): ComparedLevel['compare'] {
  const datatype = range.kind === 'literal' ? range.datatype : '';
  const literal = (value: string) => ({ kind: 'literal', value, datatype, language: '' }) as const;
  return isOrdered(datatype)
    ? (a, b) => compareTotally(literal(a), literal(b))
    : (a, b) => collator.compare(a, b);
}
