import type { Field, Shape } from '../../model/model.ts';
import { resolveAddress } from '../../rdf/address.ts';
import { singleStep } from '../../rdf/path.ts';
import type { Resource } from '../../store/resource.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { compareValues } from '../../store/value.ts';
import type { FilterInput } from './filter.ts';

/**
 * The resources of a shape, by address, that a filter may keep, where it names what they link to: found from there, without
 * a look at all the others. `undefined` where it names nothing.
 */
export function narrowed(
  shape: Shape,
  where: FilterInput,
  snapshot: Snapshot,
): readonly Resource[] | undefined {
  const choices = Object.entries(where).flatMap(([name, said]) => {
    const field = shape.fields.find((each) => each.name === name);
    const chosen =
      name === 'and'
        ? smallest((said as FilterInput[]).map((each) => narrowed(shape, each, snapshot)))
        : field && linking(field, said as FilterInput, snapshot);
    return [chosen?.filter((resource) => resource.shape === shape)];
  });
  return smallest(choices);
}

function smallest(
  choices: readonly (readonly Resource[] | undefined)[],
): readonly Resource[] | undefined {
  const [least] = choices.filter((each) => each !== undefined).sort((a, b) => a.length - b.length);
  return least;
}

/** What links to one of the resources that a filter names by their addresses. */
function linking(field: Field, said: FilterInput, snapshot: Snapshot): Resource[] | undefined {
  const step = singleStep(field.path);
  const named = (field.many ? said['some'] : said) as FilterInput | null | undefined;
  const ids = idsIn(named?.['id'] as FilterInput | null | undefined);
  if (!step || step.inverse || !ids) return undefined;
  const found = ids.flatMap((id) => {
    const address = resolveAddress(id, snapshot.base);
    const target = address === undefined ? undefined : snapshot.find(address);
    return target?.mentions.get(step.predicate) ?? [];
  });
  return [...new Set(found)].sort(compareValues);
}

function idsIn(said: FilterInput | null | undefined): readonly string[] | undefined {
  if (typeof said?.['eq'] === 'string') return [said['eq']];
  return said?.['in'] as readonly string[] | undefined;
}
