import type { Dialect, ViewLoading } from '../load/dialect.ts';
import { fill } from '../load/fill.ts';
import type { Loading } from '../load/loading.ts';
import { lookUp } from '../load/look-up.ts';
import { loadMembers } from '../load/members.ts';
import { loadHaving, loadMentions, loadStatements } from '../load/statements.ts';
import type { Version } from '../load/version.ts';
import { loadClassList, loadLinkLists } from '../list/load-list.ts';
import { countTexts, loadNames } from '../search/load-names.ts';

/** How a version of a prepared catalogue is read: over its sidecar. */
export function sidecarDialect(version: () => Version, check: Dialect['check']): Dialect {
  const within = (loading: ViewLoading): Loading => ({ ...loading, version: version() });
  return {
    fill: (wanted, loading) => fill(wanted, within(loading)),
    lookUp: (resources, loading) => lookUp(resources, within(loading)),
    loadStatements: (resources, loading) => loadStatements(resources, within(loading)),
    loadMentions: (resources, predicate, loading) =>
      loadMentions(resources, predicate, within(loading)),
    loadHaving: (predicate, literal, loading) => loadHaving(predicate, literal, within(loading)),
    loadMembers: (shape, loading) => loadMembers(shape, within(loading)),
    loadClassList: (plan, loading) => loadClassList(plan, within(loading)),
    loadLinkLists: (want, loading) => loadLinkLists(want, within(loading)),
    countTexts: (loading, most) => countTexts(within(loading), most),
    loadNames: async (loading, mostLabels = MOST_LABELS) => {
      const names = await loadNames(within(loading), mostLabels);
      return {
        searched: names,
        ...(!names.hasLabels && { noSuggestions: tooManyLabels(mostLabels) }),
        resources: (numbers, own) => names.resources(numbers, within(own)),
      };
    },
    check,
  };
}

/** Of more texts the beginnings are not kept: they would take most of the memory. */
const MOST_LABELS = 300_000;

function tooManyLabels(most: number): string {
  return `Expected at most ${most} texts to suggest from, got more; search for words in place of their beginnings.`;
}
