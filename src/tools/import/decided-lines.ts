import type { Decisions, LineDecision } from './decisions.ts';
import type { Note } from './facts/facts.ts';
import { MARK, tidy, type Line } from './line.ts';

/** The lines of a page as they were decided on, and what no decision was found for. */
interface DecidedLines {
  readonly lines: readonly Line[];
  readonly notes: readonly Note[];
}

/** Applies decisions on lines: what is misspelt is read as decided, what is boiler-plate is left out, what is a unit opens one. */
export function decide(
  lines: readonly Line[],
  { lines: decisions, file }: Decisions,
): DecidedLines {
  const used = new Set<LineDecision>();
  const decided = lines.map((line) => {
    const decision = decisions.find((each) => isOf(line, each.text));
    if (!decision) return line;
    used.add(decision);
    return applied(line, decision);
  });
  const notes = decisions
    .filter((each) => !used.has(each))
    .map(({ text, line }) => ({
      isDoubt: true,
      message: `${file}, line ${line}: the page has no line "${text}", or none any more`,
    }));
  return { lines: decided, notes };
}

/** Whether a decision is on a line: on all of it, on the label before its colon, or on one of its cells. */
function isOf({ text, cells = [] }: Line, decided: string): boolean {
  const wanted = tidy(decided).replace(MARK, '');
  return text === wanted || text.startsWith(`${wanted}:`) || cells.includes(wanted);
}

function applied(line: Line, { is, as, text, day, role }: LineDecision): Line {
  if (is === 'boiler-plate') return { ...line, isAround: true };
  if (is === 'unit') return { ...line, unit: as ?? line.text };
  const wanted = tidy(text).replace(MARK, '');
  const change = (whole: string): string =>
    whole === wanted || whole.startsWith(`${wanted}:`)
      ? (as ?? '') + whole.slice(wanted.length)
      : whole;
  const corrected = `The page has "${wanted}"; the ${role} decided on ${day} that it reads "${as ?? ''}".`;
  const cells = line.cells?.map(change);
  return {
    ...line,
    text: cells ? cells.join(' ') : change(line.text),
    corrected,
    ...(cells ? { cells } : {}),
  };
}
