import type { Rule } from '../../model/model.ts';
import { breachesOf } from '../../check/check-values.ts';
import { makesDatasets } from '../../check/datasets.ts';
import type { Resource, Value, View } from '../../reading/view.ts';
import { atOnce, type Work } from '../../reading/work.ts';
import { describe, type Description } from '../description.ts';
import { Statements } from '../statements.ts';
import { nodesOf } from './nodes-of.ts';

/**
 * What the rules make of some resources: the catalogue first, then they themselves, then by address all else that comes up.
 * Whatever they mention is described as well, datasets apart: those have pages of their own. No rule sees what another made.
 */
export function describeByRules(view: View, resources: readonly Resource[]): Description[] {
  return atOnce(describingByRules(view, resources));
}

/** So many resources are asked, or described, between two pauses. */
const TOGETHER = 8;

/** The same, giving way now and then. */
export function* describingByRules(
  view: View,
  resources: readonly Resource[],
): Work<Description[]> {
  const catalogue = view.model.catalogue && view.find(view.base);
  const first = [...(catalogue ? [catalogue] : []), ...resources];
  const made = new Statements();
  const asked = new Set(first);
  let count = 0;
  // A set that grows while it is walked gives what was added as well.
  for (const resource of asked) {
    if (++count % TOGETHER === 0) yield;
    for (const value of apply(resource, made).filter(isToldWith)) asked.add(value);
  }
  const described: Description[] = [];
  for (const [subject, statements] of made.eachSubject()) {
    if (described.push(describe(subject, statements)) % TOGETHER === 0) yield;
  }
  const rank = new Map(first.map((resource, index) => [resource, index]));
  const rankOf = ({ resource }: Description): number => rank.get(resource) ?? rank.size;
  return described.sort((a, b) => rankOf(a) - rankOf(b));
}

/** Adds what the rules of a resource's shape make of it; gives what that mentions. */
function apply(resource: Resource, made: Statements): Value[] {
  const rules = resource.shape?.rules ?? [];
  return rules
    .filter((rule) => applies(rule, resource))
    .flatMap(({ subject, predicate, object }) => {
      const subjects = nodesOf(subject, resource).filter((value) => value.kind === 'resource');
      const objects = nodesOf(object, resource);
      for (const each of subjects) made.add(each, predicate, objects);
      return [...subjects, ...objects];
    });
}

function applies({ conditions }: Rule, resource: Resource): boolean {
  return conditions.every(
    (condition) =>
      breachesOf(condition, resource.follow(condition.path), {
        node: resource,
        view: resource.view,
      }).length === 0,
  );
}

function isToldWith(value: Value): value is Resource {
  return value.kind === 'resource' && value.shape !== undefined && !makesDatasets(value.shape);
}
