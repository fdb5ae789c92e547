import { join } from 'node:path';
import { listen } from '../http/listen.ts';
import { Live } from '../http/live.ts';
import { createInstance, type Instance } from '../http/operator/instance.ts';
import { createLog } from '../http/operator/log.ts';
import type { LogOutput } from '../http/operator/log-output.ts';
import { Metrics } from '../http/operator/metrics.ts';
import { createService, type Service } from '../http/service.ts';
import { readExamples } from '../store/examples.ts';
import type { Served } from '../operate/reload.ts';
import type { Reloader } from '../operate/reloader.ts';
import { loadSoundInTurns } from './loading.ts';
import { heedHangups, reloading } from './reloading.ts';
import { home, type Values } from './options.ts';
import { isOn, number, setting } from './values.ts';
import {
  httpLimits,
  keptBytes,
  logSettings,
  pageLimits,
  queryLimits,
  sources,
} from './settings.ts';
import { untilTold } from './until-told.ts';

/** How long whoever reads the log may take for its end, in milliseconds. */
const PATIENCE = 1_000;

/** Serves the catalogue until a signal tells it to stop; `false` where answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  const heeding = heedHangups();
  const { instance, output } = running(values);
  const { log, metrics } = instance;
  // Before anybody can know that the program runs: without a listener a signal ends it.
  const told = untilTold({ log, output });
  const begun = await unlessTold(told, (signal) => begin(values, { instance, heeding, signal }));
  if (typeof begun === 'string') {
    log.info(`${begun}: ended before anything was served`);
    await output.flush(PATIENCE);
    return true;
  }
  const { live, reloader } = begun;
  const server = await listen(live.handle, {
    host: setting(values, 'host') ?? '127.0.0.1',
    port: number(values, 'port', { default: 4000, most: 65_535 }),
    instance,
  });
  metrics.gauge('varanto_http_connections', 'Connections there are.', server.connections);
  log.info(readiness(live.service, server.port));
  log.info(`GraphiQL: ${live.service.snapshot.base}graphql`);
  reloader.start();
  const signal = await told;
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

/** What somebody does, or the signal that told the process to stop before it was done: then it is given up. */
async function unlessTold<Result>(
  told: Promise<NodeJS.Signals>,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result | NodeJS.Signals> {
  const givenUp = new AbortController();
  const stopped = told.then((signal) => {
    givenUp.abort();
    return signal;
  });
  return Promise.race([work(givenUp.signal), stopped]);
}

interface Beginning {
  readonly instance: Instance;
  readonly heeding: ReturnType<typeof heedHangups>;
  readonly signal: AbortSignal;
}

/** Reads what is served first. Nobody holds it but who serves it: a reload lets it go. */
async function begin(
  values: Values,
  { instance, heeding, signal }: Beginning,
): Promise<{ live: Live; reloader: Reloader }> {
  const origin = sources(values);
  const tell = (line: string): void => {
    instance.log.warn(line);
  };
  instance.log.debug('reads ontology and data');
  const catalogue = await loadSoundInTurns(origin, { tell, signal });
  const first = { catalogue, examples: readExamples(origin.data) };
  const serviceOf = services(values, instance);
  const live = new Live(serviceOf(first));
  return { live, reloader: reloading(values, { heeding, first, live, serviceOf }) };
}

/** How the services of this process are made, one after another. */
function services(values: Values, instance: Instance) {
  const options = {
    ...pageLimits(values),
    limits: queryLimits(values),
    keptBytes: keptBytes(values),
    assets: join(home, 'dist', 'graphiql'),
    instance,
  };
  return ({ catalogue, examples }: Served, previous?: Service): Service => {
    const { snapshot, ontology } = catalogue;
    return createService(snapshot, { ...options, ontology, examples, previous });
  };
}

function readiness({ snapshot }: Service, port: number): string {
  const { base, size, version } = snapshot;
  return `Ready in ${Math.round(performance.now())} ms: ${base} serves ${size} triples (version ${version}) on port ${port}.`;
}
