import { sayList, type SaidList } from '../sparql/translate/list.ts';
import { readsOf } from './field-reads.ts';
import { unlessMistaken } from './open-plan.ts';
import { argumentsOf, type Operation } from './operation.ts';
import type { RequestContext } from './request-context.ts';
import { isIncluded, type Selected, type SelectedField } from './selection.ts';

/** The lists at the root of an operation as SPARQL queries for their addresses, by the names that the answer has. */
export function saidLists(
  operation: Operation,
  context: RequestContext,
): Readonly<Record<string, SaidList>> {
  const { variables } = operation;
  const said = [...fieldsOf(operation.below, operation)].flatMap((selected) => {
    const reads = readsOf(selected.field);
    if (reads?.kind !== 'list' || !reads.shape) return [];
    const { shape } = reads;
    const args = argumentsOf(selected, variables);
    const question = unlessMistaken(() => reads.question(selected.node, args, context));
    const { alias, name } = selected.node;
    return question
      ? [[(alias ?? name).value, sayList(shape, question, context.view)] as const]
      : [];
  });
  return Object.fromEntries(said);
}

/** The fields of a selection that are not skipped, those of its fragments among them. */
function* fieldsOf(selected: readonly Selected[], operation: Operation): Generator<SelectedField> {
  for (const each of selected) {
    if (!isIncluded(each, operation.variables)) continue;
    if (each.kind === 'field') yield each;
    else yield* fieldsOf(each.below, operation);
  }
}
