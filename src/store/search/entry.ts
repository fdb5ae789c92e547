import type { Field, Shape } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Resource } from '../../reading/view.ts';

/** A literal that is searched, with the field that it is of, and its place among the values of that. */
export interface SearchedText {
  readonly field: Field;
  readonly literal: Literal;
  readonly role: Role;
  readonly place: number;
}

/** The same with the resource that it is of. */
export interface Entry extends SearchedText {
  readonly resource: Resource;
}

/** A name, or another word by which people know the resource, and a notation identify it; a text describes it. */
export type Role = 'name' | 'text' | 'notation';

/** What has a digit or a sign, no small letter, or but few letters: "07 02", "A-12/3", "=18", "IV". No word is. */
const NOTATION = /[\p{N}\p{P}\p{S}]|^[^\p{Ll}]+$|^\p{L}{1,4}$/u;
const LONGEST_NOTATION = 40;

/** All that is searched of a resource of a shape: its names, its other texts, and its strings that look like notations. */
export function searchedTexts(
  shape: Shape,
  literalsOf: (field: Field) => readonly Literal[],
): SearchedText[] {
  return shape.fields.filter(isSearched).flatMap((field) =>
    literalsOf(field).flatMap((literal, place) => {
      const role = roleOf(literal, field, shape);
      return role ? [{ field, literal, role, place }] : [];
    }),
  );
}

/** Whether the values of a field are searched. */
export function isSearched({ range, isSearched: isOpen }: Field): boolean {
  if (!isOpen) return false;
  return range.kind === 'text' || (range.kind === 'literal' && range.datatype === xsd.string);
}

/** What a value is searched as; `undefined` where it is not. */
function roleOf({ value }: Literal, field: Field, shape: Shape): Role | undefined {
  if (field === shape.label || isOtherName(field)) return 'name';
  if (field.range.kind === 'text') return 'text';
  const text = visibleText(value).trim();
  return text.length <= LONGEST_NOTATION && NOTATION.test(text) ? 'notation' : undefined;
}

/** Whether a field has other names of a resource, or words by which alone a search finds it. */
function isOtherName({ roles }: Field): boolean {
  return roles.has('other name') || roles.has('search word');
}
