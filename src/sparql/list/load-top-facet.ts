import type { Field, Model } from '../../model/model.ts';
import { named } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import { triple, variable, type Pattern, type SubSelect } from '../query/query.ts';
import { sidecar, termsOf } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { loadLabels } from './load-labels.ts';
import { NumberOrder } from './order.ts';

/** What the most frequent values of a field are: how often each occurs, and how many values there are in all. */
interface TopValues {
  readonly counts: ReadonlyMap<RemoteResource, number>;
  readonly size: number;
}

/** So many values are worth it to be ordered by the engine; of more all are loaded. */
const MOST = 1_000;

/** The values of a field and how often they occur in a list, as patterns of a query. */
interface Counted {
  readonly list: AskedList;
  readonly field: Field;
  /** The members that are counted. */
  readonly members: readonly Pattern[];
}

/**
 * The most frequent values of a link in a list of a class, by number, then by name; its one query counts and orders in the
 * engine. `undefined` where that is another order than people read, since one of them has no name: then all are loaded.
 */
export async function loadTopValues(
  counted: Counted,
  size: number,
): Promise<TopValues | undefined> {
  const { list, field } = counted;
  const label = labelOf(field, list.loading.view.model);
  if (list.extents.kind !== 'class' || !label || size < 1 || size > MOST) return undefined;
  const branches = [[topValues(counted, label, size)], [distinctValues(counted)]];
  const columns = [KEY, SHAPE, COUNT, NAME, PLACE, SIZE];
  const rows = await list.loading.asker.ask(
    { columns, where: [{ kind: 'union', branches }], limit: size + 1 },
    { k: 'iri', h: 'text', n: 'integer', o0: 'integer', a: 'integer', z: 'integer' },
  );
  return topOf(rows, list);
}

const [KEY, SHAPE, COUNT] = [variable('k'), variable('h'), variable('n')];
/** The place of the name among others, and that of the address. */
const [NAME, PLACE, SIZE] = [variable('o0'), variable('a'), variable('z')];

/** The field that has the name of whatever a link leads to, if it is one of texts for all. */
function labelOf({ range }: Field, { shapes }: Model): Field | undefined {
  if (range.kind !== 'link') return undefined;
  const labels = shapes
    .filter((shape) => shape === range.shape || shape.above.includes(range.shape))
    .map(({ label }) => label);
  const [first] = labels;
  if (first?.range.kind !== 'text') return undefined;
  const { key } = termsOf(first);
  return labels.every((label) => label && termsOf(label).key === key) ? first : undefined;
}

function topValues({ list, field, members }: Counted, label: Field, size: number): Pattern {
  const counts: SubSelect = {
    columns: [KEY, { kind: 'count', as: COUNT }],
    where: [...members, triple(MEMBER, termsOf(field).value, KEY)],
    groupBy: [KEY],
  };
  // What has no name is the first of those that are as frequent: so it is not overlooked.
  const order = new NumberOrder(
    { order: [{ field: label, isDown: true }], languages: list.question.languages },
    list.loading.version.about,
  );
  const select: SubSelect = {
    columns: [KEY, SHAPE, COUNT, NAME, PLACE],
    where: [
      { kind: 'subselect', select: counts },
      triple(KEY, sidecar.shape, SHAPE),
      ...order.patterns(KEY),
    ],
    orderBy: [{ of: COUNT, isDown: true }, { of: NAME }, { of: PLACE }],
    limit: size,
  };
  return { kind: 'subselect', select };
}

function distinctValues({ field, members }: Counted): Pattern {
  const columns = [{ kind: 'count', isDistinct: true, of: KEY, as: SIZE }] as const;
  const where = [...members, triple(MEMBER, termsOf(field).value, KEY)];
  return { kind: 'subselect', select: { columns, where } };
}

async function topOf(rows: readonly Row[], list: AskedList): Promise<TopValues | undefined> {
  const { view } = list.loading;
  const shapes = new Map(view.model.shapes.map((shape) => [shape.name, shape]));
  const counts = new Map<RemoteResource, number>();
  let size = 0;
  for (const row of rows) {
    if (row.has(SIZE.name)) size = numberIn(row, SIZE.name);
    else {
      const resource = view.resource(addressIn(row, KEY.name));
      resource.know(shapes.get(textIn(row, SHAPE.name)) ?? null);
      counts.set(resource, numberIn(row, COUNT.name));
    }
  }
  await loadLabels([...counts.keys()], list);
  const isNamed = (each: RemoteResource): boolean =>
    named(each, list.question.languages).text !== undefined;
  return [...counts.keys()].every(isNamed) ? { counts, size } : undefined;
}
