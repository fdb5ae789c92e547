import { listen } from '../http/listen.ts';
import { warningsIn } from '../check/finding-lines.ts';
import type { Instance } from '../http/operator/instance.ts';
import type { LogOutput } from '../http/operator/log-output.ts';
import { readExamples } from '../store/examples.ts';
import type { Handler } from '../operate/handler.ts';
import type { View } from '../reading/view.ts';
import { engineAddress, type EngineAddress } from './engine-address.ts';
import { readiness } from './readiness.ts';
import { reloading } from './reloading.ts';
import {
  handlerOf,
  LOG_PATIENCE,
  openFirst,
  running,
  unlessStopped,
  WORKER_VARIABLE,
  WORKERS_HELP,
} from './serving.ts';
import { reloadRequests, untilStopped } from './signals.ts';
import { settings } from './settings.ts';
import { pageLimits, servedSources, theme } from './configuration.ts';
import { type Values, number, setting } from './values.ts';

/** Serves the catalogue until a signal stops it; `false` if answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  if (process.env[WORKER_VARIABLE])
    return (await import('./serve-worker.ts')).serveAsWorker(values);
  // What is wrong with them is said before the files are read.
  pageLimits(values);
  theme(values);
  const workers = number(values, 'workers');
  if (workers === 1) return serveAlone(values);
  return (await import('./serve-workers.ts')).serveWithWorkers(values, workers);
}

async function serveAlone(values: Values): Promise<boolean> {
  const requests = reloadRequests();
  const { instance, output } = running(values);
  const { log, metrics } = instance;
  // First of all: without a listener a signal ends the process.
  const stopped = untilStopped({ log, output });
  const begun = await unlessStopped(stopped, (signal) =>
    begin(values, { instance, output, requests, signal }),
  );
  if (typeof begun === 'string') {
    log.info(`${begun}: stopped before the catalogue was served`);
    await output.flush(LOG_PATIENCE);
    return true;
  }
  const { handler, reloader, ready, disconnect } = begun;
  const server = await listen(handler.handle, {
    host: setting(values, 'host') ?? settings.host.default,
    port: number(values, 'port'),
    instance,
  });
  metrics.gauge('varanto_http_connections', 'Open connections.', server.connections);
  metrics.gauge('varanto_workers', WORKERS_HELP, () => 1);
  log.info(readiness({ ...ready, port: server.port }));
  log.info(`GraphiQL: ${ready.base}graphql`);
  reloader.start();
  const signal = await stopped;
  instance.state.isEnding = true;
  log.info(`${signal}: no new connections; open requests are finished`);
  const [cut] = await Promise.all([server.close(), reloader.close()]);
  disconnect?.();
  log.info({ cut }, 'ended');
  await output.flush(LOG_PATIENCE);
  return cut === 0;
}

interface Beginning {
  readonly instance: Instance;
  readonly output: LogOutput;
  readonly requests: ReturnType<typeof reloadRequests>;
  readonly signal: AbortSignal;
}

interface Start {
  readonly handler: Pick<Handler, 'handle'>;
  readonly reloader: { readonly start: () => void; readonly close: () => Promise<void> | void };
  /** Ends what answers wait for, once there is none. */
  readonly disconnect?: () => void;
  /** What the line about the start is made from. */
  readonly ready: Pick<View, 'base' | 'size' | 'version'> & { readonly warned?: number };
}

/** Opens the first catalogue. Only its handler refers to it, so that a reload frees its memory. */
async function begin(values: Values, beginning: Beginning): Promise<Start> {
  const { instance, output, requests, signal } = beginning;
  const warn = (line: string): void => {
    instance.log.warn(line);
  };
  const address = engineAddress(values);
  if (address) return beginRemote(values, address, beginning);
  const origin = servedSources(values);
  instance.log.debug('reads ontology and data');
  const catalogue = await openFirst(origin, { warn, signal, log: instance.log });
  // Whatever waits to be written, the line that says that it is ready is not lost.
  await output.flush(LOG_PATIENCE);
  const first = { catalogue, examples: readExamples(origin.data) };
  const handler = handlerOf(first, values, instance);
  const reloader = reloading(values, { requests, first, handler, instance });
  const { base, size, version } = catalogue.snapshot;
  return {
    handler,
    reloader,
    ready: { base, size, version, warned: warningsIn(catalogue.findings) },
  };
}

/** Opens a catalogue in an engine; the program for it is loaded for those who have one. */
async function beginRemote(
  values: Values,
  address: EngineAddress,
  { instance, requests, signal }: Beginning,
): Promise<Start> {
  const { beginSource } = await import('./serve-source.ts');
  const start = await beginSource(values, address, { instance, signal });
  requests.request = () => {
    start.reloader.ask();
  };
  if (requests.isPending) start.reloader.ask();
  return start;
}
