import { fieldsWithRole, isLink, type Field, type Shape } from '../../model/model.ts';
import { compareValues } from '../../reading/values.ts';
import type { Literal } from '../../rdf/literal.ts';
import { isSearched, searchedTexts } from '../../store/search/entry.ts';
import { parentField } from '../../store/search/result-groups.ts';
import type { Row } from '../engine/engine.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import type { Loading } from '../load/loading.ts';
import { numberIn, textIn } from '../load/rows.ts';
import { triple, variable, type Pattern, type Variable } from '../query/query.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, termsOf, valuePredicates } from '../sidecar/terms.ts';
import { EngineNames } from './engine-names.ts';
import { askPlaces, SUBJECT, type AskedOfPlaces } from './places.ts';
import { mostTexts } from './room.ts';

/** Counts the texts that searches index; throws `TooMuchToLoad` where they are too many. */
export async function countTexts(loading: Loading, most: number): Promise<number> {
  const fields = new Map(
    loading.view.model.shapes.flatMap((shape) =>
      shape.fields.filter(isSearched).map((field) => [termsOf(field).key, field] as const),
    ),
  );
  const counts = await Promise.all(Array.from(fields.values(), (each) => countOf(each, loading)));
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum <= most) return sum;
  const names = Array.from(fields.values(), ({ name }) => name).join(', ');
  throw new TooMuchToLoad(
    `Expected at most ${most} texts to search in, got ${sum} of ${names}; mark fields that nobody searches with varanto:searched false, or give the process more memory (--max-old-space-size) where it has room for less than ${mostTexts(Infinity)}, and start again.`,
  );
}

async function countOf(field: Field, { asker }: Loading): Promise<number> {
  const [value, count] = [variable('o'), variable('n')];
  const [row] = await asker.ask(
    {
      columns: [{ kind: 'count', of: SUBJECT, as: count }],
      where: [triple(SUBJECT, termsOf(field).value, value)],
      limit: 1,
    },
    { n: 'integer' },
  );
  return row ? numberIn(row, 'n') : 0;
}

/** Loads all that searches read, as numbers and packed texts. */
export async function loadNames(loading: Loading, mostLabels: number): Promise<EngineNames> {
  const names = new EngineNames(loading.version, mostLabels);
  const { shapes } = loading.view.model;
  for (const shape of shapes) await loadTexts(shape, names, loading);
  for (const shape of shapes) await loadLinks(shape, names, loading);
  await names.close(loading);
  return names;
}

/** Loads all texts of the resources of a shape. */
async function loadTexts(shape: Shape, names: EngineNames, loading: Loading): Promise<void> {
  const fields = await withValues(shape.fields.filter(isSearched), loading);
  if (!fields.length) return;
  const [value, term] = [variable('l'), variable('t')];
  const asked = fields.map((field): AskedOfPlaces => ({
    columns: [term],
    patterns: [triple(SUBJECT, termsOf(field).value, value), triple(value, sidecar.term, term)],
    kinds: { t: 'text' },
  }));
  for await (const answers of askPlaces(shape, asked, loading)) {
    const found = new Map(
      fields.map((field, index) => [
        field,
        byPlace(answers[index] ?? [], (row) => readLiteral(textIn(row, 't'))),
      ]),
    );
    for (const place of placesOf(found.values())) addTexts(place, shape, { found, names });
  }
}

interface FoundTexts {
  readonly found: ReadonlyMap<Field, ReadonlyMap<number, readonly Literal[]>>;
  readonly names: EngineNames;
}

function addTexts(place: number, shape: Shape, { found, names }: FoundTexts): void {
  const texts = searchedTexts(shape, (field) =>
    (found.get(field)?.get(place) ?? []).toSorted(compareValues),
  );
  if (texts.length) names.add(shape, place, texts);
}

/** Most fields of an ontology have no values in most catalogues. */
async function withValues(fields: readonly Field[], loading: Loading): Promise<readonly Field[]> {
  const counts = await Promise.all(fields.map((field) => countOf(field, loading)));
  return fields.filter((_field, index) => counts[index]);
}

/** Loads where the links lead to that the facets of searches follow. */
async function loadLinks(shape: Shape, names: EngineNames, loading: Loading): Promise<void> {
  const fields = await withValues(followedFields(shape), loading);
  const [target, end, name] = [variable('o'), variable('b'), variable('t')];
  const asked = fields.map((field): AskedOfPlaces => ({
    columns: [end, name],
    patterns: [
      ...reaching(field, [SUBJECT, target], loading),
      triple(target, sidecar.at, end),
      triple(target, sidecar.shape, name),
    ],
    kinds: { b: 'integer', t: 'text' },
  }));
  if (!asked.length) return;
  for await (const answers of askPlaces(shape, asked, loading))
    for (const [index, field] of fields.entries())
      addLinks(field, answers[index] ?? [], { shape, names });
}

function addLinks(
  field: Field,
  rows: readonly Row[],
  { shape, names }: { readonly shape: Shape; readonly names: EngineNames },
): void {
  for (const row of rows) {
    const [from, to] = [numberIn(row, 'a'), numberIn(row, 'b')];
    names.knowShape(from, shape.name);
    names.knowShape(to, textIn(row, 't'));
    names.addLink(field, from, to);
  }
}

/** The links of the resources of a shape that decide in which facets they are. */
function followedFields(shape: Shape): readonly Field[] {
  const parent = parentField(shape);
  const fields = (['keeper', 'classification'] as const)
    .flatMap((role) => fieldsWithRole(shape, role))
    .concat(parent ?? []);
  return [...new Map(fields.filter(isLink).map((each) => [termsOf(each).key, each])).values()];
}

/** From a resource to all values of a field. */
function reaching(
  field: Field,
  [subject, value]: readonly [Variable, Variable],
  { version: { about } }: Loading,
): readonly Pattern[] {
  const steps = valuePredicates(field, about).map((each) => [triple(subject, each, value)]);
  return steps.length > 1 ? [{ kind: 'union', branches: steps }] : steps.flat();
}

/** What rows say of the resource at each place. */
function byPlace<Item>(
  rows: readonly Row[],
  read: (row: Row) => Item,
): ReadonlyMap<number, Item[]> {
  const found = new Map<number, Item[]>();
  for (const row of rows) {
    const place = numberIn(row, 'a');
    const known = found.get(place);
    if (known) known.push(read(row));
    else found.set(place, [read(row)]);
  }
  return found;
}

/** The places of some maps, in order. */
function placesOf(maps: Iterable<ReadonlyMap<number, unknown>>): readonly number[] {
  const places = new Set<number>();
  for (const map of maps) for (const place of map.keys()) places.add(place);
  return [...places].sort((a, b) => a - b);
}
