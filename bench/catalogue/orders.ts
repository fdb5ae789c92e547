/** The same lines of N-Triples in several orders, each by its name. */
export function orders(lines: readonly string[]): Map<string, string[]> {
  const places = [1, 2, 3, 4, 5].map(
    (seed) => [`by chance ${seed}`, shuffled(lines, seed)] as const,
  );
  return new Map([
    ['as made', [...lines]],
    ['backwards', lines.toReversed()],
    ['by subject', lines.toSorted()],
    ['by predicate', by(lines, (line) => line.split(' ', 2)[1] ?? '')],
    ['by object', by(lines, (line) => line.split(' ').slice(2).join(' '))],
    ...places,
  ]);
}

function by(lines: readonly string[], key: (line: string) => string): string[] {
  const keyed = lines.map((line) => ({ line, key: key(line) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key))).map(({ line }) => line);
}

/** An order by chance, the same for the same seed (Fisher and Yates; the numbers are those of Park and Miller). */
function shuffled(lines: readonly string[], seed: number): string[] {
  const places = [...lines];
  let number = seed;
  for (let last = places.length - 1; last > 0; last -= 1) {
    number = (number * 48_271) % 2_147_483_647;
    const other = number % (last + 1);
    [places[last], places[other]] = [places[other] ?? '', places[last] ?? ''];
  }
  return places;
}
