import type { Model } from '../model/model.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { predicatePath, type Path } from '../rdf/path.ts';
import type { Resource } from '../reading/view.ts';
import { inPieces, type Work } from '../reading/work.ts';
import { follow } from '../store/follow.ts';
import type { StoredResource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { circlesIn } from './circles.ts';
import type { Finding } from './finding.ts';

/** So many members of a circle are named. */
const NAMED = 10;

/** A warning for each circle in what a field follows over and over, such as a class that is broader than itself. */
export function* findingCycles(snapshot: Snapshot): Work<Finding[]> {
  const findings: Finding[] = [];
  for (const closure of closuresIn(snapshot.model)) {
    const circles = circlesIn(yield* edgesOf(snapshot, closure.step));
    findings.push(
      ...circles.map((circle) =>
        circleFinding(
          circle.map(({ id }) => id),
          closure,
        ),
      ),
    );
  }
  return findings;
}

/** The warning of a circle, of which the addresses are given. */
export function circleFinding(circle: readonly string[], { step, place }: Closure): Finding {
  const ids = circle.toSorted(compareTexts);
  const names = ids.slice(0, NAMED).map((id) => `<${id}>`);
  const more = ids.length > NAMED ? ` and ${ids.length - NAMED} more` : '';
  return {
    severity: 'warning',
    resource: ids[0] ?? '',
    place,
    message: `${step.text} leads in a circle: ${names.join(', ')}${more}`,
  };
}

/** A path that some field follows over and over. */
export interface Closure {
  /** What is followed over and over. */
  readonly step: Path;
  /** The first field that does so. */
  readonly place: string;
}

/** The steps of all closures, each once, whichever way they go; one that goes both ways runs in circles by its nature. */
export function closuresIn({ shapes }: Model): Closure[] {
  const all = shapes.flatMap((shape) =>
    shape.fields.flatMap(({ name, path }) =>
      stepsIn(path).map((step) => ({ step: forward(step), place: `${shape.name}.${name}` })),
    ),
  );
  const found = new Map<string, Closure>();
  for (const closure of all)
    if (!found.has(closure.step.text)) found.set(closure.step.text, closure);
  return [...found.values()].filter(({ step }) => !goesBothWays(step));
}

function stepsIn(path: Path): Path[] {
  if ('predicate' in path) return [];
  if ('paths' in path) return path.paths.flatMap(stepsIn);
  return [...(path.kind === 'zeroOrOne' ? [] : [path.path]), ...stepsIn(path.path)];
}

/** The same circles are met forward and backward. */
function forward(step: Path): Path {
  return step.kind === 'inverse' ? predicatePath(step.predicate) : step;
}

function goesBothWays(step: Path): boolean {
  const ends = endsIn(step);
  return ends.some((end) => ends.includes(end.startsWith('^') ? end.slice(1) : `^${end}`));
}

function endsIn(path: Path): string[] {
  if ('predicate' in path) return [path.text];
  return 'paths' in path ? path.paths.flatMap(endsIn) : endsIn(path.path);
}

/** Where a step leads from each resource; a resource from which it leads nowhere is left out. */
function* edgesOf(snapshot: Snapshot, step: Path): Work<Map<Resource, readonly Resource[]>> {
  const edges = new Map<Resource, readonly Resource[]>();
  yield* inPieces(yield* snapshot.describing(), 1, (resource) => {
    const targets = stepsFrom(resource, step);
    if (targets.length) edges.set(resource, targets);
  });
  return edges;
}

/** Where a step leads from a resource. */
export function stepsFrom(resource: StoredResource, step: Path): readonly Resource[] {
  return follow(resource, step).filter((value) => value.kind === 'resource');
}
