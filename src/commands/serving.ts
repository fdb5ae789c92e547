import { createInstance, type Instance } from '../http/operator/instance.ts';
import { createLog, type Log } from '../http/operator/log.ts';
import type { LogOutput } from '../http/operator/log-output.ts';
import { Metrics } from '../http/operator/metrics.ts';
import { createHandler, type Handler } from '../operate/handler.ts';
import type { Served } from '../operate/reload.ts';
import type { CheckedSources, Loaded } from '../check/load.ts';
import { loadSoundInSlices } from '../operate/open.ts';
import {
  cacheBytes,
  httpLimits,
  logSettings,
  pageLimits,
  queryLimits,
  theme,
} from './configuration.ts';
import { builtProgram } from './package.ts';
import { showing } from './progress.ts';
import { sparqlEndpoint } from './sparql-endpoint.ts';
import { isOn, type Values } from './values.ts';

/** How long the reader of the log may take to read its end, in milliseconds. */
export const LOG_PATIENCE = 1_000;

/** Is set for a worker: whether it is the first one, which reports what is found in the files, or a further one. */
export const WORKER_VARIABLE = 'VARANTO_WORKER';
export const FIRST = 'first';
export const FURTHER = 'further';

/** The help of the number of processes that answer. */
export const WORKERS_HELP = 'Processes that answer behind the port.';

/** The state of the process, from its start to its end. */
export function running(values: Values, pid?: number): { instance: Instance; output: LogOutput } {
  const metrics = new Metrics({ process: true });
  const lost = (lines: number): void => {
    metrics.lostLines.inc(lines);
  };
  const { log, output } = createLog({ ...logSettings(values), lost, pid });
  const instance = createInstance({
    limits: httpLimits(values),
    log,
    logsQueries: isOn(values, 'log-queries'),
    metrics,
  });
  return { instance, output };
}

/** The result of some work, or the signal that came before it was done: then the work is aborted. */
export async function unlessStopped<Result>(
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

/** Opens the first catalogue, and shows how far that is; logs its warnings. */
export async function openFirst(
  origin: CheckedSources,
  { warn, signal, log }: Warned,
): Promise<Loaded> {
  const isFurther = process.env[WORKER_VARIABLE] === FURTHER;
  const loaded = await (isFurther
    ? loadSoundInSlices(origin, { warn, signal })
    : showing((see) => loadSoundInSlices(origin, { warn, signal, see })));
  if (loaded.recordNote !== undefined) log.info(loaded.recordNote);
  return loaded;
}

interface Warned {
  readonly warn: (line: string) => void;
  readonly signal: AbortSignal;
  readonly log: Log;
}

/** The handler of this process, with the limits that were set. */
export function handlerOf(first: Served, values: Values, instance: Instance): Handler {
  return createHandler(first, {
    ...pageLimits(values),
    limits: queryLimits(values),
    cacheBytes: cacheBytes(values),
    isOnlyNamed: isOn(values, 'only-named-queries'),
    ...builtProgram(),
    theme: theme(values),
    sparql: sparqlEndpoint(values, instance),
    instance,
  });
}
