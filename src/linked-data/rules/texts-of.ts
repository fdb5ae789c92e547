import type { Field, Template, TemplatePart } from '../../model/model.ts';
import { plainText } from '../../rdf/datatype.ts';
import { textsInLanguage } from '../../rdf/language.ts';
import type { Literal } from '../../rdf/literal.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import type { Resource } from '../../reading/view.ts';

/** The texts that templates make for a resource. A template with a gap that nothing fills makes none. */
export function textsOf(templates: readonly Template[], resource: Resource): Literal[] {
  return templates.flatMap(({ language, parts }) => {
    const words = parts.map((part) => wordsOf(part, resource, language));
    if (words.includes('')) return [];
    const datatype = language ? rdf.langString : xsd.string;
    return [{ kind: 'literal', value: words.join(''), datatype, language }];
  });
}

/** Several values are joined by commas. */
function wordsOf(part: TemplatePart, resource: Resource, language: string): string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'address') return resource.id;
  return valuesOf(part.field, resource, [language, resource.view.language]).join(', ');
}

/** A field's values in words: texts in the best language there is, links by their labels, else by their addresses. */
function valuesOf(field: Field, resource: Resource, languages: readonly string[]): string[] {
  switch (field.range.kind) {
    case 'text':
      return textsInLanguage(resource.literals(field), languages).map(({ value }) => value);
    case 'literal':
      return resource.literals(field).map(plainText);
    case 'iri':
      return resource.links(field).map(({ id }) => id);
    default:
      return resource.links(field).map((link) => nameOf(link, languages));
  }
}

function nameOf(resource: Resource, languages: readonly string[]): string {
  const label = resource.shape?.label;
  const names = label ? valuesOf(label, resource, languages) : [];
  return names.join(', ') || resource.id;
}
