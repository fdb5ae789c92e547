import type { Field, Shape } from '../../model/model.ts';
import { compareTotally, isOrdered } from '../../rdf/compare-literals.ts';
import { plainText } from '../../rdf/datatype.ts';
import type { Resource } from '../../store/resource.ts';
import { compareTexts } from '../../store/value.ts';
import type { RequestContext } from '../builder.ts';
import { chosenTexts } from '../text.ts';
import { collatorOf } from './collator.ts';

/** One level of an order, as GraphQL gives it. */
export interface OrderInput {
  readonly field: string;
  readonly direction?: 'ASC' | 'DESC' | null | undefined;
}

/** Where a resource stands in an order: a key for each level, `null` where it has no value, and its address. */
export interface Place {
  readonly keys: readonly (string | null)[];
  readonly id: string;
}

/** The fields that a shape's resources can be ordered by: those of one literal. */
export function orderableFields({ fields }: Shape): readonly Field[] {
  return fields.filter(({ many, range }) => !many && ['text', 'literal'].includes(range.kind));
}

/** An order of resources. Whatever is said, the address decides last, so that every two have an order. */
export class Order {
  /** What a cursor says of the order that it belongs to. */
  readonly signature: string;
  readonly #levels: readonly Level[];
  readonly #context: RequestContext;
  readonly #places = new Map<Resource, Place>();

  constructor(
    shape: Shape | undefined,
    inputs: readonly OrderInput[] | null | undefined,
    context: RequestContext,
  ) {
    // No more of the request: an order may be kept for others.
    this.#context = { snapshot: context.snapshot, languages: context.languages };
    this.#levels = inputs?.length ? levelsOf(shape, inputs, context) : BY_ADDRESS;
    this.signature = this.#levels.length ? signatureOf(this.#levels, context) : '';
  }

  /** How many keys a place in this order has. */
  get depth(): number {
    return this.#levels.length;
  }

  /** A list by address in this order. */
  sort(list: readonly Resource[]): readonly Resource[] {
    if (!this.#levels.length) return list;
    return [...list].sort((a, b) => this.compare(this.placeOf(a), this.placeOf(b)));
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
        ? chosenTexts(resource, field, { context: this.#context })
        : resource.literals(field);
    return literal ? plainText(literal) : null;
  }
}

interface Level {
  readonly field: Field;
  readonly isDown: boolean;
  readonly compare: (a: string, b: string) => number;
}

const BY_ADDRESS: readonly Level[] = [];

function levelsOf(
  shape: Shape | undefined,
  inputs: readonly OrderInput[],
  { snapshot }: RequestContext,
): readonly Level[] {
  const collator = collatorOf(snapshot.language);
  const names = new Set<string>();
  return inputs.flatMap(({ field: name, direction }) => {
    // A field that comes again has nothing left to decide.
    if (names.has(name)) return [];
    names.add(name);
    const field = shape?.fields.find((each) => each.name === name);
    return field
      ? [{ field, isDown: direction === 'DESC', compare: comparer(field, collator) }]
      : [];
  });
}

function signatureOf(levels: readonly Level[], { languages }: RequestContext): string {
  const names = levels.map(({ field, isDown }) => `${isDown ? '-' : ''}${field.name}`);
  const isText = levels.some(({ field }) => field.range.kind === 'text');
  return [...names, ...(isText ? languages.map((tag) => `@${tag}`) : [])].join();
}

/** Values that are missing come last, up as well as down. */
function compareKeys({ isDown, compare }: Level, a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return isDown ? -compare(a, b) : compare(a, b);
}

/** By value where the datatype has an order, else as people of the catalogue's language order texts. */
function comparer({ range }: Field, collator: Intl.Collator): Level['compare'] {
  const datatype = range.kind === 'literal' ? range.datatype : '';
  const literal = (value: string) => ({ kind: 'literal', value, datatype, language: '' }) as const;
  return isOrdered(datatype)
    ? (a, b) => compareTotally(literal(a), literal(b))
    : (a, b) => collator.compare(a, b);
}
