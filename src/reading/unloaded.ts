import type { Work } from './work.ts';

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
      missing.push(unloadedIn(error));
      return [];
    }
  });
  if (missing[0]) throw missing[0];
  return results;
}

/** The same where each is long work. */
export function* readingEach<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Work<Result>,
): Work<Result[]> {
  const missing: Unloaded[] = [];
  const results: Result[] = [];
  for (const item of items)
    try {
      results.push(yield* read(item));
    } catch (error) {
      missing.push(unloadedIn(error));
    }
  if (missing[0]) throw missing[0];
  return results;
}

function unloadedIn(error: unknown): Unloaded {
  if (error instanceof Unloaded) return error;
  throw error;
}
