import { fieldsWithRole, isLink, type Shape } from '../model/model.ts';
import type { Role } from '../model/roles.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import type { Resource } from '../reading/view.ts';

/**
 * The newest day that the catalogue states for a resource: its own, that of the record of its source, and those of the entries of
 * that record. Days of files are of no use: a copy or a new checkout has a new one, and nothing has changed.
 */
export function changedDay(resource: Resource): string | undefined {
  const records = linked(resource, 'source');
  const entries = records.flatMap((record) => linked(record, 'entry'));
  const days = [resource, ...records, ...entries].flatMap(daysOf);
  return days.sort(compareTexts).at(-1);
}

function linked(resource: Resource, role: Role): readonly Resource[] {
  return withRole(resource.shape, role)
    .filter(isLink)
    .flatMap((field) => resource.links(field));
}

function daysOf(resource: Resource): string[] {
  const fields = withRole(resource.shape, 'modified').filter((field) => !isLink(field));
  return fields
    .flatMap((field) => resource.literals(field))
    .flatMap(({ value }) => DAY.exec(value)?.[1] ?? []);
}

function withRole(shape: Shape | undefined, role: Role) {
  return shape ? fieldsWithRole(shape, role) : [];
}

/** A day, or the day of a moment (W3C note on dates and times); a time without its zone is none that a sitemap may have. */
const DAY = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T.*|Z|[+-]\d\d:\d\d)?$/;
