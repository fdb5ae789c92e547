import { isLink } from '../../model/model.ts';
import { passesCount } from '../../reading/condition.ts';
import type { GroupPlan } from '../../reading/plan.ts';
import type { GroupQuestion, Measure } from '../../reading/question.ts';
import type { Group, GroupKey, Groups } from '../../reading/view.ts';
import { MOST_GROUPS, TooManyGroups } from '../../reading/too-many-groups.ts';
import { groupOrder, type OrderedGroup } from '../../store/groups/group-order.ts';
import type { CountedKey } from '../../store/list/counted-keys.ts';
import { numberIn } from '../load/rows.ts';
import { variable } from '../query/query.ts';
import type { LoadedParts } from '../view/remote-list.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { MEMBER, type AskedList } from './extents.ts';
import { CountedBy } from './keys.ts';
import { parentIn, parentsOf, type ByParent } from './load-facets.ts';
import { loadLabels } from './load-labels.ts';
import { groupName, groupPatterns, kindsOf, type Grouping } from './grouping.ts';
import { Figures, loadMeasures } from './load-measures.ts';

type LoadedGroups = LoadedParts['groups'];

/** The groups of lists: one query for their counts, one for each text that they are by, and one for each measured field. */
export async function loadGroups(
  list: AskedList,
  plans: readonly GroupPlan[],
): Promise<ByParent<LoadedGroups>> {
  const loaded = await Promise.all(
    plans.map(async (plan) => ({ plan, found: await loadGrouping(list, plan) })),
  );
  return new Map(
    parentsOf(list).map((parent) => [
      parent,
      loaded.map(({ plan: { question, measures }, found }) => ({
        question,
        groups: found.get(parent) ?? { totalCount: 0, nodes: [] },
        measured: new Set(measures.map(({ field }) => field)),
      })),
    ]),
  );
}

async function loadGrouping(list: AskedList, plan: GroupPlan): Promise<ByParent<Groups>> {
  const { question, measures } = plan;
  const keys = question.by.map((by, index) => new CountedBy(by, list, String(index)));
  const grouping = { list, question, keys };
  const ordering = question.order.flatMap((level) => ('measure' in level ? [level.measure] : []));
  const [counted, shown, figures] = await Promise.all([
    loadCounted(grouping),
    Promise.all(keys.map((key) => loadShown(key, list))),
    loadMeasures([...measures, ...ordering], grouping),
  ]);
  const groups = [...counted].map(
    ([parent, all]) =>
      [
        parent,
        all
          .filter((group) => isShown(group, parent, shown))
          .filter(({ count }) => passesCount(count, question.having))
          .map(
            (group) =>
              new LoadedGroup(group, { question, figures: figures.get(parent) ?? new Figures() }),
          ),
      ] as const,
  );
  const ownKeys = groups.flatMap(([, all]) => all.flatMap((group) => group.ownKeys));
  const linked = ownKeys.filter((key) => key !== null && typeof key !== 'string');
  if (question.by.some(({ field }) => isLink(field))) await loadLabels(linked, list);
  const compare = groupOrder(question, list.loading.view);
  return new Map(
    groups.map(([parent, all]) => [
      parent,
      { totalCount: all.length, nodes: all.toSorted(compare).slice(0, question.size) },
    ]),
  );
}

interface Counted {
  readonly ownKeys: readonly (CountedKey | null)[];
  readonly count: number;
}

async function loadCounted(grouping: Grouping): Promise<ByParent<readonly Counted[]>> {
  const { list, keys } = grouping;
  const count = variable('n');
  const rows = await list.loading.asker.askWhole(
    {
      columns: [
        ...list.parents,
        ...keys.flatMap(({ columns }) => columns),
        { kind: 'count', isDistinct: true, of: MEMBER, as: count },
      ],
      where: groupPatterns(grouping),
      groupBy: [...list.parents, ...keys.map(({ key }) => key)],
    },
    { ...kindsOf(keys), p: 'iri', n: 'integer' },
  );
  if (rows.length > MOST_GROUPS) throw new TooManyGroups();
  const found = new Map<RemoteResource | undefined, Counted[]>();
  for (const row of rows) {
    const number = numberIn(row, count.name);
    // Of nothing some engines make one group.
    if (number === 0) continue;
    const parent = parentIn(row, list);
    const group = { ownKeys: keys.map((key) => key.keyIn(row)), count: number };
    const known = found.get(parent);
    if (known) known.push(group);
    else found.set(parent, [group]);
  }
  return found;
}

type Shown = ByParent<ReadonlySet<CountedKey>>;

/** The keys of the texts that an answer shows; of other keys all are. */
async function loadShown(key: CountedBy, list: AskedList): Promise<Shown | undefined> {
  if (key.by.field.range.kind !== 'text') return undefined;
  const rows = await list.loading.asker.askWhole(
    {
      columns: [...list.parents, ...key.columns],
      where: [...list.members(), ...key.shownPatterns],
      groupBy: [...list.parents, key.key],
    },
    { ...key.kinds, p: 'iri' },
  );
  const found = new Map<RemoteResource | undefined, Set<CountedKey>>();
  for (const row of rows) {
    const parent = parentIn(row, list);
    const known = found.get(parent) ?? new Set<CountedKey>();
    found.set(parent, known);
    const own = key.keyIn(row);
    if (own !== null) known.add(own);
  }
  return found;
}

function isShown(
  { ownKeys }: Counted,
  parent: RemoteResource | undefined,
  shown: readonly (Shown | undefined)[],
): boolean {
  return ownKeys.every((key, index) => {
    const texts = shown[index];
    return key === null || !texts || (texts.get(parent)?.has(key) ?? false);
  });
}

/** A group as an engine counts it. */
class LoadedGroup implements Group, OrderedGroup {
  readonly ownKeys: readonly (CountedKey | null)[];
  readonly count: number;
  readonly #question: GroupQuestion;
  readonly #figures: Figures;

  constructor(
    { ownKeys, count }: Counted,
    { question, figures }: { question: GroupQuestion; figures: Figures },
  ) {
    this.ownKeys = ownKeys;
    this.count = count;
    this.#question = question;
    this.#figures = figures;
  }

  get keys(): readonly GroupKey[] {
    return this.#question.by.map((by, index) => {
      const key = this.ownKeys[index] ?? undefined;
      if (key === undefined || typeof key === 'string')
        return { by, value: key, resource: undefined };
      return { by, value: key.id, resource: isLink(by.field) ? key : undefined };
    });
  }

  *working(): Generator<undefined, void> {
    yield;
  }

  measure(measure: Measure): number | string | undefined {
    return this.#figures.of(groupName(this.ownKeys), measure);
  }
}
