import {
  parentNotation,
  type ClassList,
  type ListedClass,
  type Open,
  titleOf,
} from './class-list.ts';
import { RENAMED, similarity, normalLabel } from './similarity.ts';

/** From which likeness on two labels under different notations with the same parent are those of one class, moved and renamed. */
export const MOVED = 0.8;

/** What a class of one list is in the other: there, under another label, under another notation, or not there at all. */
export type Change = 'same' | 'renamed' | 'moved' | 'gone';

/** A class of the first list, and what became of it in the second. */
export interface Counterpart {
  readonly change: Change;
  readonly from: ListedClass;
  /** The same class in the second list. */
  readonly to?: ListedClass | undefined;
  /** How alike the labels are, from 0 to 1; 1 where they are the same but for capitals and punctuation. */
  readonly similarity: number;
  /** The class of the second list that has the notation of the first, and is another class. */
  readonly namesake?: ListedClass | undefined;
}

/** Two lists, class by class. */
export interface Comparison {
  readonly from: ClassList;
  readonly to: ClassList;
  /** One for each class of the first list, in its order. */
  readonly counterparts: readonly Counterpart[];
  /** The classes of the second list that are no class of the first. */
  readonly added: readonly ListedClass[];
  /** Lines on labels that stand under several notations, where nothing tells which is which. */
  readonly remarks: readonly string[];
}

/**
 * Compares two lists by notation and by label, the surest first: same notation and same label; same label under one other
 * notation; same notation and a label that is alike (`RENAMED`); a label much alike beside it (`MOVED`).
 */
export function compareLists(from: ClassList, to: ClassList): Comparison {
  const left: Open = new Map(from.classes.map((each) => [each.notation, each]));
  const right: Open = new Map(to.classes.map((each) => [each.notation, each]));
  const there: ReadonlyMap<string, ListedClass> = new Map(right);
  const found = new Map<ListedClass, ListedClass>();
  const match = (a: ListedClass, b: ListedClass): void => {
    found.set(a, b);
    left.delete(a.notation);
    right.delete(b.notation);
  };
  matchNotations({ left, right, match }, 1);
  const { moves, remarks } = labelMoves(left, right);
  for (const [a, b] of moves) match(a, b);
  matchNotations({ left, right, match }, RENAMED);
  for (const [a, b] of siblings(left, right)) match(a, b);
  return {
    from,
    to,
    counterparts: from.classes.map((each) => counterpart(each, found.get(each), there)),
    added: [...right.values()],
    remarks,
  };
}

interface Matching {
  readonly left: Open;
  readonly right: Open;
  readonly match: (a: ListedClass, b: ListedClass) => void;
}

function matchNotations({ left, right, match }: Matching, least: number): void {
  for (const a of [...left.values()]) {
    const b = right.get(a.notation);
    if (b && similarity(a.labels, b.labels) >= least) match(a, b);
  }
}

/** The pairs under one parent whose labels are much alike, each class with the one that it is most like and no other. */
function siblings(left: Open, right: Open): [ListedClass, ListedClass][] {
  const pairs = [...left.values()].flatMap((a) =>
    [...right.values()]
      .filter((b) => parentNotation(a.notation) === parentNotation(b.notation))
      .map((b) => ({ a, b, likeness: similarity(a.labels, b.labels) }))
      .filter(({ likeness }) => likeness >= MOVED),
  );
  return pairs
    .filter((pair) =>
      pairs.every(
        (other) =>
          other === pair ||
          (other.a !== pair.a && other.b !== pair.b) ||
          other.likeness < pair.likeness,
      ),
    )
    .map(({ a, b }) => [a, b]);
}

function counterpart(
  from: ListedClass,
  to: ListedClass | undefined,
  there: ReadonlyMap<string, ListedClass>,
): Counterpart {
  const other = there.get(from.notation);
  const namesake = other === to ? undefined : other;
  if (!to)
    return {
      change: 'gone',
      from,
      namesake,
      similarity: other ? similarity(from.labels, other.labels) : 0,
    };
  const likeness = similarity(from.labels, to.labels);
  const stayed = likeness === 1 ? 'same' : 'renamed';
  const change = from.notation === to.notation ? stayed : 'moved';
  return { change, from, to, namesake, similarity: likeness };
}

/**
 * Of a comparison what concerns the classes that are used: their counterparts, and of the second list the classes that these
 * name, with those above them. The classes that are new there are left out.
 */
export function excerptOf(comparison: Comparison): Comparison {
  const counterparts = comparison.counterparts.filter(({ from }) => from.isUsed);
  const named = counterparts.flatMap(({ to, namesake }) => [to, namesake]);
  const there = new Map(comparison.to.classes.map((each) => [each.notation, each]));
  const kept = new Set(named.flatMap((each) => (each ? withAncestors(each, there) : [])));
  const classes = comparison.to.classes.filter((each) => kept.has(each));
  return { ...comparison, counterparts, added: [], to: { ...comparison.to, classes } };
}

function withAncestors(
  listed: ListedClass,
  there: ReadonlyMap<string, ListedClass>,
): ListedClass[] {
  const parent = there.get(parentNotation(listed.notation) ?? '');
  return parent ? [listed, ...withAncestors(parent, there)] : [listed];
}

interface Moves {
  readonly moves: readonly [ListedClass, ListedClass][];
  readonly remarks: readonly string[];
}

/** The classes of two lists that have one label under two notations, where no other class on either side has it. */
function labelMoves(left: Open, right: Open): Moves {
  const there = byLabel(right);
  const moves: [ListedClass, ListedClass][] = [];
  const remarks: string[] = [];
  for (const [label, here] of byLabel(left)) {
    const others = there.get(label) ?? [];
    const [a] = here;
    const [b] = others;
    if (!a || !b || isStep(a, b, right)) continue;
    if (here.length === 1 && others.length === 1) moves.push([a, b]);
    else remarks.push(`not matched, because they cannot be distinguished: ${told(here, others)}`);
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
