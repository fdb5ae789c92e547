import { titleOf, type ClassList, type ListedClass } from './class-list.ts';
import type { Comparison, Counterpart, Change } from './compare.ts';

/** A comparison in words: its figures, and what is not the same, class by class. */
export function comparisonText(comparison: Comparison): string {
  const { from, to, counterparts, added, remarks } = comparison;
  const used = counterparts.filter(({ from: { isUsed } }) => isUsed);
  const swapped = swapsOf(comparison);
  const isSwapped = new Set(swapped.flat());
  const of = (holds: (each: Counterpart) => boolean): Counterpart[] =>
    counterparts.filter((each) => holds(each) && !isSwapped.has(each));
  const pieces = [
    `${named(from)} compared with ${named(to)}\n`,
    figuresText('classes', figuresOf(counterparts)),
    ...(used.length && used.length < counterparts.length
      ? [figuresText('classes in use', figuresOf(used))]
      : []),
    section(
      'Changed places',
      swapped.map(([a, b]) => `${titleOf(a.from)} ↔ ${titleOf(b.from)}`),
    ),
    section('Moved to another notation', of(({ change }) => change === 'moved').map(line)),
    section('Renamed', of(({ change }) => change === 'renamed').map(line)),
    section(
      'Gone, and the notation is another class',
      of(({ change, namesake }) => change === 'gone' && namesake !== undefined).map(line),
    ),
    section(
      'Gone, and the notation too',
      of(({ change, namesake }) => change === 'gone' && !namesake).map(line),
    ),
    section('New', added.map(titleOf)),
    section('To be decided by a person', remarks),
  ];
  return pieces.join('');
}

function named({ name, version, classes }: ClassList): string {
  const label = version === undefined || name === version ? name : `${name} (${version})`;
  return `${label}, ${classes.length} classes`;
}

function figuresText(what: string, { classes, byNotation, byChange }: Figures): string {
  const { same, otherLabel, absent } = byNotation;
  const { renamed, moved, gone } = byChange;
  return (
    `Of ${classes} ${what}, by notation: ${same} same, ${otherLabel} with another label, ${absent} absent;\n` +
    `  by notation and label: ${byChange.same} same, ${renamed} renamed, ${moved} moved, ${gone} gone.\n`
  );
}

function section(title: string, lines: readonly string[]): string {
  if (!lines.length) return '';
  return `\n${title} (${lines.length}):\n${lines.map((each) => `  ${each}\n`).join('')}`;
}

function line({ from, to, namesake, similarity }: Counterpart): string {
  const other = to && ` → ${titleOf(to)}`;
  const taken = namesake && `; the notation is there ${titleOf(namesake)}`;
  const likeness = (to ?? namesake) ? ` (likeness ${similarity.toFixed(2)})` : '';
  return `${titleOf(from)}${other ?? ''}${taken ?? ''}${likeness}`;
}

/** A comparison for programs. */
export function comparisonJson(comparison: Comparison): object {
  const { from, to, counterparts, added, remarks } = comparison;
  const used = counterparts.filter(({ from: { isUsed } }) => isUsed);
  return {
    from: listJson(from),
    to: listJson(to),
    figures: figuresOf(counterparts),
    figuresOfUsed: figuresOf(used),
    changedPlaces: swapsOf(comparison).map((pair) => pair.map((each) => each.from.notation)),
    classes: counterparts.map((each) => ({
      change: each.change,
      similarity: Math.round(each.similarity * 100) / 100,
      from: classJson(each.from),
      to: each.to && classJson(each.to),
      namesake: each.namesake && classJson(each.namesake),
    })),
    added: added.map(classJson),
    remarks,
  };
}

function listJson({ name, version, classes }: ClassList): object {
  return { name, version, classes: classes.length };
}

function classJson({ notation, labels, address, isUsed }: ListedClass): object {
  return { notation, labels: Object.fromEntries(labels), address, isUsed };
}

/** How many classes of one list are what in another. */
interface Figures {
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
