import { chosenTexts } from '../reading/chosen-texts.ts';
import type { Resource } from '../reading/view.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Trace } from './trace.ts';

/** What a resource is called in the first of some languages that its name is in; one without a name has its address. */
export function displayNameOf(
  resource: Resource,
  languages: readonly string[],
  trace?: Trace,
): string {
  const label = resource.shape?.label;
  const [text] = label ? chosenTexts(resource, label, languages) : [];
  if (!text || isBlank(text.value)) return resource.id;
  trace?.text(text);
  return text.value;
}
