import type { ListedClass } from '../structure.ts';
import { derived, said, type Making } from './facts.ts';
import { ImportError } from '../../import-error.ts';
import { readTable } from '../../csv.ts';

/** A class above those that a page lists, as a table of the plan has it. */
export interface Above {
  readonly code: string;
  /** Its label in each language. */
  readonly labels: Readonly<Record<string, string>>;
  /** The documents that it comes from, and what there is to say of it. */
  readonly sources: readonly string[];
  readonly note: string | undefined;
}

/** What is known of the plan besides the page. */
export interface Plan {
  readonly version: string;
  readonly above: readonly Above[];
  /** What a level is called, by language. */
  readonly levels: Readonly<Record<string, string>>;
}

/** A class of the plan that is made. */
export interface PlanClass {
  readonly code: string;
  /** The line that lists it, or the first that lists one below it. */
  readonly listed: ListedClass;
  readonly above: Above | undefined;
}

/** The plan that a class is of. */
interface Context {
  readonly scheme: string;
  readonly plan: Plan;
  readonly all: readonly PlanClass[];
}

/** The classes that a page lists, and those of the table above them; by code. */
export function allClasses(
  { notes }: Making,
  listed: readonly ListedClass[],
  { above }: Plan,
): PlanClass[] {
  const classes = new Map<string, PlanClass>();
  for (const each of listed) {
    const known = classes.get(each.code)?.listed;
    if (known && known.label !== each.label)
      notes.push({
        line: each.line,
        message: `${each.code} is "${each.label}" here, and "${known.label}" on line ${known.line}, which is taken`,
      });
    if (!known) classes.set(each.code, { code: each.code, listed: each, above: undefined });
  }
  for (const row of above) {
    const below = listed.find(({ code }) => code.startsWith(`${row.code} `));
    if (below && !classes.has(row.code))
      classes.set(row.code, { code: row.code, listed: below, above: row });
  }
  return [...classes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Makes a class of the plan. */
export function makeClass(
  making: Making,
  { code, listed, above }: PlanClass,
  { scheme, plan, all }: Context,
): void {
  const maker = making.output.make('plan-class', classId(making, plan, code), above?.sources);
  const line = { from: listed.line, to: listed.line };
  const beginning = `The beginning of the code ${listed.code}, which the page lists; the page does not list this class itself.`;
  const taken = `Taken into the scheme because ${listed.code}, which the page lists, is below it; whether the plan still has it under this label is unknown.`;
  const version =
    'The page says only that the class is one of the records management plan (TOS); the version is the day of reading.';
  maker.say('code', [code], above ? derived(line, beginning) : said(line));
  if (above)
    maker.say(
      'name',
      Object.entries(above.labels).map(([language, text]) => ({ text, language })),
      { basis: 'derived', note: above.note },
    );
  else maker.say('name', [listed.label], said(line));
  maker.say('plan', [scheme], derived(line, above ? taken : version));
  const parent = all
    .map((each) => each.code)
    .filter((each) => code.startsWith(`${each} `))
    .at(-1);
  const evidence = derived(line, placeNote(code, parent));
  if (parent === undefined) maker.say('top-of', [scheme], evidence);
  else maker.say('above', [classId(making, plan, parent)], evidence);
}

/** How the place of a class in the plan is known. */
function placeNote(code: string, parent: string | undefined): string {
  if (parent === undefined)
    return depthOf(code) === 1
      ? 'The code has one part, so it has no parent class.'
      : 'No class above it is known.';
  return depthOf(parent) === depthOf(code) - 1
    ? `The class whose code is one part shorter, ${parent}.`
    : `The nearest class above it that is known, ${parent}.`;
}

/** The address of a class. */
export function classId({ output }: Making, { version }: Plan, code: string): string {
  return output.address('plan-class', `${version}/${code.replaceAll(' ', '-')}`);
}

/** On which level of the plan a code is: how many parts it has. */
export function depthOf(code: string): number {
  return code.split(' ').length;
}

/** The columns of a table of classes above those of a page, besides `label_fi` and those of other languages. */
const COLUMNS = { code: 'notation', sources: 'documents', note: 'note' } as const;

/** The classes of a table in CSV: code, a label in each language, the documents that they come from, and a note. */
export function readAbove(text: string, file: string): Above[] {
  return readTable(text, file).map((row) => {
    const code = row[COLUMNS.code] ?? '';
    const labels = Object.entries(row).flatMap(([column, label]) => {
      const [, language] = /^label_([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i.exec(column) ?? [];
      const tag = language?.toLowerCase().replaceAll('_', '-');
      return tag !== undefined && label !== '' ? [[tag, label] as const] : [];
    });
    if (!/^\d\d( \d\d)*$/.test(code))
      throw new ImportError(`${file}: expected a ${COLUMNS.code} like "03 01", got "${code}"`);
    if (!labels.length)
      throw new ImportError(`${file}: ${code} has no label in any column label_…`);
    return {
      code,
      labels: Object.fromEntries(labels),
      sources: (row[COLUMNS.sources] ?? '').split(' ').filter(Boolean),
      note: row[COLUMNS.note] === '' ? undefined : row[COLUMNS.note],
    };
  });
}
