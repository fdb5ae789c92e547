import { isLink, type Field } from '../../model/model.ts';
import type { Value } from '../../reading/view.ts';
import type { Row } from '../engine/engine.ts';
import { address, text, triple, variable, type Pattern } from '../query/query.ts';
import { isOnCards } from '../sidecar/card.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, valuePredicates } from '../sidecar/terms.ts';
import { noteCard } from '../view/loaded-card.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { TooMuchToLoad } from './asking.ts';
import type { Loading } from './loading.ts';
import { addressIn, numberIn, textIn } from './rows.ts';

/** Some resources whose values of a field are wanted; without one, their cards. */
interface Batch {
  readonly field: Field | undefined;
  readonly resources: readonly RemoteResource[];
}

const NUMBER = variable('f');
const SUBJECT = variable('s');
const VALUE = variable('o');
const MORE = variable('t');

/** So many resources are named in one query, all its fields together, for each value that a VALUES may have. */
const FIELDS = 4;

/** Loads the values of fields of resources: with one query, where they are not too many. */
export async function fill(
  wanted: ReadonlyMap<Field, ReadonlySet<RemoteResource>>,
  loading: Loading,
): Promise<void> {
  const { maxValues } = loading.asker;
  const batches = [...byCards(wanted, loading)].flatMap(([field, resources]) =>
    chunks([...resources], maxValues).map((each) => ({ field, resources: each })),
  );
  await Promise.all(packed(batches, maxValues * FIELDS).map((each) => fillBatches(each, loading)));
}

/** The same, but that one card is wanted for all fields that are on cards. */
function byCards(
  wanted: ReadonlyMap<Field, ReadonlySet<RemoteResource>>,
  { version: { about } }: Loading,
): ReadonlyMap<Field | undefined, ReadonlySet<RemoteResource>> {
  const onCards = [...wanted].filter(([field]) => isOnCards(field, about));
  const cards = new Set(onCards.flatMap(([, resources]) => [...resources]));
  const others = [...wanted].filter(([field]) => !isOnCards(field, about));
  return new Map([...(cards.size ? [[undefined, cards] as const] : []), ...others]);
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
  const rows = await asker.ask(
    {
      columns: [NUMBER, SUBJECT, VALUE, MORE],
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
      `Expected less than ${asker.maxRows} values of ${batches[0]?.field?.name ?? 'a field'} of <${batches[0]?.resources[0]?.id ?? ''}>; ask for them in pages.`,
    );
  await Promise.all(halves.map((half) => fillBatches(half, loading)));
}

/** One branch of a query, but where a link to one has several values in the data. */
function branches(
  { field, resources }: Batch,
  index: number,
  { version }: Loading,
): readonly (readonly Pattern[])[] {
  if (!field) return [[named(resources), triple(SUBJECT, sidecar.card, MORE), numbered(index)]];
  return valuePredicates(field, version.about).map((predicate) =>
    branch({ field, resources, predicate }, index),
  );
}

function branch(
  { field, resources, predicate }: Batch & { readonly field: Field; readonly predicate: string },
  index: number,
): readonly Pattern[] {
  const { kind } = field.range;
  const isLiteral = kind === 'literal' || kind === 'text';
  const predicateOfMore = isLiteral ? sidecar.term : isLink(field) ? sidecar.shape : undefined;
  // Of a literal the text says all: its node would be half of the answer.
  const node = isLiteral ? variable('l') : VALUE;
  return [
    named(resources),
    triple(SUBJECT, predicate, node),
    ...(predicateOfMore === undefined ? [] : [triple(node, predicateOfMore, MORE)]),
    numbered(index),
  ];
}

function named(resources: readonly RemoteResource[]): Pattern {
  return { kind: 'values', variable: SUBJECT, terms: resources.map(({ id }) => address(id)) };
}

/** A text is a third of what a number is in JSON, and each row has it. */
function numbered(index: number): Pattern {
  return { kind: 'bind', value: { kind: 'term', term: text(String(index)) }, variable: NUMBER };
}

function setValues(batches: readonly Batch[], rows: readonly Row[], loading: Loading): void {
  const ofBatches = batches.map((): Row[] => []);
  for (const row of rows) ofBatches[numberIn(row, 'f')]?.push(row);
  for (const [index, { field, resources }] of batches.entries()) {
    const own = ofBatches[index] ?? [];
    if (field) setField(field, resources, { rows: own, loading });
    else setCards(resources, own, loading);
  }
}

function setCards(
  resources: readonly RemoteResource[],
  rows: readonly Row[],
  { version: { about, wholeness } }: Loading,
): void {
  const texts = new Map(rows.map((row) => [addressIn(row, 's'), textIn(row, 't')]));
  for (const resource of resources) {
    const card = texts.get(resource.id);
    if (card === undefined && resource.isKnown && resource.shape)
      throw wholeness.missing(`Expected the card of <${resource.id}>, got none`);
    // What has no shape has no card, and no value in any field.
    noteCard(resource, card ?? '{}', about);
  }
}

function setField(
  field: Field,
  resources: readonly RemoteResource[],
  { rows, loading }: { readonly rows: readonly Row[]; readonly loading: Loading },
): void {
  const found = new Map<string, Value[]>(resources.map(({ id }) => [id, []]));
  for (const row of rows) found.get(addressIn(row, 's'))?.push(valueIn(row, field, loading));
  for (const resource of resources) resource.setValues(field, found.get(resource.id) ?? []);
}

function valueIn(row: Row, { range: { kind } }: Field, { view }: Loading): Value {
  if (kind === 'literal' || kind === 'text') return view.literal(readLiteral(textIn(row, 't')));
  const resource = view.resource(addressIn(row, 'o'));
  if (kind !== 'iri') resource.knowNamed(textIn(row, 't'));
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
