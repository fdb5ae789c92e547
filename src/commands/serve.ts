import { join } from 'node:path';
import { listen } from '../http/listen.ts';
import { createInstance, type Instance } from '../http/operator/instance.ts';
import { createLog } from '../http/operator/log.ts';
import type { LogOutput } from '../http/operator/log-output.ts';
import { Metrics } from '../http/operator/metrics.ts';
import { readExamples } from '../store/examples.ts';
import { createHandler, type Handler } from '../operate/handler.ts';
import type { Served } from '../operate/reload.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Reloader } from '../operate/reloader.ts';
import { loadSoundInSlices } from '../operate/open.ts';
import { engineAddress, type EngineAddress } from './engine-address.ts';
import { reloading } from './reloading.ts';
import { reloadRequests, untilStopped } from './signals.ts';
import { settings } from './settings.ts';
import { sparqlEndpoint } from './sparql-endpoint.ts';
import {
  httpLimits,
  cacheBytes,
  logSettings,
  pageLimits,
  queryLimits,
  sources,
} from './configuration.ts';
import { home } from './package.ts';
import { type Values, isOn, number, setting } from './values.ts';

/** How long the reader of the log may take to read its end, in milliseconds. */
const PATIENCE = 1_000;

/** Serves the catalogue until a signal stops it; `false` if answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  const requests = reloadRequests();
  const { instance, output } = running(values);
  const { log, metrics } = instance;
  // First of all: without a listener a signal ends the process.
  const stopped = untilStopped({ log, output });
  const begun = await unlessStopped(stopped, (signal) =>
    begin(values, { instance, requests, signal }),
  );
  if (typeof begun === 'string') {
    log.info(`${begun}: stopped before the catalogue was served`);
    await output.flush(PATIENCE);
    return true;
  }
  const { handler, reloader, ready } = begun;
  const server = await listen(handler.handle, {
    host: setting(values, 'host') ?? settings.host.default,
    port: number(values, 'port'),
    instance,
  });
  metrics.gauge('varanto_http_connections', 'Open connections.', server.connections);
  log.info(readiness(ready, server.port));
  log.info(`GraphiQL: ${ready.base}graphql`);
  reloader.start();
  const signal = await stopped;
  instance.state.isEnding = true;
  log.info(`${signal}: no new connections; open requests are finished`);
  const [cut] = await Promise.all([server.close(), reloader.close()]);
  log.info({ cut }, 'ended');
  await output.flush(PATIENCE);
  return cut === 0;
}

/** The state of the process, from its start to its end. */
function running(values: Values): { instance: Instance; output: LogOutput } {
  const metrics = new Metrics({ process: true });
  const lost = (lines: number): void => {
    metrics.lostLines.inc(lines);
  };
  const { log, output } = createLog({ ...logSettings(values), lost });
  const instance = createInstance({
    limits: httpLimits(values),
    log,
    logsQueries: isOn(values, 'log-queries'),
    metrics,
  });
  return { instance, output };
}

/** The result of some work, or the signal that came before it was done: then the work is aborted. */
async function unlessStopped<Result>(
  signal: Promise<NodeJS.Signals>,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | NodeJS.Signals> {
  const givenUp = new AbortController();
  const stopped = signal.then((name) => {
    givenUp.abort();
    return name;
  });
  return Promise.race([work(givenUp.signal), stopped]);
}

interface Beginning {
  readonly instance: Instance;
  readonly requests: ReturnType<typeof reloadRequests>;
  readonly signal: AbortSignal;
}

interface Start {
  readonly handler: Pick<Handler, 'handle'>;
  readonly reloader: Pick<Reloader, 'start' | 'close'>;
  /** What the line about the start is made from. */
  readonly ready: Pick<Snapshot, 'base' | 'size' | 'version'>;
}

/** Opens the first catalogue. Only its handler refers to it, so that a reload frees its memory. */
async function begin(values: Values, { instance, requests, signal }: Beginning): Promise<Start> {
  const warn = (line: string): void => {
    instance.log.warn(line);
  };
  const address = engineAddress(values);
  if (address) return beginRemote(values, address, { instance, requests, signal });
  const origin = sources(values);
  instance.log.debug('reads ontology and data');
  const catalogue = await loadSoundInSlices(origin, { warn, signal });
  const first = { catalogue, examples: readExamples(origin.data) };
  const handler = handlerOf(first, values, instance);
  const reloader = reloading(values, { requests, first, handler, instance });
  const { base, size, version } = catalogue.snapshot;
  return { handler, reloader, ready: { base, size, version } };
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

/** The handler of this process, with the limits that were set. */
function handlerOf(first: Served, values: Values, instance: Instance): Handler {
  return createHandler(first, {
    ...pageLimits(values),
    limits: queryLimits(values),
    cacheBytes: cacheBytes(values),
    isOnlyNamed: isOn(values, 'only-named-queries'),
    assets: join(home, 'dist', 'graphiql'),
    sparql: sparqlEndpoint(values, instance),
    instance,
  });
}

function readiness({ base, size, version }: Start['ready'], port: number): string {
  return `Ready in ${Math.round(performance.now())} ms: ${base} serves ${size} triples (version ${version}) on port ${port}.`;
}
