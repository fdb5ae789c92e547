import type { ClassList, ListedClass } from './class-list.ts';
import type { Kind, Roles } from './roles.ts';
import type { Resource } from '../../reading/view.ts';
import type { Snapshot } from '../../store/snapshot.ts';

/** The classes of one version in a catalogue. */
interface ListInData {
  readonly list: ClassList;
  /** Whether it is the version that the catalogue itself follows. */
  readonly isOwn: boolean;
}

/** The classes of plans in a catalogue, version by version, the catalogue's own first. */
export function listsIn(snapshot: Snapshot, roles: Roles): ListInData[] {
  return (['own-class', 'list-class'] as const)
    .filter((kind) => roles.has(kind))
    .flatMap((kind) => {
      const scheme = roles.property(kind, 'scheme');
      const groups = new Map<string, Resource[]>();
      for (const each of snapshot.ofShape(roles.shape(kind))) {
        const id = address(each, scheme) ?? '';
        groups.set(id, [...(groups.get(id) ?? []), each]);
      }
      return [...groups].map(([id, resources]) => ({
        list: listOf(snapshot.resource(id), resources, { roles, kind }),
        isOwn: kind === 'own-class',
      }));
    });
}

function listOf(
  scheme: Resource,
  resources: readonly Resource[],
  { roles, kind }: { roles: Roles; kind: Kind },
): ClassList {
  const version = text(scheme, roles.property('scheme-of-version', 'version'));
  const uses = roles.properties(kind, 'use');
  return {
    name: version ?? scheme.id,
    version,
    scheme: scheme.id,
    documents: documentsOf(scheme, roles),
    classes: resources.map((each): ListedClass => ({
      notation: text(each, roles.property(kind, 'notation')) ?? each.id,
      labels: labelsOf(each, roles.property(kind, 'label')),
      address: each.id,
      isUsed: uses.some((use) => each.subjects(use).length > 0),
    })),
  };
}

function documentsOf(scheme: Resource, roles: Roles): string[] {
  const records = scheme.subjects(roles.property('record', 'about'));
  const document = roles.property('record', 'document');
  return records.flatMap(({ statements }) =>
    (statements.get(document) ?? []).flatMap((each) => (each.kind === 'resource' ? [each.id] : [])),
  );
}

/** A class without a label is compared as one with an empty label: it is like no other. */
function labelsOf(resource: Resource, property: string): Map<string, string> {
  const values = resource.statements.get(property) ?? [];
  return new Map(
    values.flatMap((value) => (value.kind === 'literal' ? [[value.language, value.value]] : [])),
  );
}

function address(resource: Resource, property: string): string | undefined {
  const [value] = resource.statements.get(property) ?? [];
  return value?.kind === 'resource' ? value.id : undefined;
}

function text(resource: Resource, property: string): string | undefined {
  const [value] = resource.statements.get(property) ?? [];
  return value?.kind === 'literal' ? value.value : undefined;
}
