import type { Constraints, ShapeCheck } from '../model/constraints.ts';
import type { Model } from '../model/model.ts';
import type { Finding } from './finding.ts';
import { validate, type Validated } from './validate.ts';

/** What a full SHACL validator says of the data besides the check from the model, which decides where the two differ. */
interface SecondOpinion {
  readonly findings: readonly Finding[];
  /** What the validator reported and the check ignores, a sentence for each constraint of a field. */
  readonly notes: readonly string[];
}

/** Asks a full SHACL validator too; what it says of constraints that it reads in another way is noted, not found. */
export async function secondOpinion(loaded: Validated): Promise<SecondOpinion> {
  const found = await validate(loaded);
  const within = restingOn(loaded.snapshot.model);
  const reasons = new Map(found.map((finding) => [finding, reasonOf(finding, within)]));
  return {
    findings: found.filter((finding) => reasons.get(finding) === undefined),
    notes: notesOn(reasons),
  };
}

const COMPARES = 'it compares numbers as doubles, and times as dates of JavaScript';
const COUNTS = 'it counts some characters twice';
const TERMS = 'it compares terms and not values';

/** How the validator reads a constraint otherwise than SHACL or this catalogue, by the constraint. */
const REASONS: Readonly<Record<string, string>> = {
  datatype: 'it has other forms than XML Schema 1.1',
  in: TERMS,
  hasValue: TERMS,
  pattern: 'it reads patterns as those of JavaScript, without the flag u',
  minLength: COUNTS,
  maxLength: COUNTS,
  languageIn: 'it compares languages as texts',
  minInclusive: COMPARES,
  maxInclusive: COMPARES,
  minExclusive: COMPARES,
  maxExclusive: COMPARES,
  lessThan: COMPARES,
  lessThanOrEquals: COMPARES,
};

/** What the validator reads in another way in a shape within: it compares with the node outside. */
const OF_OUTSIDE = ['equals', 'disjoint'];

const WITHIN = 'it reads a constraint of a shape within in another way';

function reasonOf(
  { constraint = '', place = '' }: Finding,
  within: ReadonlySet<string>,
): string | undefined {
  if (Object.hasOwn(REASONS, constraint)) return REASONS[constraint];
  return within.has(`${place} ${constraint}`) ? WITHIN : undefined;
}

/** The constraints that ask whether values keep other shapes, each with these. */
function shapesWithin(constraints: Constraints): [string, readonly ShapeCheck[]][] {
  const { node = [], not = [], and = [], or = [], xone = [] } = constraints;
  const { qualifiedValueShape: counted, qualifiedValueShapesDisjoint: rivals = [] } = constraints;
  const qualified = counted ? [counted, ...rivals] : [];
  return [
    ...[['node', node] as const, ['not', not] as const, ['and', and.flat()] as const],
    ...[['or', or.flat()] as const, ['xone', xone.flat()] as const],
    ...[['qualifiedMinCount', qualified] as const, ['qualifiedMaxCount', qualified] as const],
  ].map(([name, shapes]) => [name, shapes]);
}

/** Which of these, each as `place constraint`, rest on what the validator reads in another way. */
function restingOn({ checks }: Model): ReadonlySet<string> {
  const found = new Set<string>();
  // A set that grows while it is walked gives what was added as well.
  const shapes = new Set(checks);
  for (const { place, constraints } of shapes) {
    for (const each of constraints.property ?? []) shapes.add(each);
    const resting = shapesWithin(constraints).filter(
      ([name, within]) => isReadOtherwise(within) || (name === 'and' && hasPathInAnd(constraints)),
    );
    for (const [name] of resting) found.add(`${place} ${name}`);
  }
  return found;
}

function isReadOtherwise(roots: readonly ShapeCheck[]): boolean {
  const shapes = new Set(roots);
  for (const { constraints } of shapes) {
    const names = Object.keys(constraints);
    if (hasPathInAnd(constraints)) return true;
    if (names.some((name) => Object.hasOwn(REASONS, name) || OF_OUTSIDE.includes(name)))
      return true;
    for (const each of constraints.property ?? []) shapes.add(each);
    for (const each of shapesWithin(constraints).flatMap(([, within]) => within)) shapes.add(each);
  }
  return false;
}

/** Whether a member of `sh:and` has a path: the validator may take that of the shape outside (findings/shacl-and-outer-path.sh). */
function hasPathInAnd({ and = [] }: Constraints): boolean {
  return and.flat().some(({ path }) => path !== undefined);
}

function notesOn(reasons: ReadonlyMap<Finding, string | undefined>): string[] {
  const counts = new Map<string, number>();
  for (const [finding, reason] of reasons) {
    const note = `sh:${finding.constraint ?? ''} of ${finding.place ?? ''}: ${reason ?? ''}`;
    if (reason !== undefined) counts.set(note, (counts.get(note) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([note, count]) => `passed over, ${count} of rdf-validate-shacl on ${note} (docs/shacl.md)`,
    );
}
