import { fieldsWithRole } from '../model/model.ts';
import type { draftPlaces, RequestKind } from '../model/request-kinds.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Resource } from '../reading/view.ts';

/** A request, ready to be completed and sent. */
export interface Draft {
  /** The tag of its language. */
  readonly language: string;
  readonly subject: string;
  readonly body: string;
}

/** What a draft is filled with. */
interface DraftContents {
  readonly unit: Resource | undefined;
  readonly registers: readonly Resource[];
  readonly contact: Resource | undefined;
  readonly words: string;
}

type Place = (typeof draftPlaces)[number];

/** The draft of a request in each language of its templates, in the order of their tags. */
export function draftsOf({ subjects, drafts }: RequestKind, contents: DraftContents): Draft[] {
  return drafts
    .map(({ language, value }) => {
      const values = valuesIn(language, contents);
      const subject = subjects.find((each) => each.language === language)?.value ?? '';
      return {
        language,
        subject: filled(subject, values).replace(/[\s:]+$/, ''),
        body: filledLines(value, values),
      };
    })
    .sort((a, b) => (a.language < b.language ? -1 : 1));
}

function valuesIn(language: string, contents: DraftContents): Record<Place, string> {
  const { unit, registers, contact, words } = contents;
  const name = (resource: Resource | undefined): string =>
    resource ? nameInLanguage(resource, language) : '';
  return {
    unit: name(unit),
    registers: registers.map(name).join('; '),
    contact: name(contact),
    words: words.replaceAll(/\s+/g, ' ').trim(),
  };
}

/** A line whose place has no value is left out. */
function filledLines(template: string, values: Record<Place, string>): string {
  const lines = template.split('\n').filter((line) => {
    const places = [...line.matchAll(PLACE)].map(([, place]) => values[place as Place]);
    return places.every((value) => value !== '');
  });
  return filled(lines.join('\n'), values).trim();
}

const PLACE = /\{(\w+)\}/g;

function filled(template: string, values: Record<Place, string>): string {
  return template.replaceAll(PLACE, (_, place: Place) => values[place]);
}

/** What a resource is called, and in brackets what it is called in a language, where its name is in another one. */
function nameInLanguage(resource: Resource, language: string): string {
  const { shape } = resource;
  const named = shape?.label ? resource.literals(shape.label) : [];
  const names = named.filter(({ value }) => !isBlank(value));
  const own = names.find((each) => each.language === language);
  const [first] = own ? [own] : names;
  if (!first) return resource.id;
  if (own || !shape) return first.value;
  const others = fieldsWithRole(shape, 'other name').flatMap((field) => resource.literals(field));
  const other = others.find((each) => each.language === language);
  return other ? `${first.value} (${other.value})` : first.value;
}
