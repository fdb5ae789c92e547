import { TooMuch } from '../../reading/unavailable.ts';
import { EngineError } from '../engine/engine-error.ts';
import type { Asking, ColumnKind, Engine, Row } from '../engine/engine.ts';
import type { Select } from '../query/query.ts';
import { writeQuery } from '../query/write-query.ts';

/** The graphs of a catalogue: its statements, in the default graph unless one is named, and what a sidecar adds. */
export interface Graphs {
  readonly data?: string;
  readonly sidecar?: string;
}

/** The same of a version that was prepared. */
export type PreparedGraphs = Readonly<Record<keyof Graphs, string>>;

/** How much a request may ask of an engine. */
export interface AskingLimits {
  readonly queries: number;
  readonly rows: number;
}

/** More than any page and any answer to GraphQL takes: what asks for more is refused with a reason. */
const askingLimits: AskingLimits = { queries: 2_000, rows: 2_000_000 };

/** A request asks for more than the limits of a source allow. */
export class TooMuchToLoad extends TooMuch {
  override readonly name = 'TooMuchToLoad';
}

interface Options extends Pick<Asking, 'signal' | 'until'> {
  readonly limits?: AskingLimits;
}

/** What columns have, by their names. */
export type Kinds = Readonly<Record<string, ColumnKind>>;

/** Asks an engine for one request: counts what is asked, and refuses what is too much. */
export class Asker {
  readonly #engine: Engine;
  readonly #graphs: Graphs;
  readonly #asking: Pick<Asking, 'signal' | 'until'>;
  readonly #limits: AskingLimits;
  #queries = 0;
  #rows = 0;

  constructor(engine: Engine, graphs: Graphs, { limits = askingLimits, ...asking }: Options = {}) {
    this.#engine = engine;
    this.#graphs = graphs;
    this.#limits = limits;
    this.#asking = asking;
  }

  /** When the answers have to be here, in milliseconds of `performance.now()`. */
  get until(): number | undefined {
    return this.#asking.until;
  }

  /** How many queries were asked. */
  get queries(): number {
    return this.#queries;
  }

  /** The most rows that a query may ask for: with one more the engine's own cap might be reached. */
  get maxRows(): number {
    return this.#engine.profile.maxRows - 1;
  }

  /** The most terms that a query may give. */
  get maxValues(): number {
    return this.#engine.profile.maxValues;
  }

  /** The rows of a query on one of the graphs, each column of the kind that it has to be of. */
  async ask(
    select: Select,
    kinds: Kinds,
    graph: keyof Graphs = 'sidecar',
  ): Promise<readonly Row[]> {
    this.#queries += 1;
    if (this.#queries > this.#limits.queries) throw tooMuch(`${this.#limits.queries} queries`);
    const from = this.#graphs[graph];
    const query = writeQuery({ ...select, ...(from !== undefined && { from }) });
    const rows = await this.#engine.select(query, { ...this.#asking, kinds });
    this.#rows += rows.length;
    if (this.#rows > this.#limits.rows) throw tooMuch(`${this.#limits.rows} rows`);
    if (rows.length > select.limit)
      throw new EngineError('unreadable', 'The engine sent more rows than it was asked for');
    return rows;
  }

  /** The same, where an answer of as many rows as the limit may not be whole. */
  async askWhole(
    select: Omit<Select, 'limit'>,
    kinds: Kinds,
    graph?: keyof Graphs,
  ): Promise<readonly Row[]> {
    const rows = await this.ask({ ...select, limit: this.maxRows }, kinds, graph);
    if (rows.length >= this.maxRows) throw tooMuch(`${this.maxRows} rows of one query`);
    return rows;
  }
}

function tooMuch(what: string): Error {
  return new TooMuchToLoad(
    `Expected a request that the engine answers with less than ${what}; ask for less, or filter more.`,
  );
}
