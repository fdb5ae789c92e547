import { statSync } from 'node:fs';
import { join } from 'node:path';
import { listen } from '../server/listen.ts';
import { Live } from '../server/live.ts';
import { createInstance, type Instance } from '../server/operator/instance.ts';
import { createLog } from '../server/operator/log.ts';
import type { LogOutput } from '../server/operator/log-output.ts';
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

/** How long whoever reads the log may take for its end, in milliseconds. */
const PATIENCE = 1_000;

/** Serves the catalogue until a signal tells it to stop; `false` where answers had to be cut then. */
export async function serve(values: Values): Promise<boolean> {
  const { instance, output } = running(values);
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
  const signal = await untilTold({ log, output });
  instance.standing.isEnding = true;
  log.info(`${signal}: no new connections; requests under way are finished`);
  const cut = await server.close();
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
