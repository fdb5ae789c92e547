import type { Level, Place } from '../../reading/question.ts';
import { collatorOf } from '../../rdf/collator.ts';
import { compareTotally } from '../../rdf/compare-literals.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { plainText } from '../../rdf/datatype.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Asker } from '../load/asking.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import type { Version } from '../load/version.ts';
import { address, integer, triple, variable, type Pattern, type Term } from '../query/query.ts';
import { isWritable } from '../query/write-query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { orderedType, sidecar } from '../sidecar/terms.ts';
import { missingNumber, type NumberOrder, type Position } from './order.ts';

/** What places are found with. */
interface Finding {
  readonly version: Version;
  readonly asker: Asker;
}

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
  const at = guess?.at(-1) ?? addressPosition(place.id, finding);
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
  readonly guess: number | undefined;
}

async function numberOf(
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
  return textPosition(key, guess, finding);
}

/** The index of what is equal, or half an index less than that of what comes after. */
function inTable<Item>(table: readonly Item[], compare: (item: Item) => number): number {
  let [low, high] = [0, table.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compare(table[middle] as Item);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return low - 0.5;
}

/** The rank of a text, found among others by comparing it here. */
function textPosition(key: string, guess: number | undefined, finding: Finding): Promise<number> {
  const { about } = finding.version;
  const collator = collatorOf(about.language);
  return search(
    { size: about.texts, guess },
    {
      read: (ranks) => textsAt(ranks, finding.asker),
      compare: (text) => collator.compare(text, key),
    },
  );
}

function addressPosition(id: string, finding: Finding): Promise<number> {
  return search(
    { size: finding.version.about.described, guess: undefined },
    {
      read: (places) => addressesAt(places, finding.asker),
      compare: (text) => compareTexts(text, id),
    },
  );
}

/** So many places are read with one query of a search: a million are searched with five. */
const FANNED = 15;

interface Searched {
  readonly read: (places: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  /** What is at a place beside what is searched for. */
  readonly compare: (text: string) => number;
}

async function search(
  { size, guess }: { readonly size: number; readonly guess: number | undefined },
  { read, compare }: Searched,
): Promise<number> {
  let [low, high] = [0, size];
  const step = async (places: readonly number[]): Promise<number | undefined> => {
    const found = await read(places);
    for (const place of places) {
      const order = compare(found.get(place) ?? '');
      if (order === 0) return place;
      if (order < 0) low = Math.max(low, place + 1);
      else high = Math.min(high, place);
    }
    return undefined;
  };
  if (guess !== undefined && guess >= 0 && guess < size) {
    const exact = await step([guess]);
    if (exact !== undefined) return exact;
  }
  while (low < high) {
    const exact = await step(spread(low, high));
    if (exact !== undefined) return exact;
  }
  return low - 0.5;
}

/** Places between two, the lower one included, as far from each other as can be. */
function spread(low: number, high: number): readonly number[] {
  const count = Math.min(FANNED, high - low);
  const all = Array.from({ length: count }, (_, index) =>
    Math.floor(low + ((high - low) * (index + 0.5)) / count),
  );
  return [...new Set(all)];
}

async function textsAt(
  ranks: readonly number[],
  asker: Asker,
): Promise<ReadonlyMap<number, string>> {
  const [node, term] = [variable('l'), variable('t')];
  const found = await readAt(ranks, asker, {
    value: term,
    where: (rank) => [triple(node, sidecar.text, rank), triple(node, sidecar.term, term)],
  });
  return new Map([...found].map(([rank, json]) => [rank, plainText(readLiteral(json))]));
}

function addressesAt(
  places: readonly number[],
  asker: Asker,
): Promise<ReadonlyMap<number, string>> {
  const subject = variable('t');
  return readAt(places, asker, {
    value: subject,
    where: (place) => [triple(subject, sidecar.at, place)],
  });
}

interface At {
  readonly value: ReturnType<typeof variable>;
  readonly where: (place: Term) => readonly Pattern[];
}

/** What is at some places, one for each: a branch with a limit of its own, since many texts may have one rank. */
async function readAt(
  places: readonly number[],
  asker: Asker,
  { value, where }: At,
): Promise<ReadonlyMap<number, string>> {
  const rank = variable('r');
  const branches = places.map((place): readonly Pattern[] => [
    { kind: 'subselect', select: { columns: [value], where: where(integer(place)), limit: 1 } },
    { kind: 'bind', value: { kind: 'term', term: integer(place) }, variable: rank },
  ]);
  const rows = await asker.ask(
    { columns: [rank, value], where: [{ kind: 'union', branches }], limit: places.length },
    { r: 'integer' },
  );
  return new Map(
    rows.map((row) => {
      const isAddress = row.get(value.name)?.termType === 'NamedNode';
      return [numberIn(row, 'r'), isAddress ? addressIn(row, 't') : textIn(row, 't')];
    }),
  );
}
