import { plainText } from '../../rdf/datatype.ts';
import type { Asker } from '../load/asking.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import type { Version } from '../load/version.ts';
import { integer, triple, variable, type Pattern, type Term } from '../query/query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar } from '../sidecar/terms.ts';

/** What ranks are searched with. */
export interface Finding {
  readonly version: Version;
  readonly asker: Asker;
}

/** Compares what has a rank with what is searched for. */
type Compare = (text: string) => number;

/** The rank of a text among all texts, or half a rank less than that of the next. */
export function searchTexts(
  compare: Compare,
  { version: { about }, asker }: Finding,
  guess?: number,
): Promise<number> {
  return search({ size: about.texts, guess }, { compare, read: (ranks) => textsAt(ranks, asker) });
}

/** The place of an address among all addresses, or half a place less than that of the next. */
export function searchAddresses(
  compare: Compare,
  { version: { about }, asker }: Finding,
): Promise<number> {
  return search(
    { size: about.described, guess: undefined },
    { compare, read: (places) => addressesAt(places, asker) },
  );
}

/** So many places are read with one query of a search: a million are searched with five. */
const FANNED = 15;

interface Searched {
  readonly read: (places: readonly number[]) => Promise<ReadonlyMap<number, string>>;
  readonly compare: Compare;
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
