import type { Field, Shape } from '../model/model.ts';
import { isLink } from '../model/model.ts';
import { termKey } from '../rdf/literal.ts';
import { invisibleDifference, visibleText } from '../rdf/visible-text.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { labelOf, Pairs } from './pairs.ts';
import type { Resource, Value } from '../reading/view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { compareTexts } from '../rdf/compare-texts.ts';

/**
 * What happened to a resource: `moved` is a link to one other that leads elsewhere now, `respelt` a text that is the same to
 * the eye, `changed` anything else.
 */
export type Happening =
  'came' | 'gone' | 'renamed' | 'moved' | 'readdressed' | 'respelt' | 'changed';

/** A property whose values are not the same. */
export interface Change {
  /** The field's name, or the property's address where no field follows it. */
  readonly field: string;
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** How the texts differ where people see no difference: characters that show nothing, or a form of Unicode. */
  readonly invisible?: string;
}

/** A resource that is not the same in two catalogues. */
export interface Difference {
  readonly type: string;
  readonly happenings: readonly Happening[];
  /** Its address and name in the old catalogue, where it is there. */
  readonly before?: { readonly id: string; readonly name: string };
  /** The same in the new one. */
  readonly after?: { readonly id: string; readonly name: string };
  readonly changes: readonly Change[];
}

/**
 * What differs between two catalogues of one model, type by type in the model's order: resources are the same by their
 * address, and where that is gone by their name, if no other of the type has it.
 */
export function differences(before: Snapshot, after: Snapshot): Difference[] {
  const pairs = new Pairs(before, after);
  return before.model.shapes.flatMap((shape) => [
    ...pairs.came(shape).map((resource): Difference => ({
      ...{ type: shape.name, happenings: ['came'], changes: [] },
      after: { id: resource.id, name: labelOf(resource, pairs.language) },
    })),
    ...before.ofShape(shape).flatMap((resource) => {
      const found = differenceOf(resource, pairs, shape);
      return found ? [found] : [];
    }),
  ]);
}

function differenceOf(old: Resource, pairs: Pairs, shape: Shape): Difference | undefined {
  const before = { id: old.id, name: labelOf(old, pairs.language) };
  const now = pairs.after(old);
  if (!now) return { type: shape.name, happenings: ['gone'], before, changes: [] };
  const changed = changesOf(old, now, pairs);
  const happenings = new Set<Happening>(changed.map(({ happening }) => happening));
  if (now.id !== old.id) happenings.add('readdressed');
  if (!happenings.size) return undefined;
  return {
    ...{ type: shape.name, happenings: [...happenings].sort(compareTexts), before },
    after: { id: now.id, name: labelOf(now, pairs.language) },
    changes: changed.map(({ change }) => change),
  };
}

function changesOf(old: Resource, now: Resource, pairs: Pairs) {
  const predicates = new Set([...old.statements.keys(), ...now.statements.keys()]);
  predicates.delete(rdf.type);
  return [...predicates].sort(compareTexts).flatMap((predicate) => {
    const field = now.shape?.fields.find(({ path }) => isForward(path, predicate));
    const had = keyed(old.statements.get(predicate) ?? [], (value) => pairs.keyAfter(value));
    const has = keyed(now.statements.get(predicate) ?? [], termKey);
    const gone = [...had].filter(([key]) => !has.has(key)).map(([, value]) => value);
    const came = [...has].filter(([key]) => !had.has(key)).map(([, value]) => value);
    if (!gone.length && !came.length) return [];
    const invisible = invisibleChange(gone, came);
    const change: Change = {
      field: field?.name ?? predicate,
      removed: gone.map((value) => shown(value, pairs.language)),
      added: came.map((value) => shown(value, pairs.language)),
      ...(invisible !== undefined && { invisible }),
    };
    const happening = invisible === undefined ? happeningOf(field, now.shape) : 'respelt';
    return [{ change, happening } as const];
  });
}

/** How literals differ from those that take their places, where each is the same to the eye; `undefined` where one is not. */
function invisibleChange(gone: readonly Value[], came: readonly Value[]): string | undefined {
  if (gone.length !== came.length) return undefined;
  const differences = gone.map((before) => {
    const after = came.find((value) => sameToTheEye(value) === sameToTheEye(before));
    const isLiteral = before.kind === 'literal' && after?.kind === 'literal';
    return isLiteral ? invisibleDifference(before.value, after.value) : undefined;
  });
  return differences.every((each) => each !== undefined)
    ? [...new Set(differences)].join('; ')
    : undefined;
}

function sameToTheEye(value: Value): string {
  return termKey(value.kind === 'literal' ? { ...value, value: visibleText(value.value) } : value);
}

function isForward(path: Field['path'], predicate: string): boolean {
  const step = singleStep(path);
  return step?.predicate === predicate && !step.inverse;
}

function happeningOf(field: Field | undefined, shape: Shape | undefined): Happening {
  if (!field) return 'changed';
  if (field === shape?.label) return 'renamed';
  return isLink(field) && !field.many ? 'moved' : 'changed';
}

function keyed(values: readonly Value[], key: (value: Value) => string): Map<string, Value> {
  return new Map(values.map((value) => [key(value), value]));
}

function shown(value: Value, language: string): string {
  if (value.kind === 'resource') return value.shape?.label ? labelOf(value, language) : value.id;
  return value.language ? `${value.value} (${value.language})` : value.value;
}
