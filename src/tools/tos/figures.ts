import type { Change, Comparison, Counterpart } from './compare.ts';

/** How many classes of one list are what in another. */
export interface Figures {
  readonly classes: number;
  /** By the notation alone: those whose label is the same, those with another label, those whose notation is not there. */
  readonly byNotation: {
    readonly same: number;
    readonly otherLabel: number;
    readonly absent: number;
  };
  /** By notation and label, as `compareLists` tells them apart. */
  readonly byChange: Readonly<Record<Change, number>>;
  /** Those whose notation is that of another class. */
  readonly misleading: number;
}

/** The figures of classes that were looked for in another list. */
export function figuresOf(counterparts: readonly Counterpart[]): Figures {
  const count = (holds: (each: Counterpart) => boolean): number =>
    counterparts.filter(holds).length;
  const changes: readonly Change[] = ['same', 'renamed', 'moved', 'gone'];
  const same = count(({ change }) => change === 'same');
  const otherLabel = count(({ change, namesake }) => change === 'renamed' || !!namesake);
  return {
    classes: counterparts.length,
    byNotation: { same, otherLabel, absent: counterparts.length - same - otherLabel },
    byChange: Object.fromEntries(
      changes.map((change) => [change, count((each) => each.change === change)]),
    ) as Record<Change, number>,
    misleading: count(({ namesake }) => namesake !== undefined),
  };
}

/** The pairs of classes that have changed places: each has the notation that the other has in the second list. */
export function swapsOf({ counterparts }: Comparison): [Counterpart, Counterpart][] {
  const moved = new Map(
    counterparts
      .filter(({ change }) => change === 'moved')
      .map((each) => [each.from.notation, each]),
  );
  return [...moved.values()].flatMap((each): [Counterpart, Counterpart][] => {
    const other = moved.get(each.to?.notation ?? '');
    const isSwap = other?.to?.notation === each.from.notation;
    return isSwap && each.from.notation < other.from.notation ? [[each, other]] : [];
  });
}
