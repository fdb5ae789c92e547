import type { Shape } from '../../model/model.ts';
import { passesCount } from '../../reading/condition.ts';
import type { GroupQuestion, Measure } from '../../reading/question.ts';
import type { Groups, Resource, View } from '../../reading/view.ts';
import { inPieces, PIECE, type Work } from '../../reading/work.ts';
import { firstInOrder } from '../list/first-in-order.ts';
import { sorting } from '../sort-in-turns.ts';
import { groupOrder } from './group-order.ts';
import { SharedMembers, StoredGroup } from './stored-group.ts';
import { Tallies, type Tally } from './tallies.ts';

/** What is grouped. */
interface Grouped {
  readonly resources: readonly Resource[];
  /** The shape whose whole class they are, if they are one. */
  readonly shape: Shape | undefined;
  readonly view: View;
}

/** The groups of some resources that a question asks for. */
export function* grouping(question: GroupQuestion, grouped: Grouped): Work<Groups> {
  const { tallies, counted } = yield* counting(question, grouped);
  const shared = new SharedMembers(question, tallies);
  const groups: StoredGroup[] = [];
  yield* inPieces(counted, 1, (tally) => {
    if (passesCount(tally.count, question.having)) groups.push(new StoredGroup(tally, shared));
  });
  const measures = question.order.flatMap((level) => ('measure' in level ? [level.measure] : []));
  for (const measure of measures) yield* measuringAll(groups, measure);
  const compare = groupOrder(question, grouped.view);
  return {
    totalCount: groups.length,
    nodes: yield* firstInPieces(groups, question.size, compare),
  };
}

function* measuringAll(groups: readonly StoredGroup[], measure: Measure): Work<void> {
  let spent = 0;
  for (const group of groups) {
    yield* group.working(measure);
    spent = (spent + group.count + 1) % PIECE;
    if (spent <= group.count) yield;
  }
}

/** So many groupings of a class are cached, none of more groups. */
const MOST = 8;
const MOST_CACHED_GROUPS = 5_000;

/** Groups with their counts. */
interface Counted {
  readonly tallies: Tallies;
  readonly counted: readonly Tally[];
}

/** The groups of a whole class are counted once for a view; of texts each language has its own, so those are not cached. */
function* counting(
  { by, languages }: GroupQuestion,
  { resources, shape, view }: Grouped,
): Work<Counted> {
  const isCached = shape && by.every(({ field }) => field.range.kind !== 'text');
  if (!isCached) return yield* countingAnew(new Tallies(by, resources, languages));
  const cache = view.remember(`groups of ${shape.name}`, () => new Map<string, Tallies>());
  const key = by.map(({ field, part }) => `${field.name} ${part ?? ''}`).join();
  const found = yield* countingAnew(cache.get(key) ?? new Tallies(by, resources, []));
  // The grouping that was used last comes last.
  cache.delete(key);
  if (found.counted.length <= MOST_CACHED_GROUPS) cache.set(key, found.tallies);
  const [oldest] = cache.keys();
  if (cache.size > MOST && oldest !== undefined) cache.delete(oldest);
  return found;
}

function* countingAnew(tallies: Tallies): Work<Counted> {
  return { tallies, counted: yield* tallies.counting() };
}

/** The first of some items in an order, giving way now and then. */
function* firstInPieces<Item>(
  items: readonly Item[],
  size: number,
  compare: (a: Item, b: Item) => number,
): Work<readonly Item[]> {
  if (size > PIECE) return (yield* sorting(items, compare)).slice(0, size);
  let first: Item[] = [];
  for (let from = 0; from < items.length; from += PIECE) {
    if (from > 0) yield;
    first = firstInOrder([...first, ...items.slice(from, from + PIECE)], size, compare);
  }
  return first;
}
