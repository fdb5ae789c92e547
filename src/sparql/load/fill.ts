import { isLink, type Field } from '../../model/model.ts';
import type { Value } from '../../reading/view.ts';
import type { Row } from '../engine/engine.ts';
import { address, text, triple, variable, type Pattern } from '../query/query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, valuePredicates } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { TooMuchToLoad } from './asking.ts';
import type { Loading } from './loading.ts';
import { addressIn, numberIn, textIn } from './rows.ts';

/** A field with some resources whose values of it are wanted. */
interface Batch {
  readonly field: Field;
  readonly resources: readonly RemoteResource[];
}

/** So many resources are named in one query, all its fields together, for each value that a VALUES may have. */
const FIELDS = 4;

/** Loads the values of fields of resources: with one query, where they are not too many. */
export async function fill(
  wanted: ReadonlyMap<Field, ReadonlySet<RemoteResource>>,
  loading: Loading,
): Promise<void> {
  const { maxValues } = loading.asker;
  const batches = [...wanted].flatMap(([field, resources]) =>
    chunks([...resources], maxValues).map((each) => ({ field, resources: each })),
  );
  await Promise.all(packed(batches, maxValues * FIELDS).map((each) => fillBatches(each, loading)));
}

/** The batches in groups of so many resources at most, unless one alone has more. */
function packed(batches: readonly Batch[], most: number): readonly (readonly Batch[])[] {
  const groups: Batch[][] = [];
  let [room, group]: [number, Batch[]] = [0, []];
  for (const batch of batches) {
    if (batch.resources.length > room) {
      groups.push((group = []));
      room = most;
    }
    group.push(batch);
    room -= batch.resources.length;
  }
  return groups;
}

async function fillBatches(batches: readonly Batch[], loading: Loading): Promise<void> {
  if (!batches.length) return;
  const { asker } = loading;
  const columns = ['f', 's', 'o', 't'].map(variable);
  const rows = await asker.ask(
    {
      columns,
      where: [
        {
          kind: 'union',
          branches: batches.flatMap((each, index) => branches(each, index, loading)),
        },
      ],
      limit: asker.maxRows,
    },
    { f: 'text', s: 'iri', o: 'iri', t: 'text' },
  );
  if (rows.length < asker.maxRows) {
    setValues(batches, rows, loading);
    return;
  }
  const halves = halved(batches);
  if (!halves)
    throw new TooMuchToLoad(
      `Expected less than ${asker.maxRows} values of ${batches[0]?.field.name ?? 'a field'} of <${batches[0]?.resources[0]?.id ?? ''}>; ask for them in pages.`,
    );
  await Promise.all(halves.map((half) => fillBatches(half, loading)));
}

/** One branch of a query, but where a link to one has several values in the data. */
function branches(
  { field, resources }: Batch,
  index: number,
  { version }: Loading,
): readonly (readonly Pattern[])[] {
  return valuePredicates(field, version.about).map((predicate) =>
    branch({ field, resources, predicate }, index),
  );
}

function branch(
  { field, resources, predicate }: Batch & { readonly predicate: string },
  index: number,
): readonly Pattern[] {
  const [subject, value, more, number] = ['s', 'o', 't', 'f'].map(variable);
  if (!subject || !value || !more || !number) return [];
  const { kind } = field.range;
  const isLiteral = kind === 'literal' || kind === 'text';
  const predicateOfMore = isLiteral ? sidecar.term : isLink(field) ? sidecar.shape : undefined;
  // Of a literal the text says all: its node would be half of the answer.
  const node = isLiteral ? variable('l') : value;
  return [
    { kind: 'values', variable: subject, terms: resources.map(({ id }) => address(id)) },
    triple(subject, predicate, node),
    ...(predicateOfMore === undefined ? [] : [triple(node, predicateOfMore, more)]),
    // A text is a third of what a number is in JSON, and each row has it.
    { kind: 'bind', value: { kind: 'term', term: text(String(index)) }, variable: number },
  ];
}

function setValues(batches: readonly Batch[], rows: readonly Row[], { view }: Loading): void {
  const shapes = new Map(view.model.shapes.map((shape) => [shape.name, shape]));
  const found = batches.map(() => new Map<string, Value[]>());
  for (const row of rows) {
    const index = numberIn(row, 'f');
    const field = batches[index]?.field;
    const values = found[index];
    if (!field || !values) continue;
    const subject = addressIn(row, 's');
    const value = valueIn(row, field, { view, shapes });
    const known = values.get(subject);
    if (known) known.push(value);
    else values.set(subject, [value]);
  }
  for (const [index, { field, resources }] of batches.entries())
    for (const resource of resources)
      resource.setValues(field, found[index]?.get(resource.id) ?? []);
}

interface Reading extends Pick<Loading, 'view'> {
  readonly shapes: ReadonlyMap<string, Loading['view']['model']['shapes'][number]>;
}

function valueIn(row: Row, field: Field, { view, shapes }: Reading): Value {
  const { kind } = field.range;
  if (kind === 'literal' || kind === 'text') return view.literal(readLiteral(textIn(row, 't')));
  const resource = view.resource(addressIn(row, 'o'));
  if (kind !== 'iri') resource.know(shapes.get(textIn(row, 't')) ?? null);
  return resource;
}

function halved(batches: readonly Batch[]): readonly (readonly Batch[])[] | undefined {
  const middle = batches.length >>> 1;
  if (middle) return [batches.slice(0, middle), batches.slice(middle)];
  const [only] = batches;
  if (!only || only.resources.length < 2) return undefined;
  const half = only.resources.length >>> 1;
  return [only.resources.slice(0, half), only.resources.slice(half)].map((resources) => [
    { field: only.field, resources },
  ]);
}

/** A list in parts of so many items at most. */
export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: (readonly Item[])[] = [];
  for (let from = 0; from < items.length; from += size) parts.push(items.slice(from, from + size));
  return parts;
}
