import { GraphQLError, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { operationCost } from '../graphql/limits/cost.ts';
import type { LimitOptions } from '../graphql/limits/admission.ts';
import { operationOf } from '../graphql/operation.ts';
import type { RequestContext } from '../graphql/request-context.ts';
import { userError } from '../graphql/user-error.ts';
import { tableDocument, type TableDocument } from './table-document.ts';
import { rowsOf, valueAt } from './table-rows.ts';
import { tableShape, type TableShape } from './table-shape.ts';
import type { Layout, Row, Table } from './table.ts';

/** Executes a part of an operation that was found valid, each time with a deadline of its own. */
type Run = (
  changes: Pick<ExecutionArgs, 'document' | 'variableValues'>,
) => ExecutionResult | Promise<ExecutionResult>;

interface TableOptions {
  readonly layout: Layout;
  readonly limits: Pick<LimitOptions, 'limits' | 'pageSize' | 'maxPageSize'>;
  /** The most rows that the format has room for, its heading among them. */
  readonly mostRows: number;
}

/** The first batch of a table with the rest to come, or the mistakes for which there is none. */
type TableOutcome =
  | { readonly table: Table; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[]; readonly table?: undefined };

/**
 * The table of a query: all rows of the list at its root, unless it names a page, or of its groups. It is read batch by
 * batch, as the pages of the list are; a batch costs and takes no more than a query may.
 */
export async function answerTable(
  execution: ExecutionArgs,
  run: Run,
  options: TableOptions,
): Promise<TableOutcome> {
  const shape = tableShape(execution);
  const prepared = tableDocument(execution.document, shape, options.limits.maxPageSize);
  const size = prepared.paging && batchSize(execution, prepared, options.limits);
  const reading = new TableReading({ execution, run, shape, prepared, size });
  const { data, errors } = await reading.batch(undefined);
  if (errors?.length) return { errors };
  return { table: tableOf(reading, data, options) };
}

/** Whether an operation has a table: one list, or its groups. */
export function hasTable(execution: ExecutionArgs): boolean {
  try {
    return tableShape(execution).sources.length > 0;
  } catch (error) {
    if (error instanceof GraphQLError) return false;
    throw error;
  }
}

function tableOf(reading: TableReading, data: unknown, options: TableOptions): Table {
  const { shape, prepared } = reading;
  const { isListsAsRows } = options.layout;
  const first = rowsOf(data, shape.sources, isListsAsRows);
  const total = prepared.paging && Number(valueAt(data, prepared.paging.total));
  const rowCount = isListsAsRows ? undefined : (total ?? first.length);
  if (rowCount !== undefined && rowCount >= options.mostRows)
    throw userError(
      `A sheet has at most ${options.mostRows - 1} rows, this table has ${rowCount}. Ask for .csv, or filter.`,
    );
  return {
    heads: headsOf(shape, data),
    batches: reading.batches(data, isListsAsRows),
    rowCount,
    isOneBatch: reading.endOf(data) === undefined,
  };
}

function headsOf({ sources, groups }: TableShape, data: unknown): Table['heads'] {
  return sources.flatMap(({ path, columns }) =>
    columns.map(({ names, keys, kind }) => {
      const [, index] = keys;
      // An answer says what the keys of groups are of.
      const isKey = groups?.keys && keys[0] === groups.keys.key && typeof index === 'number';
      const place = isKey ? [...path, 0, groups.keys.key, index, groups.fieldKey] : [];
      const field = isKey ? valueAt(data, place) : undefined;
      const own = typeof field === 'string' ? [field, ...names.slice(1)] : names;
      const isName = isKey && names.length === 1;
      return { name: own.join('.'), kind, ...(isName && { key: index }) };
    }),
  );
}

interface ReadingOptions {
  readonly execution: ExecutionArgs;
  readonly run: Run;
  readonly shape: TableShape;
  readonly prepared: TableDocument;
  /** How many rows a batch has; `undefined` where there is one batch. */
  readonly size: number | undefined;
}

/** Reads a table from one cursor to the next. */
class TableReading {
  readonly shape: TableShape;
  readonly prepared: TableDocument;
  readonly #options: ReadingOptions;

  constructor(options: ReadingOptions) {
    this.#options = options;
    this.shape = options.shape;
    this.prepared = options.prepared;
  }

  /** The data after a cursor. */
  async batch(after: string | undefined): Promise<ExecutionResult> {
    const { execution, run, prepared, size } = this.#options;
    const { document, paging } = prepared;
    const page = paging && { [paging.first]: size, [paging.after]: after };
    return run({ document, variableValues: { ...execution.variableValues, ...page } });
  }

  /** The rows of the first batch, then those of the others. */
  async *batches(first: unknown, isListsAsRows: boolean): AsyncGenerator<readonly Row[]> {
    const { sources } = this.shape;
    let data = first;
    for (;;) {
      yield rowsOf(data, sources, isListsAsRows);
      const after = this.endOf(data);
      if (after === undefined) return;
      const next = await this.batch(after);
      const [error] = next.errors ?? [];
      if (error) throw new Error(`A table could not be finished: ${error.message}`);
      data = next.data;
    }
  }

  /** The cursor of the last row of a batch; `undefined` where no further row can be. */
  endOf(data: unknown): string | undefined {
    const { prepared, size = 0 } = this.#options;
    if (!prepared.paging) return undefined;
    const [source] = this.shape.sources;
    const list = source && valueAt(data, source.path);
    const isFull = Array.isArray(list) && list.length === size;
    const end = valueAt(data, prepared.paging.end);
    return isFull && typeof end === 'string' ? end : undefined;
  }
}

/** As many rows as cost no more than a query may, and a page at most. */
function batchSize(
  execution: ExecutionArgs,
  { document, paging }: TableDocument,
  { limits, ...sizes }: TableOptions['limits'],
): number {
  const context = { ...(execution.contextValue as RequestContext), questions: undefined };
  const { maxPageSize } = sizes;
  const costOf = (size: number): number => {
    const variables = { ...execution.variableValues, [paging?.first ?? '']: size };
    const operation = operationOf({ ...execution, document, variableValues: variables });
    return operation ? operationCost(operation, context, { ...sizes, ...limits }) : 0;
  };
  try {
    const [none, most] = [costOf(0), costOf(maxPageSize)];
    if (most <= limits.cost) return maxPageSize;
    const each = (most - none) / maxPageSize;
    return Math.max(1, Math.floor((limits.cost - none) / each));
  } catch (error) {
    // A filter that is too much is refused at the execution, in the same words.
    if (error instanceof GraphQLError) return maxPageSize;
    throw error;
  }
}
