import type { Report } from './report.ts';
import { CONTENTS } from './structure.ts';

/**
 * Why an output is not written under --strict: a line was not understood, something new is not sure, contents were taken for
 * boiler-plate, or something of the page is not in the output. `known` has the labels of an earlier output.
 */
export function strictFaults(report: Report, known: ReadonlySet<string>): string[] {
  const { lines, notes, totals } = report;
  const isKnown = (text: string): boolean =>
    known.has(text) || [...known].some((label) => label !== '' && text.startsWith(`${label} `));
  const faults = lines.flatMap(({ line, text, fate, notSure, detail, unit = '' }) => {
    if (fate === 'not understood') return [`line ${line}: not understood`];
    if (fate === 'boiler-plate' && detail === CONTENTS) return [`line ${line}: ${CONTENTS}`];
    if (notSure === undefined) return [];
    const isNew = NAMED.has(fate) ? !isKnown(text) : !known.has(unit);
    return isNew ? [`line ${line}: not sure: ${notSure}`] : [];
  });
  const told = notes
    .filter(({ isDoubt, isLoss, message }) =>
      isLoss === true ? true : isDoubt === true && !isKnown(message.split(':')[0] ?? ''),
    )
    .map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`));
  const isEmpty = totals.lines <= totals['boiler-plate'];
  return [...faults, ...told, ...(isEmpty ? ['the page has no contents'] : [])];
}

/** The fates of lines that are names of their own, and not said of a unit. */
const NAMED = new Set(['heading', 'register', 'table row']);
