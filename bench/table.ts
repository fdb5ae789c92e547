import { isKept, ratiosOf, type Goal, type Line } from './line.ts';
import { median, spread } from './spread.ts';

const WORK = 78;
const RIVAL = 42;
const FIGURE = 9;

/** The heads of the columns. */
export function heads(): string {
  const names = ['ratio', 'least', 'most', 'goal'].map((name) => name.padStart(FIGURE));
  return `${'what'.padEnd(WORK)}${'beside'.padEnd(RIVAL)}${names.join('')}`;
}

/** A line of the table: the median ratio, its spread, the goal, and whether it is kept or by how much not. */
export function tableLine(line: Line): string {
  const figures = [...spread(ratiosOf(line), 2), goalOf(line.goal)];
  const cells = figures.map((figure) => figure.padStart(FIGURE)).join('');
  return `${cell(line.work, WORK)}${cell(line.rival, RIVAL)}${cells}  ${verdict(line)}`;
}

/** A text with blanks to the end of its column, two of them at least. */
function cell(text: string, width: number): string {
  return `${text}  `.padEnd(width);
}

function goalOf(goal: Goal): string {
  return 'least' in goal ? `≥ ${goal.least.toFixed(2)}` : `≤ ${goal.most.toFixed(2)}`;
}

function verdict(line: Line): string {
  if (isKept(line)) return 'kept';
  const ratio = median(ratiosOf(line));
  const share = 'least' in line.goal ? 1 - ratio / line.goal.least : ratio / line.goal.most - 1;
  const percent = Math.max(1, Math.round(100 * share));
  return `not kept, ${percent} % ${'least' in line.goal ? 'short' : 'over'}`;
}
