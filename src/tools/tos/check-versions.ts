import { compareLists } from './compare.ts';
import { titleOf, type ListedClass } from './class-list.ts';
import { Roles } from './roles.ts';
import { similarity } from './similarity.ts';
import type { Finding } from '../../check/finding.ts';
import type { Loaded } from '../../check/load.ts';
import type { Resource } from '../../reading/view.ts';
import { listsIn } from './lists-in-data.ts';

/**
 * Warnings of classes in use that a bare notation would mistake: another version in the data has the notation under another
 * label, and no association says what the two are to each other; or one says what notation and label do not bear out.
 */
export function versionFindings({ shapes, snapshot }: Loaded): Finding[] {
  const roles = new Roles(shapes, snapshot.model);
  if (!roles.has('own-class') || !roles.has('association')) return [];
  const lists = listsIn(snapshot, roles);
  const own = lists.filter(({ isOwn }) => isOwn).map(({ list }) => list);
  const other = lists.filter(({ isOwn }) => !isOwn).map(({ list }) => list);
  const classes = new Map(
    lists.flatMap(({ list }) => list.classes.map((each) => [each.address, each] as const)),
  );
  const told = toldOf(snapshot.ofShape(roles.shape('association')), roles);
  return [
    ...own.flatMap((from) =>
      other.flatMap((to) =>
        compareLists(from, to).counterparts.flatMap(
          ({ change, from: used, to: found, namesake }) => {
            const same = namesake ?? (change === 'renamed' ? found : undefined);
            return same && used.isUsed && !told.pairs.has(pair(used.address, same.address))
              ? [unsaid(used, same, to.version ?? to.name)]
              : [];
          },
        ),
      ),
    ),
    ...told.associations.flatMap((each) => contradicted(each, classes)),
  ];
}

interface Association {
  readonly id: string;
  readonly change: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

function toldOf(resources: readonly Resource[], roles: Roles) {
  const pairs = new Set<string>();
  const associations = resources.map((resource): Association => {
    const value = (fact: string): string | undefined => {
      const [found] = resource.statements.get(roles.property('association', fact)) ?? [];
      return found?.kind === 'resource' ? found.id : found?.value;
    };
    const from = value('from');
    for (const fact of ['to', 'namesake']) pairs.add(pair(from, value(fact)));
    return { id: resource.id, change: value('change'), from, to: value('to') };
  });
  return { pairs, associations };
}

function pair(from: string | undefined, to: string | undefined): string {
  return `${from ?? ''} ${to ?? ''}`;
}

function unsaid(used: ListedClass, other: ListedClass, version: string): Finding {
  return {
    severity: 'warning',
    ...(used.address === undefined ? {} : { resource: used.address }),
    message: `the version ${version} has the notation as "${titleOf(other)}" and this one as "${titleOf(used)}": expected an association that says what they are to each other (varanto tos-diff)`,
  };
}

function contradicted(
  { id, change, from, to }: Association,
  classes: ReadonlyMap<string | undefined, ListedClass>,
): Finding[] {
  const [a, b] = [classes.get(from), classes.get(to)];
  if (!a || !b) return [];
  const stayed = similarity(a.labels, b.labels) === 1 ? 'same' : 'renamed';
  const borne = a.notation === b.notation ? stayed : 'moved';
  if (borne === change) return [];
  const message = `says "${change ?? ''}", but by notation and label ${titleOf(a)} → ${titleOf(b)} is "${borne}"`;
  return [{ severity: 'warning', resource: id, message }];
}
