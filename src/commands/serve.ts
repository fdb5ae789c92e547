import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from '../server/listen.ts';
import { Live } from '../server/live.ts';
import { createInstance, type Instance } from '../server/operator/instance.ts';
import { createLog } from '../server/operator/log.ts';
import { Metrics } from '../server/operator/metrics.ts';
import { createService, type Service } from '../server/service.ts';
import { readExamples } from '../store/examples.ts';
import type { Loaded } from '../store/load.ts';
import { loadSound } from './loading.ts';
import { home, isOn, number, setting, type Values } from './options.ts';
import {
  httpLimits,
  keptBytes,
  logSettings,
  pageLimits,
  queryLimits,
  sources,
} from './settings.ts';
import { untilTold } from './until-told.ts';

/** Serves the catalogue until a signal tells it to stop; `false` where answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  const { instance, flush } = running(values);
  const { log, metrics } = instance;
  const loaded = loadSound(sources(values), (line) => {
    log.warn(line);
  });
  const live = new Live(serviceOf(loaded, values, instance));
  const server = await listen(live.fetch, {
    host: setting(values, 'host') ?? '127.0.0.1',
    port: number(values, 'port', { default: 4000, most: 65_535 }),
    instance,
  });
  metrics.gauge('varanto_http_connections', 'Connections there are.', server.connections);
  log.info(readiness(live.service, server.port));
  log.info(`GraphiQL: ${live.service.snapshot.base}graphql`);
  const signal = await untilTold({ log, flush });
  instance.standing.isEnding = true;
  log.info(`${signal}: no new connections; requests under way are finished`);
  const cut = await server.close();
  log.info({ cut }, 'ended');
  flush();
  return cut === 0;
}

/** What the process has from its start to its end. */
function running(values: Values): { instance: Instance; flush: () => void } {
  const metrics = new Metrics({ process: true });
  const lost = (): void => {
    metrics.lostLines.inc();
  };
  const { log, flush } = createLog({ ...logSettings(values), lost });
  const instance = createInstance({
    limits: httpLimits(values),
    log,
    logsQueries: isOn(values, 'log-queries'),
    metrics,
  });
  return { instance, flush };
}

function serviceOf(
  { snapshot, ontology, changed }: Loaded,
  values: Values,
  instance: Instance,
): Service {
  return createService(snapshot, {
    ...pageLimits(values),
    limits: queryLimits(values),
    keptBytes: keptBytes(values),
    ontology,
    changed: changed > programChanged() ? changed : programChanged(),
    examples: readExamples(sources(values).data),
    assets: join(home, 'dist', 'graphiql'),
    instance,
  });
}

function readiness({ snapshot }: Service, port: number): string {
  const { base, size, version } = snapshot;
  return `Ready in ${Math.round(performance.now())} ms: ${base} serves ${size} triples (version ${version}) on port ${port}.`;
}

/** When the program itself last changed: what it makes of the same files may have changed with it. */
function programChanged(): Date {
  return statSync(import.meta.filename).mtime;
}
