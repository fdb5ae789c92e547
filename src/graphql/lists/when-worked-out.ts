import type { List, ListPart } from '../../reading/view.ts';
import type { RequestContext } from '../request-context.ts';

/** What a part of a list gives, computed at the pace of the request: at once if it takes no longer than a time slice. */
export function whenWorkedOut<Result>(
  list: List,
  part: ListPart,
  { context: { pace }, give }: { context: RequestContext; give: () => Result },
): Result | Promise<Result> {
  const work = pace && list.working(part);
  const done = work && pace.run(work);
  return done instanceof Promise ? done.then(give) : give();
}
