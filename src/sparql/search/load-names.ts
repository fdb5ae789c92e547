import { isLink, type Field } from '../../model/model.ts';
import type { Role } from '../../model/roles.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { Value } from '../../reading/view.ts';
import type { Row } from '../engine/engine.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import type { Loading } from '../load/loading.ts';
import { loadMembers } from '../load/members.ts';
import { addressIn, numberIn, textIn } from '../load/rows.ts';
import {
  compare,
  filter,
  integer,
  triple,
  variable,
  type Pattern,
  type Variable,
} from '../query/query.ts';
import { Columns } from './columns.ts';
import { roomForTexts } from './room.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, statedFields, termsOf, valuePredicates } from '../sidecar/terms.ts';

/** So many texts are indexed for searches at most, all fields together. */
const MOST_TEXTS = 300_000;

/** How many texts are indexed where the heap has so much room; where there are more, searches are refused. */
export function mostTexts(room = roomForTexts()): number {
  return Math.min(MOST_TEXTS, room);
}

/** The links that the facets of a search follow. */
const LINKS: readonly Role[] = ['keeper', 'classification', 'parent'];

/** The fields that searches read: names and other texts, and the links that their facets follow. */
export function searchedFields({ view }: Pick<Loading, 'view'>): readonly Field[] {
  const fields = view.model.shapes.flatMap((shape) =>
    shape.fields.filter(
      (field) =>
        field === shape.label ||
        isSearched(field) ||
        (isLink(field) && LINKS.some((role) => field.roles.has(role))),
    ),
  );
  return [...new Map(fields.map((field) => [termsOf(field).key, field])).values()];
}

export function isSearched({ range, isSearched: isOpen }: Field): boolean {
  if (!isOpen) return false;
  return range.kind === 'text' || (range.kind === 'literal' && range.datatype === xsd.string);
}

/** Counts the texts that searches index; throws `TooMuchToLoad` where they are too many. */
export async function countTexts(loading: Loading, most: number): Promise<number> {
  const fields = searchedFields(loading).filter(isSearched);
  const counts = await Promise.all(fields.map((field) => countOf(field, loading)));
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum <= most) return sum;
  throw new TooMuchToLoad(
    `Expected at most ${most} texts to search in, got ${sum} of ${fields.map(({ name }) => name).join(', ')}; mark fields that nobody searches with varanto:searched false, or give the process more memory (--max-old-space-size) where it has room for less than ${MOST_TEXTS}, and start again.`,
  );
}

async function countOf(field: Field, { asker }: Loading): Promise<number> {
  const [subject, value, count] = [variable('s'), variable('o'), variable('n')];
  const [row] = await asker.ask(
    {
      columns: [{ kind: 'count', of: subject, as: count }],
      where: [triple(subject, termsOf(field).value, value)],
      limit: 1,
    },
    { n: 'integer' },
  );
  return row ? numberIn(row, 'n') : 0;
}

/** Loads all that searches read into a view that lives as long as its version. */
export async function loadNames(loading: Loading): Promise<void> {
  const { view } = loading;
  const fields = searchedFields(loading);
  const columns = new Columns(fields);
  for (const shape of view.model.shapes) {
    if (!shape.fields.some((field) => columns.has(field))) continue;
    const members = await loadMembers(shape, loading);
    view.setMembers(shape, members);
    for (const member of members) member.setCard(columns);
  }
  for (const field of fields) await loadColumn(field, columns, loading);
  view.endLoads();
}

/** Loads the values of a field of all resources. */
async function loadColumn(field: Field, columns: Columns, loading: Loading): Promise<void> {
  // Most fields of an ontology have no values in most catalogues.
  if (!(await countOf(field, loading))) return;
  const [first, last] = placesOf(field, loading);
  // As many resources at a time as have few enough values for one answer.
  let size = Math.max(1, loading.asker.maxRows >>> 2);
  for (let from = first; from <= last;) {
    const rows = await askColumn(field, [from, from + size], loading);
    if (rows.length >= loading.asker.maxRows && size > 1) {
      size >>>= 1;
      continue;
    }
    for (const row of rows)
      columns.add(field, loading.view.resource(addressIn(row, 's')), valueIn(row, field, loading));
    from += size;
  }
}

/** The places of the first and of the last resource that may have a field. */
function placesOf(field: Field, { view, version: { about } }: Loading): readonly [number, number] {
  const { key } = termsOf(field);
  const shapes = view.model.shapes.filter((shape) =>
    statedFields(shape).some((each) => termsOf(each).key === key),
  );
  const members = shapes.flatMap(({ name }) => {
    const own = about.members[name];
    return own ? [own] : [];
  });
  const first = Math.min(...members.map(([, place]) => place));
  return [first, Math.max(...members.map(([, , place]) => place))];
}

function askColumn(
  field: Field,
  [from, to]: readonly [number, number],
  { asker, version }: Loading,
): Promise<readonly Row[]> {
  const [subject, value, place, text] = [
    variable('s'),
    variable('o'),
    variable('a'),
    variable('t'),
  ];
  return asker.ask(
    {
      columns: [subject, value, text],
      where: [
        triple(subject, sidecar.at, place),
        filter(compare(place, '>=', integer(from))),
        filter(compare(place, '<', integer(to))),
        ...reaching(field, [subject, value], version),
        triple(value, isLink(field) ? sidecar.shape : sidecar.term, text),
      ],
      limit: asker.maxRows,
    },
    { s: 'iri', o: 'iri', t: 'text' },
  );
}

/** From a resource to all values of a field. */
function reaching(
  field: Field,
  [subject, value]: readonly [Variable, Variable],
  { about }: Loading['version'],
): readonly Pattern[] {
  const steps = valuePredicates(field, about).map((each) => [triple(subject, each, value)]);
  return steps.length > 1 ? [{ kind: 'union', branches: steps }] : steps.flat();
}

function valueIn(row: Row, field: Field, { view }: Loading): Value {
  const text = textIn(row, 't');
  if (!isLink(field)) return view.literal(readLiteral(text));
  const resource = view.resource(addressIn(row, 'o'));
  resource.knowNamed(text);
  return resource;
}
