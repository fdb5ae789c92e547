import type { Live } from '../http/live.ts';
import type { Service } from '../http/service.ts';
import { lineOf } from '../check/finding.ts';
import type { Reloaded, Served } from '../operate/reload.ts';
import { Reloader } from '../operate/reloader.ts';
import type { Values } from './options.ts';
import { reloadSettings, sources } from './settings.ts';

/** Who hears that the files shall be read again; whoever asks too early is not forgotten. */
interface Heeding {
  isAsked: boolean;
  ask: () => void;
}

/** Takes SIGHUP as such a question from now on: without a listener the signal ends the process. */
export function heedHangups(): Heeding {
  const heeding: Heeding = {
    isAsked: false,
    ask: () => {
      heeding.isAsked = true;
    },
  };
  process.on('SIGHUP', () => {
    heeding.ask();
  });
  return heeding;
}

interface Reloading {
  readonly heeding: Heeding;
  readonly first: Served;
  /** Where what is read goes into service. */
  readonly live: Live;
  /** The service of what was read, in place of another. */
  readonly serviceOf: (served: Served, previous: Service) => Service;
}

/** What takes up changes of the files once it is started, and at each SIGHUP; log, metrics and health are told how that goes. */
export function reloading(
  values: Values,
  { heeding, first, live, serviceOf }: Reloading,
): Reloader {
  const { instance } = live.service;
  const { log, metrics, standing } = instance;
  const origin = sources(values);
  const reloader = new Reloader(first, {
    ...reloadSettings(values),
    sources: origin,
    swap(next) {
      live.replace(serviceOf(next, live.service));
      standing.failure = undefined;
      metrics.reloads.inc({ result: 'done' });
      metrics.lostResources.inc(next.losses?.number ?? 0);
      tell(next);
    },
    unchanged() {
      standing.failure = undefined;
      log.info('the files say what is served already');
    },
    failed(message) {
      standing.failure = { message, at: new Date() };
      metrics.reloads.inc({ result: 'failed' });
      log.error({ reason: message }, 'the files cannot be served; what was read before still is');
    },
  });
  const tell = ({ catalogue: { snapshot }, findings, losses }: Reloaded): void => {
    for (const finding of findings) log.warn(lineOf(finding, origin.base));
    const { number = 0, first: addresses = [] } = losses ?? {};
    if (number) log.warn({ lost: number, first: addresses }, 'resources are gone');
    log.info({ version: snapshot.version, triples: snapshot.size }, 'serves changed files');
  };
  heeding.ask = () => {
    reloader.ask();
  };
  if (heeding.isAsked) reloader.ask();
  return reloader;
}
