import { visibleText } from '../../rdf/visible-text.ts';

/** From which likeness on two labels under one notation are those of one class, renamed. Below it they are two classes. */
export const RENAMED = 0.6;

/**
 * A label as it is compared: in small letters and one form of Unicode (NFKC), without what shows nothing, with one space for each run of what is neither
 * letter nor digit. "Ohjelma-, hanke-" and "OHJELMA, HANKE" are one.
 */
export function normalLabel(label: string): string {
  return visibleText(label)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}

/**
 * How much of two labels is the same, from 0 to 1: Dice's coefficient over runs of three characters of the normal forms, with
 * a space at each end. Of labels in several languages, that of the language in which they are most alike.
 */
export function similarity(a: Labels, b: Labels): number {
  return Math.max(
    0,
    ...[...a].map(([language, label]) => {
      const other = b.get(language);
      return other === undefined ? 0 : dice(normalLabel(label), normalLabel(other));
    }),
  );
}

/** Labels by their languages. */
type Labels = ReadonlyMap<string, string>;

function dice(a: string, b: string): number {
  if (a === b) return 1;
  const left = counted(a);
  const right = counted(b);
  let shared = 0;
  for (const [run, count] of left) shared += Math.min(count, right.get(run) ?? 0);
  return (2 * shared) / (total(left) + total(right));
}

function counted(text: string): Map<string, number> {
  const characters = Array.from(` ${text} `);
  const counts = new Map<string, number>();
  for (let start = 0; start + 3 <= characters.length; start++) {
    const run = characters.slice(start, start + 3).join('');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
