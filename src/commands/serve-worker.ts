import cluster from 'node:cluster';
import { listen } from '../http/listen.ts';
import type { Instance } from '../http/operator/instance.ts';
import type { LogOutput } from '../http/operator/log-output.ts';
import { failureOf } from '../operate/check-in-worker.ts';
import { Channel } from '../operate/workers/channel.ts';
import type { Prepared, PrimaryAsked, WorkerAsked } from '../operate/workers/messages.ts';
import { offerOf, type NextOffer, type Offer } from './offer.ts';
import { LOG_PATIENCE, running, unlessStopped } from './serving.ts';
import { settings } from './settings.ts';
import { reloadRequests, untilStopped } from './signals.ts';
import { number, setting, type Values } from './values.ts';

/** Serves the catalogue as one of several processes, until the primary or a signal ends it. */
export async function serveAsWorker(values: Values): Promise<boolean> {
  // For the primary, which gets it too where a whole group of processes does.
  reloadRequests();
  const { instance, output } = running(values, process.pid);
  const worker = new ServingWorker(values, instance);
  try {
    return await serveUntilStopped(values, { instance, output, worker });
  } finally {
    letGo();
  }
}

interface Serving {
  readonly instance: Instance;
  readonly output: LogOutput;
  readonly worker: ServingWorker;
}

async function serveUntilStopped(
  values: Values,
  { instance, output, worker }: Serving,
): Promise<boolean> {
  const stopped = Promise.race([untilStopped({ log: instance.log, output }), worker.ordered]);
  const offer = await unlessStopped(stopped, (signal) => offerOf(values, { instance, signal }));
  let cut = 0;
  if (typeof offer === 'string')
    instance.log.info(`${offer}: stopped before the catalogue was served`);
  else {
    worker.offer(offer);
    await stopped;
    cut = await worker.end();
  }
  await output.flush(LOG_PATIENCE);
  await worker.report(cut);
  return cut === 0;
}

/** What the primary asks of this worker, and what it is asked. */
class ServingWorker {
  /** Resolves when the primary has the worker end. */
  readonly ordered: Promise<NodeJS.Signals>;
  readonly #values: Values;
  readonly #instance: Instance;
  readonly #channel: Channel<PrimaryAsked>;
  #offer: Offer | undefined;
  #next: NextOffer | undefined;
  #server: Awaited<ReturnType<typeof listen>> | undefined;

  constructor(values: Values, instance: Instance) {
    this.#values = values;
    this.#instance = instance;
    let order: () => void = () => undefined;
    this.ordered = new Promise((resolve) => {
      order = () => {
        resolve('SIGTERM');
      };
    });
    const { metrics, state } = instance;
    const own: WorkerAsked = {
      listen: (changed) => this.#listen(changed),
      prepare: ({ checked }) => this.#prepare(checked),
      commit: (changed) => {
        this.#next?.commit();
        this.#offer?.agree(changed);
        this.#next = undefined;
      },
      drop: () => (this.#next = undefined),
      metrics: () => metrics.registry.getMetricsAsJSON(),
      together: ({ workers, failure, isEnding }) => {
        Object.assign(state, { workers, failure, isEnding: state.isEnding || isEnding });
      },
      end: order,
    };
    this.#channel = new Channel(send, own);
    process.on('message', this.#channel.receive);
    metrics.text = () => this.#channel.ask('allMetrics');
  }

  /** Offers what was opened; it is served when the primary says so. */
  offer(offer: Offer): void {
    this.#offer = offer;
    void this.#channel.ask('opened', offer.opened);
  }

  /** Takes no new connection, and resolves to the number of answers that were cut. */
  async end(): Promise<number> {
    const { log, state } = this.#instance;
    state.isEnding = true;
    log.debug('no new connections; open requests are finished');
    this.#offer?.close();
    const cut = (await this.#server?.close()) ?? 0;
    this.#offer?.disconnect?.();
    return cut;
  }

  /** Reports the end to the primary. */
  async report(cut: number): Promise<void> {
    const metrics = await this.#instance.metrics.registry.getMetricsAsJSON();
    await this.#channel.ask('ended', { cut, metrics }).catch(() => undefined);
  }

  async #listen(changed: Date): Promise<number> {
    if (!this.#offer) throw new Error('A worker listens when it has opened the catalogue.');
    const { handle, agree } = this.#offer;
    agree(changed);
    const { host } = settings;
    const server = await listen(handle, {
      host: setting(this.#values, 'host') ?? host.default,
      port: number(this.#values, 'port'),
      instance: this.#instance,
    });
    this.#server = server;
    this.#instance.metrics.gauge(
      'varanto_http_connections',
      'Open connections.',
      server.connections,
    );
    return server.port;
  }

  async #prepare(checked: string | undefined): Promise<Prepared> {
    this.#next = undefined;
    try {
      this.#next = await this.#offer?.prepare(checked);
      return (
        this.#next?.prepared ?? { kind: 'failed', message: 'nothing is served', isPassing: true }
      );
    } catch (error) {
      return failureOf(error);
    }
  }
}

/** Lets go of the primary, since the process would not end otherwise; with its own exit code. */
function letGo(): void {
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
  if (process.connected) process.disconnect();
}

/** The primary may be gone; this process ends then, too. */
function send(message: object): void {
  if (process.connected) process.send?.(message, undefined, {}, () => undefined);
}
