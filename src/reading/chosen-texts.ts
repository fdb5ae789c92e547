import type { Field } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Resource } from './view.ts';

/** The texts of a field in the preferred language, or in the next best: never none where there is a text. */
export function chosenTexts(
  resource: Resource,
  field: Field,
  languages: readonly string[],
): readonly Literal[] {
  const texts = resource.literals(field);
  // Of one text, as most are, there is nothing to choose.
  return texts.length < 2 ? texts : textsInLanguage(texts, [...languages, resource.view.language]);
}
