import type { View } from '../reading/view.ts';
import type { Work } from '../reading/work.ts';
import { describe, type Description } from './description.ts';
import { hydra } from './document-vocabulary.ts';
import { addPaging, pageNode } from './page-relations.ts';
import type { Page } from './paging.ts';
import { describingByRules } from './rules/describe-by-rules.ts';
import { Statements } from './statements.ts';

/** A page of the view for harvesters: the catalogue, the datasets of the page, all that they need, and the paging. */
export function* describingHarvestPage(view: View, page: Page): Work<readonly Description[]> {
  const described = yield* describingByRules(view, page.members);
  const paging = new Statements();
  addPaging(paging, page, view.resource(page.address));
  return [
    ...described.map((each) => withNext(each, page)),
    ...paging.bySubject.map(([subject, statements]) => describe(subject, statements)),
  ];
}

/** The first page is answered at the base address too, where a client that started there finds the next one. */
function withNext(description: Description, { search, next }: Page): Description {
  const { resource, statements } = description;
  const { view, id } = resource;
  if (id !== view.base || search !== '' || next === undefined) return description;
  return { resource, statements: [...statements, [hydra.next, [pageNode(next, view)]]] };
}
