import type { Rule } from '../../model/model.ts';
import { breachesOf } from '../../check/check-values.ts';
import { makesDatasets } from '../../check/datasets.ts';
import type { Resource, Value, View } from '../../reading/view.ts';
import { describe, type Description } from '../description.ts';
import { Statements } from '../statements.ts';
import { nodesOf } from './nodes-of.ts';

/**
 * What the rules make of some resources: the catalogue first, then they themselves, then by address all else that comes up.
 * Whatever they mention is described as well, datasets apart: those have pages of their own. No rule sees what another made.
 */
export function describeByRules(view: View, resources: readonly Resource[]): Description[] {
  const catalogue = view.model.catalogue && view.find(view.base);
  const first = [...(catalogue ? [catalogue] : []), ...resources];
  const made = new Statements();
  const asked = new Set(first);
  // A set that grows while it is walked gives what was added as well.
  for (const resource of asked)
    apply(resource, made)
      .filter(isToldWith)
      .forEach((value) => asked.add(value));
  const rank = new Map(first.map((resource, index) => [resource, index]));
  const rankOf = (resource: Resource): number => rank.get(resource) ?? rank.size;
  return made.bySubject
    .map(([subject, statements]) => describe(subject, statements))
    .sort((a, b) => rankOf(a.resource) - rankOf(b.resource));
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
