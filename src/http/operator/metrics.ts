import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** So many operations are counted by their own names; the names are the clients', of whom there is no end. */
const MOST_NAMES = 100;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const COSTS = [1, 10, 100, 1_000, 10_000, 100_000];

/** What an answer is counted under. */
interface Answered {
  readonly route: string;
  readonly method: string;
  readonly status: number;
}

/** What is measured of a running server, for Prometheus. Labels come from fixed sets, or are bounded in number here. */
export class Metrics {
  readonly registry = new Registry();
  readonly #names = new Set<string>();

  readonly #requests = this.#counter(
    'varanto_http_requests_total',
    'Requests answered, by route and status.',
    ['route', 'method', 'status'],
  );
  readonly #seconds = new Histogram({
    name: 'varanto_http_request_duration_seconds',
    help: 'From the headers of a request to the end of its answer.',
    labelNames: ['route'],
    buckets: SECONDS,
    registers: [this.registry],
  });
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
  readonly cost = new Histogram({
    name: 'varanto_graphql_cost',
    help: 'Cost of operations, refused ones included.',
    buckets: COSTS,
    registers: [this.registry],
  });
  readonly #kept = this.#counter('varanto_kept_answers_total', 'Lookups in the cache of answers.', [
    'result',
  ]);
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
  // To find a series by its labels costs more than to count: those of every answer are kept.
  readonly #requestsOf = series((labels: Answered) => this.#requests.labels(labels));
  readonly #secondsOf = series((labels: { route: string }) => this.#seconds.labels(labels));
  readonly #keptOf = series((labels: { result: string }) => this.#kept.labels(labels));
  readonly #operations = this.#counter(
    'varanto_graphql_operations_total',
    `Operations executed, by name: the first ${MOST_NAMES} names, then "other"; "anonymous" has none.`,
    ['operation'],
  );

  /** `process`: the metrics of Node's own process, too: event loop lag, memory, garbage collection. */
  constructor({ process = false } = {}) {
    if (process) collectDefaultMetrics({ register: this.registry });
  }

  /** Counts an answer that has ended, and how long it took. */
  answered({ route, method, status }: Answered, seconds: number): void {
    this.#requestsOf(`${route} ${method} ${status}`, { route, method, status }).inc();
    this.#secondsOf(route, { route }).observe(seconds);
  }

  /** Counts whether an answer was among those kept. */
  lookedUp(isKept: boolean): void {
    const result = isKept ? 'hit' : 'miss';
    this.#keptOf(result, { result }).inc();
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

/** Series by a key that says the same as their labels. */
function series<Labels, Series>(
  find: (labels: Labels) => Series,
): (key: string, labels: Labels) => Series {
  const found = new Map<string, Series>();
  return (key, labels) => {
    let one = found.get(key);
    if (!one) found.set(key, (one = find(labels)));
    return one;
  };
}
