import type { Field, Shape } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Resource } from '../../reading/view.ts';
import type { ClassView } from '../list/ordered-class.ts';

/** A literal that is searched, with the resource and the field that it is of. */
export interface Entry {
  readonly resource: Resource;
  readonly field: Field;
  readonly literal: Literal;
  readonly role: Role;
}

/** A name, or another word by which people know the resource, and a notation identify it; a text describes it. */
export type Role = 'name' | 'text' | 'notation';

/** What has a digit or a sign, no small letter, or but few letters: "07 02", "A-12/3", "=18", "IV". No word is. */
const NOTATION = /[\p{N}\p{P}\p{S}]|^[^\p{Ll}]+$|^\p{L}{1,4}$/u;
const LONGEST_NOTATION = 40;

/** All that is searched in a view: the names, the other texts, and the strings that have the form of notations. */
export function* entriesOf(view: ClassView): Generator<Entry, undefined> {
  for (const shape of view.model.shapes) yield* entriesOfShape(shape, view);
  return undefined;
}

function* entriesOfShape(shape: Shape, view: ClassView): Generator<Entry> {
  const fields = shape.fields.filter(isSearched);
  if (!fields.length) return;
  for (const resource of view.ofShape(shape))
    yield* fields.flatMap((field) => entriesOfField(resource, field));
}

function entriesOfField(resource: Resource, field: Field): Entry[] {
  return resource.literals(field).flatMap((literal) => {
    const role = roleOf(literal, field, resource.shape);
    return role ? { resource, field, literal, role } : [];
  });
}

function isSearched({ range, isSearched: isOpen }: Field): boolean {
  if (!isOpen) return false;
  return range.kind === 'text' || (range.kind === 'literal' && range.datatype === xsd.string);
}

function roleOf({ value }: Literal, field: Field, shape?: Shape): Role | undefined {
  if (field === shape?.label || isOtherName(field)) return 'name';
  if (field.range.kind === 'text') return 'text';
  const text = visibleText(value).trim();
  return text.length <= LONGEST_NOTATION && NOTATION.test(text) ? 'notation' : undefined;
}

/** Whether a field has other names of a resource, or words by which alone a search finds it. */
function isOtherName({ roles }: Field): boolean {
  return roles.has('other name') || roles.has('search word');
}
