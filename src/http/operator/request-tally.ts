import { Counter, type Histogram, type Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const DURATION = 'varanto_http_request_duration_seconds';

/** What an answer is counted under. */
export interface Answered {
  readonly route: string;
  readonly method: string;
  readonly status: number;
}

/** The answers of a route since the start: how many took up to each bound and no less, and all times together. */
interface Times {
  /** The last has those that took longer than every bound. */
  readonly buckets: number[];
  sum: number;
  /** How many answers of a method and status were not given to the counter yet. */
  readonly fresh: Map<string, Map<number, number>>;
}

/**
 * Counts answers and how long they took. prom-client finds a series by its labels at each count, which took a tenth of a small
 * answer: so the counts are kept here, and given to it when the metrics are asked for.
 */
export class RequestTally {
  readonly #routes = new Map<string, Times>();

  constructor(registry: Registry) {
    const fresh = (): Iterable<readonly [Answered, number]> => this.#fresh();
    new Counter({
      name: 'varanto_http_requests_total',
      help: 'Requests answered, by route and status.',
      labelNames: ['route', 'method', 'status'],
      registers: [registry],
      collect() {
        for (const [labels, count] of fresh()) this.inc({ ...labels }, count);
      },
    });
    registry.registerMetric(this.#histogram());
  }

  /** Counts an answer that has ended, and how long it took. */
  add({ route, method, status }: Answered, seconds: number): void {
    let times = this.#routes.get(route);
    if (!times) this.#routes.set(route, (times = noTimes()));
    let bucket = 0;
    while (seconds > (SECONDS[bucket] ?? Infinity)) bucket += 1;
    times.buckets[bucket] = (times.buckets[bucket] ?? 0) + 1;
    times.sum += seconds;
    let counts = times.fresh.get(method);
    if (!counts) times.fresh.set(method, (counts = new Map<number, number>()));
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }

  *#fresh(): Iterable<readonly [Answered, number]> {
    for (const [route, { fresh }] of this.#routes) {
      for (const [method, counts] of fresh) yield* ofMethod(route, method, counts);
      fresh.clear();
    }
  }

  /** A registry asks its metrics for nothing but their values, whatever their types say. */
  #histogram(): Histogram {
    const metric = {
      name: DURATION,
      help: 'From the headers of a request to the end of its answer.',
      type: 'histogram',
      labelNames: ['route'],
      aggregator: 'sum',
    };
    const get = () => Promise.resolve({ ...metric, values: [...this.#values()] });
    return { ...metric, get, reset: () => undefined } as unknown as Histogram;
  }

  /** The buckets of Prometheus: each counts those before it as well. */
  *#values() {
    for (const [route, { buckets, sum }] of this.#routes) {
      let value = 0;
      for (const [index, le] of [...SECONDS, '+Inf'].entries()) {
        value += buckets[index] ?? 0;
        yield { metricName: `${DURATION}_bucket`, labels: { le, route }, value };
      }
      yield { metricName: `${DURATION}_sum`, labels: { route }, value: sum };
      yield { metricName: `${DURATION}_count`, labels: { route }, value };
    }
  }
}

function* ofMethod(
  route: string,
  method: string,
  counts: ReadonlyMap<number, number>,
): Iterable<readonly [Answered, number]> {
  for (const [status, count] of counts) yield [{ route, method, status }, count];
}

function noTimes(): Times {
  return { buckets: Array.from({ length: SECONDS.length + 1 }, () => 0), sum: 0, fresh: new Map() };
}
