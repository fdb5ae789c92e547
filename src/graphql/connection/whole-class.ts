import type { Resource } from '../../store/resource.ts';

/** Whether a list is that of all resources of a shape: the same one as long as its snapshot is. */
export function isWholeClass(list: readonly Resource[]): boolean {
  const [first] = list;
  return first?.shape !== undefined && first.snapshot.ofShape(first.shape) === list;
}
