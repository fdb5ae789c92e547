import { conjuncts, type Condition } from '../../reading/condition.ts';
import { compareValues } from '../../reading/values.ts';
import type { Resource, View } from '../../reading/view.ts';
import type { Shape } from '../../model/model.ts';
import { singleStep } from '../../rdf/path.ts';

/**
 * The resources of a shape, by address, that a condition may keep, where it names what they link to: found from there,
 * without reading all the others. `undefined` where it names nothing.
 */
export function candidates(
  shape: Shape,
  where: Condition | undefined,
  view: View,
): readonly Resource[] | undefined {
  const choices = conjuncts(where).flatMap((condition) => {
    const found = linking(condition, view);
    return found ? [found] : [];
  });
  const [least] = choices.sort((a, b) => a.size - b.size);
  return least && [...least].filter((each) => each.shape === shape).sort(compareValues);
}

/** What links to one of the resources that a condition names by their addresses. */
function linking(condition: Condition, view: View): ReadonlySet<Resource> | undefined {
  if (condition.kind !== 'link' && condition.kind !== 'links') return undefined;
  // The least that has none and what all keep may have no link at all.
  if (condition.kind === 'link' ? condition.missing : condition.quantifier !== 'some')
    return undefined;
  const step = singleStep(condition.field.path);
  const ids = idsIn(condition.inner);
  if (!step || step.inverse || !ids) return undefined;
  return new Set(ids.flatMap((id) => view.find(id)?.subjects(step.predicate) ?? []));
}

function idsIn(condition: Condition): readonly string[] | undefined {
  const [named] = conjuncts(condition).flatMap((each) => (each.kind === 'id' ? [each.among] : []));
  return named;
}
