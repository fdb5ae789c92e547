import type { Constraints } from '../model/constraints.ts';
import type { Field } from '../model/model.ts';
import { isClosure } from '../rdf/path.ts';
import type { Value } from '../reading/view.ts';
import { follow, reached, visits, Visited, type Visit } from '../store/follow.ts';
import type { StoredResource } from '../store/resource.ts';
import { breachesOf, conditionsOf, type Breach } from './check-values.ts';
import type { Condition } from './value-conditions.ts';

/** What of a field the check needs. */
type Checked = Pick<Field, 'path' | 'constraints'>;

/**
 * The check of fields, resource after resource. The closures of a chain of 5,000 resources have 12.5 million values: they
 * are listed for a resource only where something is wrong with them.
 */
export class FieldChecks {
  readonly #closures = new Map<Checked, ClosureCheck>();

  /** What the values of a field do not keep; the values may be given, where they are listed already. */
  breaches(
    resource: StoredResource,
    field: Checked,
    values = listedValues(resource, field),
  ): readonly Breach[] {
    const focus = { node: resource, view: resource.view };
    if (values) return breachesOf(field, values, focus);
    if (this.#closure(field).passes(resource)) return [];
    return breachesOf(field, [...reached(resource, field.path)], focus);
  }

  #closure(field: Checked): ClosureCheck {
    let check = this.#closures.get(field);
    if (!check) this.#closures.set(field, (check = new ClosureCheck(field)));
    return check;
  }
}

/**
 * The values of a field, or `undefined` for a closure. They are followed once and not cached: most resources are never
 * asked for.
 */
export function listedValues(
  resource: StoredResource,
  { path }: Pick<Checked, 'path'>,
): readonly Value[] | undefined {
  return isClosure(path) ? undefined : follow(resource, path);
}

/** The constraints that need all values of a field, not only how many there are. */
const OF_ALL = [
  'qualifiedMinCount',
  'qualifiedMaxCount',
  'uniqueLang',
  'hasValue',
  'equals',
  'disjoint',
  'lessThan',
  'lessThanOrEquals',
] as const satisfies (keyof Constraints)[];

/** Finds in most cases that nothing is wrong, and goes to no value twice for it, whatever the number of resources. */
class ClosureCheck {
  readonly #field: Checked;
  readonly #conditions: readonly Condition[];
  /** Where walks have been from which nothing leads to a value that does not keep the conditions. */
  readonly #clear = new Visited();

  constructor(field: Checked) {
    this.#field = field;
    this.#conditions = conditionsOf(field);
  }

  /** Whether it is certain that the values from a resource keep everything. */
  passes(resource: StoredResource): boolean {
    const { constraints } = this.#field;
    if (OF_ALL.some((constraint) => constraints[constraint] !== undefined)) return false;
    return this.#hasRightNumber(resource) && this.#keepConditions(resource);
  }

  #hasRightNumber(resource: StoredResource): boolean {
    const { minCount = 0, maxCount } = this.#field.constraints;
    const enough = maxCount === undefined ? minCount : Math.max(minCount, maxCount + 1);
    const values = reached(resource, this.#field.path);
    let number = 0;
    while (number < enough && !values.next().done) number += 1;
    return number >= minCount && (maxCount === undefined || number <= maxCount);
  }

  #keepConditions(resource: StoredResource): boolean {
    const passed: Visit[] = [];
    for (const visit of visits(resource, this.#field.path, this.#clear)) {
      if (
        visit.place.isEnd &&
        !this.#conditions.every(({ keeps }) => keeps(visit.value, resource.view))
      )
        return false;
      passed.push(visit);
    }
    for (const visit of passed) this.#clear.add(visit);
    return true;
  }
}
