import { fieldsWithRole } from '../model/model.ts';
import type { View } from '../reading/view.ts';
import type { Finding } from './finding.ts';

/**
 * What the foot of every page is to have, and the catalogue does not state: a public body owes its readers most of it. It is
 * information for the person who runs the check: pages show what there is, and nothing fails.
 */
export function owedFindings(view: View): Finding[] {
  const { base } = view;
  const { catalogue } = view.model;
  const resource = view.find(base);
  if (!catalogue || resource?.shape !== catalogue) return [];
  return fieldsWithRole(catalogue, 'foot')
    .filter((field) => !resource.values(field).length)
    .map((field) => ({
      severity: 'information',
      resource: base,
      place: `${catalogue.name}.${field.name}`,
      message: `is not stated, so no page has it at its foot: ${sentence(field.description)}`,
    }));
}

/** The first paragraph of a description, without its end. */
function sentence(description: string): string {
  const [first = ''] = description.split('\n');
  return first.trim();
}
