import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { RequestTally, type Answered } from './request-tally.ts';

/** So many operations are counted by their own names; the names are the clients', of whom there is no end. */
const MOST_NAMES = 100;

const COSTS = [1, 10, 100, 1_000, 10_000, 100_000];

/** What is measured of a running server, for Prometheus. Labels come from fixed sets, or are bounded in number here. */
export class Metrics {
  readonly registry = new Registry();
  readonly #names = new Set<string>();

  readonly #requests = new RequestTally(this.registry);
  readonly refused = this.#counter(
    'varanto_refused_total',
    'Refused requests and connections, by the limit or rule that refused them.',
    ['reason'],
  );
  readonly cut = this.#counter(
    'varanto_answers_cut_total',
    'Answers that were cut: the client left or stopped reading, or the server stopped.',
    ['reason'],
  );
  readonly waited = this.#counter(
    'varanto_mistakes_waited_total',
    'Answers to mistakes that waited, for more came than are answered in a second.',
  );
  readonly cost = new Histogram({
    name: 'varanto_graphql_cost',
    help: 'Cost of operations, refused ones included.',
    buckets: COSTS,
    registers: [this.registry],
  });
  readonly #lookups = { hit: 0, miss: 0 };
  readonly reloads = this.#counter('varanto_reloads_total', 'Reloads of the data, by result.', [
    'result',
  ]);
  readonly lostResources = this.#counter(
    'varanto_reload_lost_resources_total',
    'Resources removed by reloads.',
  );
  readonly lostLines = this.#counter(
    'varanto_log_lines_lost_total',
    'Log lines that could not be written.',
  );
  readonly workerEnds = this.#counter(
    'varanto_worker_ends_total',
    'Workers that ended while the server ran, and were replaced.',
  );
  /** Gives all of it in the text format: that of this process, or of all processes behind the port. */
  text: () => Promise<string> = () => this.registry.metrics();
  readonly #operations = this.#counter(
    'varanto_graphql_operations_total',
    `Operations executed, by name: the first ${MOST_NAMES} names, then "other"; "anonymous" has none.`,
    ['operation'],
  );

  /** `process`: the metrics of Node's own process, too: event loop lag, memory, garbage collection. */
  constructor({ process = false } = {}) {
    if (process) collectDefaultMetrics({ register: this.registry });
    this.#countLookups(this.#lookups);
  }

  /** Counts an answer that has ended, and how long it took. */
  answered(answer: Answered, seconds: number): void {
    this.#requests.add(answer, seconds);
  }

  /** Counts whether an answer was among those kept. */
  lookedUp(isKept: boolean): void {
    this.#lookups[isKept ? 'hit' : 'miss'] += 1;
  }

  /** Counts an operation under its name, or among the others. */
  operation(name: string | undefined): void {
    this.#operations.inc({ operation: name ? this.#boundedName(name) : 'anonymous' });
  }

  /** A number that is asked for when the metrics are. */
  gauge(name: string, help: string, value: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(value());
      },
    });
  }

  /** Labels that are asked for when the metrics are, with the value 1. */
  info(name: string, help: string, labels: () => Record<string, string>): void {
    new Gauge({
      name,
      help,
      labelNames: Object.keys(labels()),
      registers: [this.registry],
      collect() {
        this.reset();
        this.set(labels(), 1);
      },
    });
  }

  /** They are given to the counter when the metrics are asked for: to count takes longer than the lookup. */
  #countLookups(lookups: Record<'hit' | 'miss', number>): void {
    new Counter({
      name: 'varanto_kept_answers_total',
      help: 'Lookups in the cache of answers.',
      labelNames: ['result'],
      registers: [this.registry],
      collect() {
        for (const result of ['hit', 'miss'] as const) {
          if (lookups[result]) this.inc({ result }, lookups[result]);
          lookups[result] = 0;
        }
      },
    });
  }

  #boundedName(name: string): string {
    if (this.#names.size < MOST_NAMES) this.#names.add(name.slice(0, 64));
    return this.#names.has(name) ? name : 'other';
  }

  #counter<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[] = [],
  ): Counter<Label> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.registry] });
  }
}
