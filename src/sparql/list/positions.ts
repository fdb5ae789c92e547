import { firstPlace } from '../../reading/halving.ts';
import type { Level, Place } from '../../reading/question.ts';
import { collatorOf } from '../../rdf/collator.ts';
import { compareTotally } from '../../rdf/compare-literals.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import type { Literal } from '../../rdf/literal.ts';
import { address, variable, type Pattern } from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { orderedType } from '../sidecar/terms.ts';
import { missingNumber, type NumberOrder, type Position } from './order.ts';
import { searchAddresses, searchTexts, type Finding } from './search-ranks.ts';

/** The position of a place, whether or not a resource is there. */
export async function positionOf(
  place: Place,
  order: NumberOrder,
  finding: Finding,
): Promise<Position> {
  const guess = await ownPosition(place, order, finding);
  const levels = order.levels.map((level, index) =>
    numberOf(place.keys[index] ?? null, { level, guess: guess?.[index] }, finding),
  );
  const at = guess?.at(-1) ?? searchAddresses((text) => compareTexts(text, place.id), finding);
  return Promise.all([...levels, at]);
}

/** Where the resource is that has the address: a place is there most often. */
async function ownPosition(
  { id }: Place,
  order: NumberOrder,
  { asker }: Finding,
): Promise<Position | undefined> {
  if (!isWritable(id)) return undefined;
  const subject = variable('s');
  const where: Pattern[] = [
    { kind: 'values', variable: subject, terms: [address(id)] },
    ...order.patterns(subject),
  ];
  const kinds = Object.fromEntries(order.columns.map(({ name }) => [name, 'integer' as const]));
  const [row] = await asker.ask({ columns: order.columns, where, limit: 1 }, kinds);
  return row && order.positionIn(row);
}

interface Guessed {
  readonly level: Level;
  /** The number that the resource with the place's address has. */
  readonly guess?: number | undefined;
}

/** The number that a level has for a key. */
export async function numberOf(
  key: string | null,
  { level, guess }: Guessed,
  finding: Finding,
): Promise<number> {
  if (key === null) return missingNumber(level);
  if (level.isCount) return Number(key);
  const type = orderedType(level.field);
  if (type !== undefined) {
    const table = await finding.version.values.read(type, finding.asker);
    const literal: Literal = { kind: 'literal', value: key, datatype: type, language: '' };
    return inTable(table, (each) => compareTotally(each, literal));
  }
  const collator = collatorOf(finding.version.about.language);
  return searchTexts((text) => collator.compare(text, key), finding, guess);
}

/** The index of what is equal, or half an index less than that of what comes after. */
function inTable<Item>(table: readonly Item[], compare: (item: Item) => number): number {
  const place = firstPlace(table, (item) => compare(item) >= 0);
  const found = table[place];
  return found !== undefined && compare(found) === 0 ? place : place - 0.5;
}
