/** Sorted texts, each once. */
export function* unique(sorted: Iterable<string>): Generator<string> {
  let last: string | undefined;
  for (const each of sorted) if (each !== last) yield (last = each);
}
