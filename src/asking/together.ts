import { fieldsWithRole } from '../model/model.ts';
import type { Resource } from '../reading/view.ts';
import { stemOf, withoutGradation } from '../store/search/finnish.ts';
import { normal, wordsOf } from '../store/search/words.ts';

/**
 * What words that are in one name of a resource weigh together, as much of it as the name is of these words; nothing where
 * no name has two of them.
 */
export function togetherIn(resource: Resource, weights: ReadonlyMap<string, number>): number {
  const stems = [...weights].map(([word, weight]) => ({ stem: stemOf(normal(word)), weight }));
  return Math.max(0, ...namesOf(resource).map((name) => weightIn(name, stems)));
}

function weightIn(name: string, stems: readonly { stem: string; weight: number }[]): number {
  const words = wordsOf(name).map(({ form }) => withoutGradation(form));
  const met = stems.filter(({ stem }) => words.some((word) => word.startsWith(stem)));
  if (met.length < 2) return 0;
  const share = Math.min(1, met.length / words.length);
  return share * met.reduce((sum, { weight }) => sum + weight, 0);
}

/** The texts by which people know a resource: its name, other names, and words that pages do not show. */
function namesOf(resource: Resource): string[] {
  const { shape } = resource;
  if (!shape) return [];
  const fields = [
    ...(shape.label ? [shape.label] : []),
    ...fieldsWithRole(shape, 'other name'),
    ...fieldsWithRole(shape, 'search word'),
  ];
  return fields.flatMap((field) => resource.literals(field).map(({ value }) => value));
}
