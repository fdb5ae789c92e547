import type { CountedKey } from '../../store/list/counted-keys.ts';
import { fill } from '../load/fill.ts';
import { fieldsWanted, labelReads, wantsOf } from '../load/wants.ts';
import { RemoteResource } from '../view/remote-resource.ts';
import type { AskedList } from './extents.ts';

/** Loads the names of resources, in all languages; facets and groups have them. */
export async function loadLabels(
  keys: readonly CountedKey[],
  { loading }: AskedList,
): Promise<void> {
  const resources = new Set(keys.filter((key) => key instanceof RemoteResource));
  await fill(fieldsWanted(wantsOf(resources, labelReads(loading.view.model))), loading);
}
