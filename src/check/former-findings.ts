import type { Former, Resource } from '../reading/view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Finding } from './finding.ts';
import { ShapeFindings } from './shape-findings.ts';
import { ShapeTargets } from './shape-targets.ts';

/** What is wrong with what is left of resources that are no longer there. */
export function formerFindings(snapshot: Snapshot): Finding[] {
  const { left, formers } = snapshot;
  if (!left || !formers.length) return [];
  const [shapes, targets] = [new ShapeFindings(left), new ShapeTargets(left)];
  return formers.flatMap((resource) => [
    ...targets.byClass(resource).flatMap((shape) => shapes.of(resource, shape)),
    ...placeFindings(snapshot, resource),
  ]);
}

/** A resource that is there has no former state, and what is in a place has to be there. */
function placeFindings(snapshot: Snapshot, { id, types }: Resource): Finding[] {
  const former = snapshot.former(id);
  if (!former) return [];
  const { shapeOfClass } = snapshot.model;
  const live = types.filter((type) => shapeOfClass.has(type));
  const both = live.map(
    (type) => `is withdrawn or moved, and described as a resource of <${type}>`,
  );
  const flaws = former.replacedBy.flatMap((other) => replacementFlaw(snapshot, former, other));
  return [...both, ...flaws].map((message) => ({ severity: 'violation', resource: id, message }));
}

function replacementFlaw(snapshot: Snapshot, { resource }: Former, other: string): string[] {
  if (other === resource.id) return ['expected something else in its place, got itself'];
  const isHere = !other.startsWith(snapshot.base) || snapshot.find(other);
  if (isHere) return [];
  const isFormer = snapshot.former(other) !== undefined;
  return isFormer && !leadsBack(snapshot, resource.id, other)
    ? []
    : [`expected an address of the catalogue in its place, got <${other}>`];
}

/** Whether what is in the place of something leads back to it. */
function leadsBack(snapshot: Snapshot, id: string, other: string): boolean {
  const seen = new Set([other]);
  // A set that grows while it is walked gives what was added as well.
  for (const each of seen) snapshot.former(each)?.replacedBy.forEach((next) => seen.add(next));
  return seen.has(id);
}
