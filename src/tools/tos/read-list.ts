import type { Pattern } from '../../rdf/pattern/pattern.ts';
import { cleanText } from '../../rdf/visible-text.ts';
import { readLines, type Row } from '../csv.ts';
import { ImportError } from '../import-error.ts';
import { parentNotation, type ListedClass } from './class-list.ts';

/** A list as it was read, and what a person should know of how. */
interface ReadList {
  readonly classes: readonly ListedClass[];
  /** Lines on what is unusual and was taken all the same. */
  readonly remarks: readonly string[];
}

interface Source {
  readonly name: string;
  readonly text: string;
  /** What a notation looks like. */
  readonly pattern?: NotationPattern | undefined;
}

/** A column of labels: `label_fi`, `label_sv-FI`, or `label_sv_FI` as programs of POSIX name languages. */
const LABEL = /^label_([a-z]{2,3}(?:[-_][a-z0-9]+)*)$/i;

/**
 * The classes of a list in CSV, or in JSON where its name ends so: columns `notation` and `label_fi`, `label_sv` and so on.
 * Throws an `ImportError` with a line for each row that cannot be taken: nothing of such a list is.
 */
export function readList(source: Source): ReadList {
  const rows = /\.json$/i.test(source.name) ? readObjects(source) : readRows(source);
  const columns = [...new Set(rows.flatMap(({ row }) => Object.keys(row)))];
  checkColumns(columns, source.name);
  const read = rows.map(({ row, where, line }): ReadClass => ({
    where,
    listed: classOf(row, line),
  }));
  const mistakes = [...mistakesIn(read, source.pattern), ...repeated(read)];
  if (mistakes.length) throw new ImportError(mistakes.join('\n'));
  return {
    classes: read.map(({ listed }) => listed),
    remarks: [...unreadColumns(columns, source.name), ...orphans(read)],
  };
}

type NotationPattern = Pick<Pattern, 'source' | 'test'>;

interface Place {
  /** The file and the line, for messages. */
  readonly where: string;
}

interface ReadRow extends Place {
  readonly row: Row;
  readonly line: number;
}

interface ReadClass extends Place {
  readonly listed: ListedClass;
}

function readRows({ name, text }: Source): ReadRow[] {
  return readLines(text, name).map((read) => ({ ...read, where: `${name}, line ${read.line}` }));
}

function readObjects({ name, text }: Source): ReadRow[] {
  const objects = parsed(name, text);
  if (!Array.isArray(objects)) throw new ImportError(`${name}: expected an array of objects`);
  return objects.map((object: unknown, index) => {
    const where = `${name}, object ${index + 1}`;
    if (typeof object !== 'object' || object === null || Array.isArray(object))
      throw new ImportError(`${where}: expected an object, got ${JSON.stringify(object)}`);
    const row = Object.entries(object).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'string') return [key, cleanText(value).trim()] as const;
      throw new ImportError(`${where}: expected a text as "${key}", got ${JSON.stringify(value)}`);
    });
    return { row: Object.fromEntries(row), line: index + 1, where };
  });
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ImportError(`${name}: is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

function checkColumns(columns: readonly string[], name: string): void {
  const got = columns.length ? columns.map((column) => `"${column}"`).join(', ') : 'none';
  if (!columns.includes('notation') || !columns.some((column) => LABEL.test(column)))
    throw new ImportError(
      `${name}: expected rows with the columns "notation" and "label_fi" (or another language), got ${got}`,
    );
}

function classOf(row: Row, line: number): ListedClass {
  const labels = Object.entries(row).flatMap(([column, text]) => {
    const language = LABEL.exec(column)?.[1]?.toLowerCase().replaceAll('_', '-');
    const label = text.replace(/\s+/g, ' ');
    return language && label ? [[language, label] as const] : [];
  });
  return {
    notation: (row['notation'] ?? '').replace(/\s+/g, ' ').trim(),
    labels: new Map(labels),
    line,
  };
}

function mistakesIn(classes: readonly ReadClass[], pattern: NotationPattern | undefined): string[] {
  return classes.flatMap(({ where, listed: { notation, labels } }) => [
    ...(notation === '' ? [`${where}: has no notation`] : []),
    ...(notation !== '' && pattern && !pattern.test(notation)
      ? [`${where}: expected a notation that matches ${pattern.source}, got "${notation}"`]
      : []),
    ...(labels.size ? [] : [`${where}: the class "${notation}" has no label`]),
  ]);
}

function repeated(classes: readonly ReadClass[]): string[] {
  const first = new Map<string, ReadClass>();
  return classes.flatMap((each) => {
    const { notation } = each.listed;
    const other = first.get(notation);
    if (!other) first.set(notation, each);
    return other && notation
      ? [`${each.where}: the notation "${notation}" is in ${other.where} already`]
      : [];
  });
}

function unreadColumns(columns: readonly string[], name: string): string[] {
  const unread = columns.filter((column) => column !== 'notation' && !LABEL.test(column));
  return unread.map((column) => `${name}: the column "${column}" is not read`);
}

/** Classes whose parent the list does not have: they stand at the top of what is known. */
function orphans(classes: readonly ReadClass[]): string[] {
  const known = new Set(classes.map(({ listed }) => listed.notation));
  return classes.flatMap(({ where, listed: { notation } }) => {
    const parent = parentNotation(notation);
    return parent !== undefined && !known.has(parent)
      ? [`${where}: the class "${notation}" has no "${parent}" above it in the list`]
      : [];
  });
}
