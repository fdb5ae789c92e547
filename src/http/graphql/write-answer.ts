import { GraphQLError, type ExecutionResult } from 'graphql';
import { answerTable, hasTable } from '../../answers/answer-table.ts';
import { contentTypeOf, tableHeaders } from '../../answers/table-format.ts';
import { describe } from '../../linked-data/description.ts';
import type { Statements } from '../../linked-data/statements.ts';
import type { Shown } from '../../site/query-page.ts';
import type { Made } from '../pipeline.ts';
import type { Service } from '../service.ts';
import type { Prepared } from './operation.ts';
import type { Question } from './question.ts';

type Runnable = Extract<Prepared, { run: unknown }>;

/** What an answer is made of, before its headers are whole. */
type Written = Pick<Made, 'text' | 'headers'> & {
  /** Whether all of it was executed. */
  readonly isWhole: boolean;
};

/** A result that has errors, whatever else it has. */
export type Mistaken = ExecutionResult & { readonly errors: readonly GraphQLError[] };

interface Writer {
  readonly service: Service;
  /** What a graph is made of once the operation was executed. */
  readonly statements: Statements;
}

/** The answer in the form that is wanted, or the mistakes for which there is none. */
export async function write(
  prepared: Runnable,
  asked: Question,
  { service, statements }: Writer,
): Promise<Written | Mistaken> {
  const { mediaType = '', format } = asked.offer ?? {};
  if (format?.table) return writeTable(prepared, asked, service);
  if (asked.page) return writePage(prepared, asked, service);
  const headers = { 'Content-Type': `${mediaType}; charset=utf-8` };
  const result = await (format?.graph ? prepared.run() : prepared.write());
  if (typeof result === 'string') return { text: result, headers, isWhole: true };
  const { errors } = result;
  if (errors?.length) return { ...result, errors };
  if (!format?.graph) return { text: JSON.stringify(result), headers, isWhole: true };
  const described = statements.bySubject.map((each) => describe(...each));
  const text = [...format.graph.write(described, service.writing)].join('');
  return { text, headers, isWhole: true };
}

/** The table of an operation, or the mistakes for which there is none. */
async function writeTable(
  { execution, run }: Runnable,
  { offer, layout, place }: Question,
  { limits }: Service,
): Promise<Written | Mistaken> {
  const format = offer?.format?.table;
  if (!format || 'mistake' in layout) throw new Error('This is no question for a table.');
  try {
    const { mostRows } = format;
    const { table, errors } = await answerTable(execution, run, { layout, limits, mostRows });
    if (!table) return { errors };
    const headers = {
      ...tableHeaders(table, `${place?.file ?? 'catalogue'}${format.ending}`),
      'Content-Type': contentTypeOf(format),
    };
    return { text: format.write(table, layout), headers, isWhole: table.isOneBatch };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** The page of a named query: with the first rows of its table, or with its answer where that is no table. */
async function writePage(
  prepared: Runnable,
  asked: Question,
  { limits }: Service,
): Promise<Written | Mistaken> {
  const shown = await shownOf(prepared, asked, limits);
  if ('errors' in shown) return shown;
  if (!asked.page) throw new Error('This question has no page.');
  return { ...pageWith(asked.page, shown), isWhole: false };
}

/** The page of a named query with what is to be shown, and the headers of a page. */
export function pageWith(
  page: NonNullable<Question['page']>,
  shown: Shown,
): { readonly text: string; readonly headers: Readonly<Record<string, string>> } {
  const { html, languages, policy } = page(shown);
  const headers = {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Content-Language': languages.join(', '),
  };
  return { text: html, headers };
}

async function shownOf(
  { execution, run }: Runnable,
  { languages }: Question,
  limits: Service['limits'],
): Promise<Shown | Mistaken> {
  if (!hasTable(execution)) {
    const { data, errors } = await run();
    return errors?.length ? { errors } : { kind: 'other', data };
  }
  const layout = { isForExcel: false, isListsAsRows: false, languages };
  const { table, errors } = await answerTable(execution, run, {
    layout,
    limits,
    mostRows: Infinity,
  });
  if (!table) return { errors };
  for await (const rows of table.batches)
    return { kind: 'table', heads: table.heads, rows, rowCount: table.rowCount ?? rows.length };
  return { kind: 'table', heads: table.heads, rows: [], rowCount: 0 };
}
