import type { Literal } from '../../rdf/literal.ts';
import type { Formers } from '../../store/snapshot.ts';
import { inTime } from '../engine/in-time.ts';
import { filter, compare, integer, triple, variable } from '../query/query.ts';
import type { About } from '../sidecar/about.ts';
import { readLiteral } from '../sidecar/literal-facts.ts';
import { sidecar, valueRank } from '../sidecar/terms.ts';
import { TooMuchToLoad, type Asker, type PreparedGraphs } from './asking.ts';
import type { Wholeness } from '../wholeness.ts';
import type { EngineCatalogue } from './dialect.ts';
import { numberIn, textIn } from './rows.ts';

/** A version of a prepared catalogue in an engine, with what is read of it once for all requests. */
export interface Version extends EngineCatalogue {
  readonly about: About;
  readonly graphs: PreparedGraphs;
  readonly values: ValueTables;
  /** What is left of resources that are no longer there. */
  readonly formers: Formers;
  /** Whether the engine has all of it. */
  readonly wholeness: Wholeness;
}

/** More different values of a datatype are not read: filters that compare them are refused. */
const MOST_VALUES = 250_000;

/** So many ranks are read with one query. */
const WINDOW = 5_000;

/** The values of datatypes in their order: which of them a test keeps is decided here, as the embedded store does. */
export class ValueTables {
  readonly #sizes: About['values'];
  readonly #begin: () => Asker;
  readonly #wholeness: Wholeness;
  readonly #tables = new Map<string, Promise<readonly Literal[]>>();

  /** `begin` gives what asks for a table: all requests share it, so none of them asks, or is charged, itself. */
  constructor(sizes: About['values'], wholeness: Wholeness, begin: () => Asker) {
    this.#sizes = sizes;
    this.#wholeness = wholeness;
    this.#begin = begin;
  }

  /** The literals of a datatype, one for each rank. Each is read once, however long one request waits for it. */
  read(
    datatype: string,
    { until }: { readonly until?: number | undefined } = {},
  ): Promise<readonly Literal[]> {
    let table = this.#tables.get(datatype);
    if (!table) {
      table = this.#reading(datatype, this.#begin());
      this.#tables.set(datatype, table);
      // What failed is asked for again.
      table.catch(() => this.#tables.delete(datatype));
    }
    return inTime(table, until, `the values of <${datatype}>`);
  }

  async #reading(datatype: string, asker: Asker): Promise<readonly Literal[]> {
    const { [datatype]: size = 0 } = this.#sizes;
    if (size > MOST_VALUES)
      throw new TooMuchToLoad(
        `Expected at most ${MOST_VALUES} different values of <${datatype}> where they are compared, got ${size}; filter by something else.`,
      );
    const starts = Array.from({ length: Math.ceil(size / WINDOW) }, (_, index) => index * WINDOW);
    const parts = await Promise.all(starts.map((start) => window(datatype, start, asker)));
    const table = parts.flat();
    if (table.length !== size)
      throw this.#wholeness.missing(
        `Expected ${size} values of <${datatype}> in the sidecar, got ${table.length}`,
      );
    return table;
  }
}

async function window(datatype: string, start: number, asker: Asker): Promise<Literal[]> {
  const [node, rank, term, one] = ['l', 'r', 't', 'x'].map(variable);
  if (!node || !rank || !term || !one) return [];
  const rows = await asker.ask(
    {
      columns: [rank, { kind: 'sample', of: term, as: one }],
      where: [
        triple(node, valueRank(datatype), rank),
        triple(node, sidecar.term, term),
        filter(compare(rank, '>=', integer(start))),
        filter(compare(rank, '<', integer(start + WINDOW))),
      ],
      groupBy: [rank],
      orderBy: [{ of: rank }],
      limit: WINDOW,
    },
    { r: 'integer', x: 'text' },
  );
  return rows
    .map((row) => [numberIn(row, 'r'), readLiteral(textIn(row, 'x'))] as const)
    .sort(([a], [b]) => a - b)
    .map(([, literal]) => literal);
}
