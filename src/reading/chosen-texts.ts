import type { Field } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import { isBlank } from '../rdf/visible-text.ts';
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
  if (texts.length < 2) return texts;
  const { language } = resource.view;
  // An equal tag of the best range goes before all else, and is what most requests find.
  const equal = texts.filter(
    (text) => text.language === (languages[0] ?? language) && !isBlank(text.value),
  );
  return equal.length ? equal : textsInLanguage(texts, [...languages, language]);
}
