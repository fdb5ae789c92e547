import { chosenTexts } from '../../reading/chosen-texts.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Level, Place, Question } from '../../reading/question.ts';
import type { Resource, View } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import { compareTotally } from '../../rdf/compare-literals.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { plainText } from '../../rdf/datatype.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { sorting } from '../sort-in-turns.ts';
import { collationOf } from './collation.ts';
import { countOf } from './count-values.ts';

/** An order of resources. After its levels the address decides, so that every two have an order. */
export class Order {
  /** Equal for equal orders of one view. */
  readonly key: string;
  readonly isByAddress: boolean;
  readonly #levels: readonly ComparedLevel[];
  readonly #languages: readonly string[];
  #places: Map<Resource, Place> | undefined;

  constructor({ order, languages }: Pick<Question, 'order' | 'languages'>, view: View) {
    this.#languages = languages;
    // Most lists, and all that are nested without a word, are by address: nothing is made for them.
    this.isByAddress = order.length === 0;
    this.#levels = this.isByAddress ? [] : levelsOf(order, view);
    this.key = this.isByAddress ? '' : keyOf({ order, languages }, view);
  }

  /** A list by address in this order. */
  *sorting(list: readonly Resource[]): Work<readonly Resource[]> {
    if (this.isByAddress) return list;
    yield* inPieces(list, 4, (resource) => this.placeOf(resource));
    const compare = (a: Resource, b: Resource): number =>
      this.compare(this.placeOf(a), this.placeOf(b));
    return yield* sorting(list, compare);
  }

  placeOf(resource: Resource): Place {
    if (this.isByAddress) return { keys: [], id: resource.id };
    const places = (this.#places ??= new Map<Resource, Place>());
    let place = places.get(resource);
    if (!place) {
      const keys = this.#levels.map((level) => this.#keyOf(resource, level));
      places.set(resource, (place = { keys, id: resource.id }));
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

  /** Where a resource is beside a place that is cut: 0 for each that may be at it. */
  compareToCut(resource: Resource, { keys, id, cut }: Place): number {
    const { keys: own } = this.placeOf(resource);
    const most = Math.min(cut?.level ?? 0, this.#levels.length);
    for (const [index, level] of this.#levels.slice(0, most).entries()) {
      const order = compareKeys(level, own[index] ?? null, keys[index] ?? null);
      if (order) return order;
    }
    const level = this.#levels[most];
    if (!level) return resource.id.startsWith(id) ? 0 : compareTexts(resource.id, id);
    return compareToBeginning(level, own[most] ?? null, keys[most] ?? '');
  }

  #keyOf(start: Resource, { field, through = [], isCount = false }: Level): string | null {
    let resource: Resource | undefined = start;
    for (const link of through) [resource] = resource?.links(link) ?? [];
    if (!resource) return null;
    if (isCount) return String(countOf(resource, field));
    const [literal] =
      field.range.kind === 'text'
        ? chosenTexts(resource, field, this.#languages)
        : resource.literals(field);
    return literal ? plainText(literal) : null;
  }
}

interface ComparedLevel extends Level {
  readonly compare: (a: string, b: string) => number;
  /** Whether the keys are texts: then the beginning of one has a place. */
  readonly isOfTexts: boolean;
}

function levelsOf(order: readonly Level[], view: View): readonly ComparedLevel[] {
  const collation = collationOf(view);
  return order.map((level) => {
    const datatype = datatypeOf(level);
    return {
      ...level,
      isOfTexts: !collation.isByValue(datatype),
      compare: comparer(datatype, collation),
    };
  });
}

function keyOf({ order, languages }: Pick<Question, 'order' | 'languages'>, view: View): string {
  const levels = order.map(({ field, isDown, through = [], isCount = false }) => [
    [...through, field].map(({ name }) => name),
    isDown,
    isCount,
  ]);
  const ranges = order.some(isOfText) ? [...languages, view.language] : [];
  return JSON.stringify([levels, [...new Set(ranges)]]);
}

function isOfText({ field, isCount = false }: Level): boolean {
  return field.range.kind === 'text' && !isCount;
}

/** The datatype that keys are compared by; of texts there is none. */
function datatypeOf({ field: { range }, isCount = false }: Level): string {
  if (isCount) return xsd.integer;
  return range.kind === 'literal' ? range.datatype : '';
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

/** The highest of all characters in every collation (Unicode CLDR, root collation). */
const HIGHEST = '\uffff';

/** Where a key is beside all keys with a beginning: 0 among them. The beginning of a number or date has no place. */
function compareToBeginning(
  { isOfTexts, isDown, compare }: ComparedLevel,
  key: string | null,
  beginning: string,
): number {
  if (!isOfTexts || beginning === '') return 0;
  if (key === null) return 1;
  const order = compare(key, beginning) < 0 ? -1 : Number(compare(key, beginning + HIGHEST) > 0);
  return isDown ? -order : order;
}

/** By value where the datatype has an order, else as the catalogue orders texts. */
export function comparer(
  datatype: string,
  { compare, isByValue }: Collation,
): (a: string, b: string) => number {
  const literal = (value: string) => ({ kind: 'literal', value, datatype, language: '' }) as const;
  return isByValue(datatype) ? (a, b) => compareTotally(literal(a), literal(b)) : compare;
}
