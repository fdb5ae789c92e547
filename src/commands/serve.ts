import { join } from 'node:path';
import { listen } from '../server/listen.ts';
import { createInstance, type Instance } from '../server/operator/instance.ts';
import { createLog } from '../server/operator/log.ts';
import type { LogOutput } from '../server/operator/log-output.ts';
import { Metrics } from '../server/operator/metrics.ts';
import { readExamples } from '../store/examples.ts';
import { createHandler, type Handler } from '../operate/handler.ts';
import type { Served } from '../operate/reload.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Reloader } from '../operate/reloader.ts';
import { loadSoundInTurns } from '../operate/open.ts';
import { reloading } from './reloading.ts';
import { reloadRequests, untilStopped } from './signals.ts';
import { settings } from './settings.ts';
import {
  httpLimits,
  keptBytes,
  logSettings,
  pageLimits,
  queryLimits,
  sources,
} from './configuration.ts';
import { home } from './package.ts';
import { type Values, isOn, number, setting } from './values.ts';

/** How long whoever reads the log may take for its end, in milliseconds. */
const PATIENCE = 1_000;

/** Serves the catalogue until a signal tells it to stop; `false` where answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  const requests = reloadRequests();
  const { instance, output } = running(values);
  const { log, metrics } = instance;
  // Before anybody can know that the program runs: without a listener a signal ends it.
  const stopped = untilStopped({ log, output });
  const begun = await unlessStopped(stopped, (signal) =>
    begin(values, { instance, requests, signal }),
  );
  if (typeof begun === 'string') {
    log.info(`${begun}: ended before anything was served`);
    await output.flush(PATIENCE);
    return true;
  }
  const { handler, reloader, ready } = begun;
  const server = await listen(handler.fetch, {
    host: setting(values, 'host') ?? settings.host.default,
    port: number(values, 'port'),
    instance,
  });
  metrics.gauge('varanto_http_connections', 'Connections there are.', server.connections);
  log.info(readiness(ready, server.port));
  log.info(`GraphiQL: ${ready.base}graphql`);
  reloader.start();
  const signal = await stopped;
  instance.standing.isEnding = true;
  log.info(`${signal}: no new connections; requests under way are finished`);
  const [cut] = await Promise.all([server.close(), reloader.close()]);
  log.info({ cut }, 'ended');
  await output.flush(PATIENCE);
  return cut === 0;
}

/** What the process has from its start to its end. */
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

/** What somebody does, or the signal that stopped the process to stop before it was done: then it is given up. */
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
  readonly handler: Handler;
  readonly reloader: Reloader;
  /** What the line about the start is made from. */
  readonly ready: Pick<Snapshot, 'base' | 'size' | 'version'>;
}

/** Opens the first catalogue. Only its handler refers to it, so that a reload frees its memory. */
async function begin(values: Values, { instance, requests, signal }: Beginning): Promise<Start> {
  const origin = sources(values);
  const tell = (line: string): void => {
    instance.log.warn(line);
  };
  instance.log.debug('reads ontology and data');
  const catalogue = await loadSoundInTurns(origin, { tell, signal });
  const first = { catalogue, examples: readExamples(origin.data) };
  const handler = handlerOf(first, values, instance);
  const reloader = reloading(values, { requests, first, handler, instance });
  const { base, size, version } = catalogue.snapshot;
  return { handler, reloader, ready: { base, size, version } };
}

/** The handler of this process, with the limits that were set. */
function handlerOf(first: Served, values: Values, instance: Instance): Handler {
  return createHandler(first, {
    ...pageLimits(values),
    limits: queryLimits(values),
    keptBytes: keptBytes(values),
    assets: join(home, 'dist', 'graphiql'),
    instance,
  });
}

function readiness({ base, size, version }: Start['ready'], port: number): string {
  return `Ready in ${Math.round(performance.now())} ms: ${base} serves ${size} triples (version ${version}) on port ${port}.`;
}
