import cluster from 'node:cluster';
import { dirname } from 'node:path';
import type { Instance } from '../http/operator/instance.ts';
import { Crew } from '../operate/workers/crew.ts';
import { fileRounds } from '../operate/workers/file-rounds.ts';
import type { Opened } from '../operate/workers/messages.ts';
import { VERSION_PAUSE } from '../operate/version-watch.ts';
import { SourceRounds } from '../operate/workers/source-rounds.ts';
import { reloadSettings, servedSources } from './configuration.ts';
import { removeEmpty } from '../sparql/endpoint/private-folder.ts';
import { engineSocket } from '../sparql/endpoint/socket.ts';
import { engineAddress } from './engine-address.ts';
import { readiness } from './readiness.ts';
import {
  FIRST,
  FURTHER,
  LOG_PATIENCE,
  running,
  unlessStopped,
  WORKER_VARIABLE,
  WORKERS_HELP,
} from './serving.ts';
import { SPARQL_SOCKET } from './sparql-endpoint.ts';
import { reloadRequests, untilStopped, type ReloadRequests } from './signals.ts';
import { isOn, number, type Values } from './values.ts';

/** A worker has this much longer to end than answers have, in milliseconds. */
const GRACE = 5_000;

/** What watches for another version of the catalogue. */
interface Rounds {
  readonly start: () => void;
  readonly ask: () => void;
  readonly close: () => Promise<void> | void;
}

/** Serves the catalogue with several processes behind one port until a signal stops it; `false` if answers had to be cut then. */
export async function serveWithWorkers(values: Values, wanted: number): Promise<boolean> {
  const requests = reloadRequests();
  const { instance, output } = running(values, process.pid);
  const { log, metrics, limits } = instance;
  const stopped = untilStopped({ log, output });
  process.once('exit', removeFolder);
  const differs = (): void => {
    requests.request();
  };
  const crew = new Crew({ wanted, fork, log, metrics, differs });
  metrics.gauge('varanto_workers', WORKERS_HELP, () => crew.serving.length);
  const begun = await unlessStopped(stopped, () => crew.start()).catch(async (error: unknown) => {
    await crew.end(0);
    if ((error as Error).name === 'LoadError') throw error;
    return undefined;
  });
  if (begun === undefined) return false;
  const patience = limits.drainTime + GRACE;
  if (typeof begun === 'string') {
    await crew.end(patience);
    log.info(`${begun}: stopped before the catalogue was served`);
    await output.flush(LOG_PATIENCE);
    return true;
  }
  const { opened, port } = begun;
  for (const warning of opened.warnings) log.warn(warning);
  // Whatever waits to be written, the next line is not lost.
  await output.flush(LOG_PATIENCE);
  log.info(readiness({ ...opened, port, workers: wanted }));
  log.info(`GraphiQL: ${opened.base}graphql`);
  const rounds = roundsOf(values, crew, { opened, instance, requests });
  rounds.start();
  const signal = await stopped;
  log.info(`${signal}: no new connections; open requests are finished`);
  await rounds.close();
  const { cut, isOrderly } = await crew.end(patience);
  log.info({ cut }, 'ended');
  await output.flush(LOG_PATIENCE);
  return cut === 0 && isOrderly;
}

const socket = engineSocket();

/** The workers make the folder when they start; where nobody asked in SPARQL, no engine removes it. */
function removeFolder(): void {
  removeEmpty(dirname(socket));
}

function fork(isFirst: boolean) {
  cluster.setupPrimary({ serialization: 'advanced' });
  return cluster.fork({
    [WORKER_VARIABLE]: isFirst ? FIRST : FURTHER,
    // One engine for all: the first worker that is asked starts it.
    [SPARQL_SOCKET]: socket,
  });
}

interface Started {
  readonly opened: Opened;
  readonly instance: Instance;
  readonly requests: ReloadRequests;
}

function roundsOf(values: Values, crew: Crew, { opened, instance, requests }: Started): Rounds {
  const rounds = engineAddress(values)
    ? new SourceRounds(crew, {
        // Nobody says the version of a bare engine.
        pause: isOn(values, 'bare') ? 0 : number(values, 'watch') && VERSION_PAUSE,
        instance,
      })
    : fileRounds(crew, {
        ...reloadSettings(values),
        sources: servedSources(values),
        opened,
        instance,
      });
  requests.request = () => {
    rounds.ask();
  };
  if (requests.isPending) rounds.ask();
  return rounds;
}
