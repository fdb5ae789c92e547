import { textsInLanguage } from '../rdf/language.ts';
import type { Field, Group, Shape } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import type { Reader } from './reader.ts';
import type { Text } from './text.ts';

/** A part of a page, and the fields in it. */
interface FieldGroup {
  readonly group: Group | undefined;
  readonly fields: readonly Field[];
}

/** The fields of a shape by the parts of a page, in their order; those without a part are the last one. */
export function groupsOf(shape: Shape | undefined): readonly FieldGroup[] {
  if (!shape) return [];
  let groups = groupsOfShapes.get(shape);
  if (!groups) groupsOfShapes.set(shape, (groups = readGroups(shape)));
  return groups;
}

const groupsOfShapes = new WeakMap<Shape, readonly FieldGroup[]>();

function readGroups({ fields }: Shape): FieldGroup[] {
  const groups = new Map<string | undefined, { group: Group | undefined; fields: Field[] }>();
  for (const field of fields.filter(isOnPage)) {
    const { group } = field;
    const known = groups.get(group?.id) ?? { group, fields: [] };
    known.fields.push(field);
    groups.set(group?.id, known);
  }
  return [...groups.values()].sort((a, b) => placeOf(a) - placeOf(b));
}

/** A derived field is on pages only where the ontology gives it a part of one: a page costs what its statements cost. */
export function isOnPage({ path, group, roles }: Field): boolean {
  if (ELSEWHERE.some((role) => roles.has(role))) return false;
  return singleStep(path) !== undefined || group !== undefined;
}

/** What no part of a page shows, or a part of its own. */
const ELSEWHERE = ['other name', 'search word', 'source', 'entry', 'lines'] as const;

/** The name of a part for a reader. */
export function nameOfGroup(group: Group | undefined, { ranges, language, say }: Reader): Text {
  const [name] = group ? textsInLanguage(group.names, ranges) : [];
  return name ?? { value: say('facts'), language };
}

/** Parts that the ontology gives no place come after those that have one, and what is in no part at the end. */
function placeOf({ group }: FieldGroup): number {
  if (!group) return Number.MAX_VALUE;
  return Math.min(group.order, Number.MAX_SAFE_INTEGER);
}
