import type { Model } from '../../model/model.ts';
import type { About } from './about.ts';
import { statedFields, termsOf } from './terms.ts';

/** The languages of each field of texts, and the fields with several values where one is followed, by the predicates in use. */
export function fieldFigures(
  model: Model,
  found: ReadonlySet<string>,
): Pick<About, 'tags' | 'several'> {
  const fields = model.shapes.flatMap(statedFields);
  const tags = fields
    .filter(({ range }) => range.kind === 'text')
    .map((field) => {
      const { key, rank } = termsOf(field);
      const own = [...found].filter((each) => each.startsWith(rank('')));
      return [key, own.map((each) => each.slice(rank('').length)).sort()] as const;
    });
  const several = fields.map(termsOf).filter(({ others }) => found.has(others));
  return {
    tags: Object.fromEntries(tags),
    several: [...new Set(several.map(({ key }) => key))],
  };
}
