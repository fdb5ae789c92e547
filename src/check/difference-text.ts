import type { Model, Shape } from '../model/model.ts';
import type { Change, Difference, Happening } from './difference.ts';

/** Differences for people: type by type, each resource by name. Of types without names, such as sources, only how many. */
export function differenceText(
  differences: readonly Difference[],
  model: Model,
  base: string,
): string {
  if (!differences.length) return 'No difference.\n';
  const pieces = model.shapes.flatMap((shape) => {
    const found = differences.filter(({ type }) => type === shape.name);
    return found.length ? [sectionOf(shape, found, base)] : [];
  });
  return pieces.join('\n');
}

const HAPPENINGS: readonly Happening[] = [
  ...(['came', 'gone', 'renamed', 'moved', 'readdressed', 'respelt', 'changed'] as const),
];

function sectionOf(shape: Shape, found: readonly Difference[], base: string): string {
  const counts = HAPPENINGS.flatMap((happening) => {
    const number = found.filter(({ happenings }) => happenings.includes(happening)).length;
    return number ? [`${number} ${happening}`] : [];
  });
  const lines = shape.label ? found.map((each) => entry(each, base)) : [];
  return `${shape.plural ?? shape.singular}: ${counts.join(', ')}\n${lines.join('')}`;
}

function entry({ before, after, happenings, changes }: Difference, base: string): string {
  const place = (id: string): string => `<${id.startsWith(base) ? id.slice(base.length) : id}>`;
  if (!before) return after ? `  + ${after.name} ${place(after.id)}\n` : '';
  if (!after) return `  - ${before.name} ${place(before.id)}\n`;
  const address =
    before.id === after.id ? place(after.id) : `${place(before.id)} → ${place(after.id)}`;
  const lines = changes.map((change) => `      ${changeLine(change)}\n`);
  return `  ~ ${after.name} ${address}: ${happenings.join(', ')}\n${lines.join('')}`;
}

function changeLine({ field, removed, added, invisible }: Change): string {
  const one = ([text = '', ...more]: readonly string[]): string =>
    `"${shortened(text)}"${more.length ? ` and ${more.length} more` : ''}`;
  if (invisible !== undefined)
    return `${field}: ${one(added)} is the same to the eye (${invisible})`;
  if (!removed.length) return `${field}: + ${one(added)}`;
  if (!added.length) return `${field}: - ${one(removed)}`;
  const start = sameStart(removed[0] ?? '', added[0] ?? '');
  const from = (texts: readonly string[]): string[] =>
    texts.map((text, index) => (index === 0 && start ? `…${text.slice(start)}` : text));
  return `${field}: ${one(from(removed))} → ${one(from(added))}`;
}

const LONGEST = 100;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** How much of the start of two long texts can go unsaid, because they differ only further on. */
function sameStart(a: string, b: string): number {
  if (Math.max(a.length, b.length) <= LONGEST) return 0;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return Math.max(0, same - LONGEST / 4);
}
