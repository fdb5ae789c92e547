import { isLink, type Field } from '../../model/model.ts';
import type { Role } from '../../model/roles.ts';
import { isSearched } from '../../store/search/entry.ts';
import { indexing } from '../../store/search/searched.ts';
import { TooMuchToLoad } from '../load/asking.ts';
import { chunks } from '../load/fill.ts';
import type { LoadedNames, ViewLoading } from '../load/dialect.ts';
import { numberIn } from '../load/rows.ts';
import { variable } from '../query/query.ts';
import { inTurns } from '../search/in-turns.ts';
import { termsOf } from '../sidecar/terms.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { hasLength } from './conditions.ts';
import { loadMembers } from './members.ts';
import { fill } from './reads.ts';

/** The links that the facets of a search follow. */
const LINKS: readonly Role[] = ['keeper', 'classification', 'parent'];

/** The fields that searches read: names and other texts, and the links that their facets follow. */
function searchedFields({ view }: Pick<ViewLoading, 'view'>): readonly Field[] {
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

/** Counts the values under the properties of the fields that searches read; throws where they are more than so many. */
export async function countTexts(loading: ViewLoading, most: number): Promise<number> {
  const fields = searchedFields(loading).filter(isSearched);
  const counts = await Promise.all(fields.map((field) => countOf(field, loading, most)));
  const sum = counts.reduce((all, count) => all + count, 0);
  if (sum <= most) return sum;
  throw new TooMuchToLoad(
    `Expected at most ${most} texts to search in, got more of ${fields.map(({ name }) => name).join(', ')}; mark fields that nobody searches with varanto:searched false, and start again.`,
  );
}

/** No further than one too many: an engine need not count them all. */
async function countOf({ path }: Field, { asker }: ViewLoading, most: number): Promise<number> {
  if (!hasLength(path)) return 0;
  const [subject, object, count] = [variable('s'), variable('o'), variable('n')];
  const where = [{ kind: 'path', subject, path, object }] as const;
  const [row] = await asker.ask(
    {
      columns: [{ kind: 'count', of: subject, as: count }],
      where: [{ kind: 'subselect', select: { columns: [subject], where, limit: most + 1 } }],
      limit: 1,
    },
    { n: 'integer' },
    'data',
  );
  return row ? numberIn(row, 'n') : 0;
}

/** So many resources are read at a time. */
const TOGETHER = 500;

/** Loads all that searches read into a view that is searched for long: what it was followed along is forgotten. */
export async function loadNames(loading: ViewLoading): Promise<LoadedNames> {
  const { view } = loading;
  const fields = searchedFields(loading);
  const keys = new Set(fields.map((field) => termsOf(field).key));
  for (const shape of view.model.shapes) {
    const own = [shape, ...shape.above]
      .flatMap((each) => each.fields)
      .filter((field) => keys.has(termsOf(field).key));
    if (!shape.fields.some((field) => own.includes(field))) continue;
    const members = await loadMembers(shape, loading, Infinity);
    view.setMembers(shape, members);
    for (const part of chunks(members, TOGETHER)) await loadPart(part, own, loading);
  }
  view.endLoads();
  const searched = await inTurns(indexing(view));
  return {
    searched,
    resources: (numbers) =>
      Promise.resolve(new Map(numbers.map((number) => [number, searched.resource(number)]))),
  };
}

async function loadPart(
  part: readonly RemoteResource[],
  fields: readonly Field[],
  loading: ViewLoading,
): Promise<void> {
  await fill(new Map(fields.map((field) => [field, new Set(part)])), loading);
  for (const member of part) member.forgetStatements();
}
