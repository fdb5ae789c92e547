import type { Shape } from '../../model/model.ts';
import { compareValues } from '../../reading/values.ts';
import type { ViewLoading } from '../load/dialect.ts';
import { Names, variable } from '../query/query.ts';
import type { RemoteResource } from '../view/remote-resource.ts';
import { extentOf } from './extent.ts';
import { MOST_MEMBERS } from './limits.ts';
import { loadAddresses } from './pages.ts';

/** Every resource of a shape by address; without a shape those of all shapes. Throws where one has more than so many. */
export async function loadMembers(
  shape: Shape | undefined,
  loading: ViewLoading,
  most = MOST_MEMBERS,
): Promise<readonly RemoteResource[]> {
  if (!shape) {
    const { shapes } = loading.view.model;
    const all = await Promise.all(shapes.map((each) => loadMembers(each, loading, most)));
    return all.flat().sort(compareValues);
  }
  const of = variable('s');
  const where = extentOf({ shape, subject: of }, loading.view, new Names());
  const what = `resources of the type ${shape.name}`;
  const members = await loadAddresses({ where, of, most, what }, loading);
  for (const member of members) member.know(shape);
  // The engine's order of addresses may be another one beyond U+FFFF.
  return members.toSorted(compareValues);
}
