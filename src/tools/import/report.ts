import { doubtOn } from './doubts.ts';
import type { Note } from './facts/facts.ts';
import { nameText } from './facts/units.ts';
import { FATES, type Claim, type Fate, type Page } from './structure.ts';

/** What became of a page, line by line. */
export interface Report {
  readonly page: string;
  readonly day: string;
  readonly lines: readonly ReportedLine[];
  /** How many lines became what; every line is counted once. */
  readonly totals: Readonly<Record<Fate | 'lines' | 'not sure', number>>;
  /** What else there is to know, by line. */
  readonly notes: readonly Note[];
}

/** A line of a page, and what became of it. */
interface ReportedLine {
  readonly line: number;
  readonly text: string;
  readonly fate: Fate;
  /** The unit of whose section it is. */
  readonly unit?: string;
  readonly detail?: string;
  /** What speaks against the unit. */
  readonly notSure?: string;
}

/** The report on a page: each line that is not blank, with the one thing that became of it. */
export function reportOf(
  page: Page,
  { file, day }: { file: string; day: string },
  notes: readonly Note[],
): Report {
  const lines = page.claims.flatMap(({ block, claim }) =>
    block.lines.map(({ number, text }) => ({ line: number, text, ...fateOf(claim, number) })),
  );
  const count = (test: (line: ReportedLine) => boolean): number => lines.filter(test).length;
  const totals = {
    lines: lines.length,
    ...Object.fromEntries(FATES.map((fate) => [fate, count((each) => each.fate === fate)])),
    'not sure': count(({ notSure }) => notSure !== undefined),
  } as Report['totals'];
  const all = [...notes, ...endNotes(page)];
  return {
    page: file,
    day,
    lines,
    totals,
    notes: all.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}

function fateOf(
  { fate, section, detail, listing }: Claim,
  line: number,
): Omit<ReportedLine, 'line' | 'text'> {
  const isEmpty = listing !== undefined && !listing.items.length;
  const details = [detail, isEmpty ? 'announced, empty' : undefined].filter(
    (each) => each !== undefined,
  );
  const doubt = section && doubtOn(section, line);
  return {
    fate,
    ...(section ? { unit: nameText(section) } : {}),
    ...(details.length ? { detail: details.join(', ') } : {}),
    ...(doubt === undefined ? {} : { notSure: doubt }),
  };
}

/** A page whose last line ends in the middle may have been cut off. */
function endNotes({ claims }: Page): Note[] {
  if (claims.every(({ claim }) => claim.fate === 'boiler-plate'))
    return [
      {
        message:
          'the page is empty: there is no text in it besides what every page of the site has',
      },
    ];
  const last = claims.filter(({ claim }) => claim.fate !== 'boiler-plate').at(-1)?.block;
  if (!last || last.isItem || last.row || last.text.length < 40 || /[.!?:)\]"”]$/.test(last.text))
    return [];
  return [
    { line: last.to, message: 'the page ends in the middle of a sentence: it may be cut off' },
  ];
}

/** The report as lines for people. */
export function reportText(report: Report): string {
  const { lines, totals, page } = report;
  const width = Math.max(...FATES.map((fate) => fate.length));
  const rows = lines.map(({ line, text, fate, detail, notSure, unit }) => {
    const more = [
      detail,
      notSure === undefined ? undefined : `NOT SURE of ${unit ?? 'its unit'}: ${notSure}`,
    ].filter((each) => each !== undefined);
    const what = more.length ? `  [${more.join('; ')}]` : '';
    return `${String(line).padStart(5)}  ${fate.padEnd(width)}  ${shortened(text)}${what}`;
  });
  const counted = Object.entries(totals)
    .filter(([name, count]) => name !== 'lines' && count > 0)
    .map(([name, count]) => `${count} ${name}`);
  return [
    ...rows,
    ...noteLines(report),
    `${page}: ${totals.lines} lines: ${counted.join(', ')}; ${totals['not understood']} not understood.`,
    '',
  ].join('\n');
}

/** What else there is to know, each a line for people. */
export function noteLines({ notes, page }: Report): string[] {
  return notes.map(
    ({ line, message }) => `${page}${line === undefined ? '' : `, line ${line}`}: ${message}`,
  );
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
