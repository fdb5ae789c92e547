import type { Field } from '../../model/model.ts';
import type { Resource } from '../../reading/view.ts';

/** How many values a field has: the links, the literals; of texts as many as there are in the language with the most. */
export function countOf(resource: Resource, field: Field): number {
  if (field.range.kind !== 'text') return resource.values(field).length;
  const counts = new Map<string, number>();
  for (const { language } of resource.literals(field))
    counts.set(language, (counts.get(language) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}
