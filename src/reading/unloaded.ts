/** Thrown where a view has not loaded what is read: the one who opened the view loads it, and what read begins again. */
export abstract class Unloaded extends Error {}

/** Reads of each of several things. What is not loaded is met in all of them before it is thrown: it is loaded together. */
export function readEach<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Result,
): Result[] {
  const missing: Unloaded[] = [];
  const results = items.flatMap((item) => {
    try {
      return [read(item)];
    } catch (error) {
      if (!(error instanceof Unloaded)) throw error;
      missing.push(error);
      return [];
    }
  });
  if (missing[0]) throw missing[0];
  return results;
}
