import type { Shape } from '../model/model.ts';

/** The English words for one resource of a shape, for descriptions: "personal data register". */
export function singularOf(shape: Shape | undefined): string {
  if (!shape) return 'resource';
  return shape.names.find(({ language }) => language === 'en')?.value ?? shape.name;
}

/** The English words for several resources of a shape: "personal data registers". */
export function pluralOf(shape: Shape | undefined): string {
  const word = singularOf(shape);
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}
