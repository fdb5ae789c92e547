import { titleOf, type ListedClass, type Open } from './class-list.ts';
import { normalLabel, RENAMED, similarity } from './similarity.ts';

interface Moves {
  readonly moves: readonly [ListedClass, ListedClass][];
  readonly remarks: readonly string[];
}

/** The classes of two lists that have one label under two notations, where no other class on either side has it. */
export function labelMoves(left: Open, right: Open): Moves {
  const there = byLabel(right);
  const moves: [ListedClass, ListedClass][] = [];
  const remarks: string[] = [];
  for (const [label, here] of byLabel(left)) {
    const others = there.get(label) ?? [];
    const [a] = here;
    const [b] = others;
    if (!a || !b || isStep(a, b, right)) continue;
    if (here.length === 1 && others.length === 1) moves.push([a, b]);
    else remarks.push(`not matched, since nothing tells which is which: ${told(here, others)}`);
  }
  return { moves: once(moves), remarks: [...new Set(remarks)] };
}

function told(here: readonly ListedClass[], others: readonly ListedClass[]): string {
  const notations = (classes: readonly ListedClass[]): string =>
    classes.map(({ notation }) => notation).join(', ');
  return `${here.map(titleOf).join(', ')} → ${notations(others)}`;
}

function byLabel(classes: Open): Map<string, ListedClass[]> {
  const groups = new Map<string, ListedClass[]>();
  for (const listed of classes.values())
    for (const [language, label] of listed.labels) {
      const key = `${language} ${normalLabel(label)}`;
      groups.set(key, [...(groups.get(key) ?? []), listed]);
    }
  return groups;
}

/** A class and the one right above it often have one label: where its own notation goes on, it has not moved up or down. */
function isStep(a: ListedClass, b: ListedClass, right: Open): boolean {
  const own = right.get(a.notation);
  const inLine = isUnder(a, b) || isUnder(b, a);
  return inLine && own !== undefined && similarity(a.labels, own.labels) >= RENAMED;
}

function isUnder({ notation }: ListedClass, above: ListedClass): boolean {
  return notation.startsWith(above.notation);
}

/** Labels in two languages may tell of two moves: the first holds. */
function once(moves: readonly [ListedClass, ListedClass][]): [ListedClass, ListedClass][] {
  const seen = new Set<ListedClass>();
  return moves.filter(([a, b]) => {
    const isNew = !seen.has(a) && !seen.has(b);
    if (isNew) seen.add(a).add(b);
    return isNew;
  });
}
