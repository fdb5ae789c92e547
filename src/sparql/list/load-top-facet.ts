import type { Field } from '../../model/model.ts';
import { named } from '../../store/list/counted-keys.ts';
import type { Row } from '../engine/engine.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import {
  triple,
  variable,
  type Column,
  type Pattern,
  type SubSelect,
  type Variable,
} from '../query/query.ts';
import type { Loading } from '../load/loading.ts';
import { sidecar, termsOf } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { loadLabels } from './load-labels.ts';
import { missingNumber, NumberOrder } from './order.ts';

/** What the most frequent values of a field are: how often each occurs, and how many values there are in all. */
interface TopValues {
  readonly counts: ReadonlyMap<RemoteResource, number>;
  readonly size: number;
}

/** So many values are worth it to be ordered by the engine; of more all are loaded. */
const MOST = 1_000;

/** The place of the name of what has none, in an order that goes down. */
const NAMELESS = missingNumber({ isDown: true });

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
  const label = labelOf(field, list.loading);
  if (list.extents.kind !== 'class' || !label || size < 1 || size > MOST) return undefined;
  const found = counted.members.some(({ kind }) => kind === 'filter') ? SAMPLED : PLAIN;
  const branches = [[topValues(counted, label, { size, found })], [distinctValues(counted)]];
  const columns = [KEY, COUNT, found.shape, found.name, SIZE];
  const rows = await list.loading.asker.ask(
    { columns, where: [{ kind: 'union', branches }], limit: size + 1 },
    {
      k: 'iri',
      n: 'integer',
      z: 'integer',
      [found.shape.name]: 'text',
      [found.name.name]: 'integer',
    },
  );
  return topOf(rows, found, list);
}

const [KEY, COUNT, SIZE] = [variable('k'), variable('n'), variable('z')];

/** What is found of a value: its shape, the place of its name among others, and that of its address. */
interface Found {
  readonly shape: Variable;
  readonly name: Variable;
  readonly place: Variable;
}

/** As patterns find it, and as a sample of all rows of the value, which are alike. */
const PLAIN: Found = { shape: variable('h'), name: variable('o0'), place: variable('a') };
const SAMPLED: Found = { shape: variable('hx'), name: variable('ox'), place: variable('ax') };

/** The field that has the name of whatever a link leads to, if it is one of texts for all, and all have it. */
function labelOf({ range }: Field, { version: { model, about } }: Loading): Field | undefined {
  if (range.kind !== 'link') return undefined;
  const shapes = model.shapes.filter(
    (shape) => shape === range.shape || shape.above.includes(range.shape),
  );
  if (shapes.some(({ name }) => about.nameless.includes(name))) return undefined;
  const labels = shapes.map(({ label }) => label);
  const [first] = labels;
  if (first?.range.kind !== 'text') return undefined;
  const { key } = termsOf(first);
  return labels.every((label) => label && termsOf(label).key === key) ? first : undefined;
}

function topValues(
  counted: Counted,
  label: Field,
  { size, found }: { readonly size: number; readonly found: Found },
): Pattern {
  const { languages } = counted.list.question;
  // What has no name is the first of those that are as frequent: so it is not overlooked.
  const order = new NumberOrder(
    { order: [{ field: label, isDown: true }], languages },
    counted.list.loading.version.about,
  );
  const described = [triple(KEY, sidecar.shape, PLAIN.shape), ...order.patterns(KEY)];
  const select =
    found === PLAIN ? countedFirst(counted, described) : countedTogether(counted, described);
  const orderBy = [{ of: COUNT, isDown: true }, { of: found.name }, { of: found.place }];
  return { kind: 'subselect', select: { ...select, orderBy, limit: size } };
}

/** Counts before names are read, of which there are fewer then. */
function countedFirst({ members, field }: Counted, described: readonly Pattern[]): SubSelect {
  const counts: SubSelect = {
    columns: [KEY, { kind: 'count', as: COUNT }],
    where: [...members, triple(MEMBER, termsOf(field).value, KEY)],
    groupBy: [KEY],
  };
  return {
    columns: [KEY, COUNT, PLAIN.shape, PLAIN.name, PLAIN.place],
    where: [{ kind: 'subselect', select: counts }, ...described],
  };
}

/** Counts with the names: Virtuoso ignores an EXISTS in a sub-select that is joined with what is outside of it. */
function countedTogether({ members, field }: Counted, described: readonly Pattern[]): SubSelect {
  const sample = (key: keyof Found): Column => {
    return { kind: 'sample', of: PLAIN[key], as: SAMPLED[key] };
  };
  return {
    columns: [KEY, { kind: 'count', as: COUNT }, sample('shape'), sample('name'), sample('place')],
    where: [...members, triple(MEMBER, termsOf(field).value, KEY), ...described],
    groupBy: [KEY],
  };
}

function distinctValues({ field, members }: Counted): Pattern {
  const columns = [{ kind: 'count', isDistinct: true, of: KEY, as: SIZE }] as const;
  const where = [...members, triple(MEMBER, termsOf(field).value, KEY)];
  return { kind: 'subselect', select: { columns, where } };
}

async function topOf(
  rows: readonly Row[],
  found: Found,
  list: AskedList,
): Promise<TopValues | undefined> {
  const { view } = list.loading;
  const shapes = new Map(view.model.shapes.map((shape) => [shape.name, shape]));
  const counts = new Map<RemoteResource, number>();
  let [size, isNamed] = [0, true];
  for (const row of rows) {
    if (row.has(SIZE.name)) {
      size = numberIn(row, SIZE.name);
      continue;
    }
    const resource = view.resource(addressIn(row, KEY.name));
    resource.know(shapes.get(textIn(row, found.shape.name)) ?? null);
    counts.set(resource, numberIn(row, COUNT.name));
    isNamed &&= numberIn(row, found.name.name) !== NAMELESS;
  }
  // Where all are here, their order is made here.
  const isEnough = (): boolean => counts.size === size || isNamed;
  if (!isEnough()) return undefined;
  await loadLabels([...counts.keys()], list);
  isNamed = [...counts.keys()].every(
    (each) => named(each, list.question.languages).text !== undefined,
  );
  return isEnough() ? { counts, size } : undefined;
}
