import type { Field, Shape } from '../model/model.ts';
import { isClosure } from '../rdf/path.ts';
import { visits } from '../store/follow.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** A field, and the shape that has it. */
export interface OwnedField {
  readonly shape: Shape;
  readonly field: Field;
}

/**
 * What a validator may do for a field that goes every way of a closure anew for each resource, and copies what it has
 * found at each step: the squares of the lengths of its walks, about 150 ns each. Beyond 1,000 steps it runs out of stack.
 */
const MOST_WORK = 20_000_000;
const MOST_STEPS = 1_000;

/** The closures that lead too far for such a validator. */
export function farClosures(snapshot: Snapshot): OwnedField[] {
  return snapshot.model.shapes.flatMap((shape) =>
    shape.fields
      .filter((field) => isClosure(field.path) && leadsTooFar(snapshot, { shape, field }))
      .map((field) => ({ shape, field })),
  );
}

function leadsTooFar(snapshot: Snapshot, { shape, field }: OwnedField): boolean {
  let work = 0;
  return snapshot.ofShape(shape).some((resource) => {
    const most = Math.min(MOST_STEPS, Math.sqrt(MOST_WORK - work));
    const steps = stepsUpTo(most, visits(resource, field.path));
    work += steps ** 2;
    return steps > most;
  });
}

/** How many steps a walk has, counted until there are more than so many. */
function stepsUpTo(most: number, walk: Iterator<unknown>): number {
  let steps = 0;
  while (steps <= most && !walk.next().done) steps += 1;
  return steps;
}
