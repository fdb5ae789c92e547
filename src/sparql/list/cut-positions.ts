import { collatorOf } from '../../rdf/collator.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { beginningOf, isAt } from '../../reading/cut-place.ts';
import type { Level, Place } from '../../reading/question.ts';
import { Order } from '../../store/list/order.ts';
import { fill } from '../load/fill.ts';
import { fieldsWanted, orderReads, wantsBehind, type Want } from '../load/wants.ts';
import { every, filter, triple } from '../query/query.ts';
import { orderedType, sidecar } from '../sidecar/terms.ts';
import { MEMBER, SHAPE, type AskedList } from './extents.ts';
import { AFTER_ALL, BEFORE_ALL, type Position } from './order.ts';
import { placedIn, placedKinds, type Placed } from './placed.ts';
import { numberOf } from './positions.ts';
import { searchAddresses, searchTexts } from './search-ranks.ts';

/**
 * The position of a place of which only the beginning is given: that of the resource with its digest, among those that begin
 * alike; where it is gone, before all of them, or after them. So some may come again, but none is passed over.
 */
export async function cutPosition(
  place: Place,
  list: AskedList,
  side: 'after' | 'before',
): Promise<Position> {
  const range = await rangeOf(place, list);
  for (const letters of LETTERS_LESS) {
    const wider = letters ? await rangeOf(shortened(place, letters), list) : range;
    const found = await positionWithin(wider, place, list);
    if (found) return found;
  }
  return side === 'after' ? range.start : range.end;
}

/** Up to three letters that sort as one ("ch", "dzs") may be cut apart: then the beginning without some sorts before all. */
const LETTERS_LESS = [0, 1, 2];

function shortened({ keys, id, cut }: Place, letters: number): Place {
  const level = cut?.level ?? 0;
  const key = keys[level];
  if (typeof key !== 'string') return { keys, id, cut };
  const shorter = beginningOf(key, Array.from(key).length - letters);
  return { keys: keys.with(level, shorter), id, cut };
}

/** What begins alike lies between two positions, at which nothing is. */
interface Range {
  readonly start: Position;
  readonly end: Position;
}

async function rangeOf({ keys, id, cut }: Place, { order, loading }: AskedList): Promise<Range> {
  const most = cut?.level ?? 0;
  const before = await Promise.all(
    order.levels
      .slice(0, most)
      .map((level, index) => numberOf(keys[index] ?? null, { level }, loading)),
  );
  const level = order.levels[most];
  const [low, high] = level
    ? await ranksFrom(keys[most] ?? '', level, loading)
    : await bounds(id, (compare) => searchAddresses(compare, loading), compareTexts);
  const [start, end] = level?.isDown ? [high, low] : [low, high];
  return { start: [...before, start], end: [...before, end] };
}

/** The beginning of a number or date has no place: it may be that of each. */
function ranksFrom(
  beginning: string,
  { field, isCount = false }: Level,
  loading: AskedList['loading'],
): Promise<Bounds> | Bounds {
  const isOfTexts = !isCount && orderedType(field) === undefined;
  if (!isOfTexts || beginning === '') return [BEFORE_ALL, AFTER_ALL];
  const collator = collatorOf(loading.version.about.language);
  return bounds(
    beginning,
    (compare) => searchTexts(compare, loading),
    (a, b) => collator.compare(a, b),
  );
}

type Bounds = readonly [low: number, high: number];

/** The highest of all characters in every collation (Unicode CLDR, root collation), and by its code. */
const HIGHEST = '\uffff';

function bounds(
  beginning: string,
  search: (compare: (text: string) => number) => Promise<number>,
  compare: (a: string, b: string) => number,
): Promise<Bounds> {
  return Promise.all([
    search((text) => (compare(text, beginning) < 0 ? -1 : 1)),
    search((text) => (compare(text, beginning + HIGHEST) > 0 ? 1 : -1)),
  ]);
}

/** Where among what lies between two positions the resource is that a place was made of. */
async function positionWithin(
  { start, end }: Range,
  place: Place,
  list: AskedList,
): Promise<Position | undefined> {
  const order = new Order(list.question, list.loading.view);
  for (let from: Position | undefined = start; from;) {
    const candidates: readonly Placed[] = await askBetween(from, end, list);
    await loadKeys(candidates, list);
    const found = candidates.find(({ resource }) => isAt(order.placeOf(resource), place));
    if (found) return found.position;
    from = candidates.length < together(list) ? undefined : candidates.at(-1)?.position;
  }
  return undefined;
}

/** So many resources that begin alike are compared at a time. */
const TOGETHER = 500;

function together({ loading }: AskedList): number {
  return Math.min(TOGETHER, loading.asker.maxRows);
}

/** As the embedded store does, among all of a class, and among those links that the question keeps. */
async function askBetween(
  from: Position,
  to: Position,
  list: AskedList,
): Promise<readonly Placed[]> {
  const { order, loading, extents } = list;
  const between = every([order.beside(from, 'after'), order.beside(to, 'before')]);
  const rows = await loading.asker.ask(
    {
      columns: [MEMBER, SHAPE, ...order.columns],
      where: [
        ...(extents.kind === 'class' ? list.extent : list.members()),
        triple(MEMBER, sidecar.shape, SHAPE),
        ...order.patterns(MEMBER),
        filter(between),
      ],
      orderBy: order.sorting(true),
      limit: together(list),
    },
    placedKinds(list),
  );
  return rows.map((row) => placedIn(row, list));
}

/** Loads what the places of resources are made from. */
async function loadKeys(
  placed: readonly Placed[],
  { question, loading }: AskedList,
): Promise<void> {
  let wants: readonly Want[] = orderReads(question.order, loading.view.model).flatMap((reads) =>
    placed.map(({ resource }) => ({ resource, reads })),
  );
  while (wants.length) {
    await fill(fieldsWanted(wants), loading);
    wants = wantsBehind(wants);
  }
}
