import type { Handle } from './answer.ts';
import { createApp, type Within } from './app.ts';
import type { Service } from './service.ts';

/** So many snapshots before the one that is served stay in memory for downloads of them that are under way. */
const MOST_EARLIER = 2;

/** What a server serves at the moment. A reload puts another service in its place; a request ends with the one it began with. */
export class Live {
  #service: Service;
  #handle: Handle;
  /** The retirements of earlier services: only downloads still refer to the services themselves. */
  readonly #retirements: AbortController[] = [];

  readonly #within: Within | undefined;

  constructor(service: Service, within?: Within) {
    this.#service = service;
    this.#within = within;
    this.#handle = createApp(service, within).handle;
    this.#measure();
  }

  get service(): Service {
    return this.#service;
  }

  /** Answers a request with what is served when it comes. */
  readonly handle: Handle = (request) => this.#handle(request);

  /** Serves another service of the same instance from now on. */
  replace(service: Service): void {
    this.#handle = createApp(service, this.#within).handle;
    this.#retirements.push(this.#service.retirement);
    this.#service = service;
    // Slow readers of one snapshot after another would fill the memory.
    if (this.#retirements.length > MOST_EARLIER) this.#retirements.shift()?.abort();
  }

  /** Has answers say the day that others who serve the same have. */
  agree(changed: Date): void {
    this.#service.days.agree(changed);
  }

  #measureVersion(): void {
    const { metrics } = this.#service.instance;
    metrics.info('varanto_snapshot_info', 'Version of the snapshot.', () => ({
      version: this.#service.snapshot.version ?? '',
    }));
    metrics.gauge(
      'varanto_snapshot_triples',
      'Triples of the snapshot.',
      () => this.#service.snapshot.size ?? 0,
    );
  }

  #measure(): void {
    const { metrics, state } = this.#service.instance;
    const served = (): number => this.#service.dates.served.getTime();
    // Of somebody else's engine both are unknown.
    if (this.#service.snapshot.version !== undefined) this.#measureVersion();
    metrics.gauge(
      'varanto_snapshot_loaded_timestamp_seconds',
      'Time when the snapshot was loaded.',
      () => {
        return served() / 1000;
      },
    );
    metrics.gauge('varanto_snapshot_age_seconds', 'Seconds since the snapshot was loaded.', () => {
      return (Date.now() - served()) / 1000;
    });
    metrics.gauge(
      'varanto_reload_failed',
      '1 while the changed files cannot be served and the last good snapshot is.',
      () => (state.failure ? 1 : 0),
    );
  }
}
