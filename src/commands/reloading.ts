import type { Instance } from '../server/operator/instance.ts';
import type { Handler } from '../operate/handler.ts';
import { lineOf } from '../check/finding.ts';
import type { Reloaded, Served } from '../operate/reload.ts';
import { Reloader } from '../operate/reloader.ts';
import { reloadSettings, sources } from './configuration.ts';
import type { ReloadRequests } from './signals.ts';
import type { Values } from './values.ts';

interface Reloading {
  readonly requests: ReloadRequests;
  readonly first: Served;
  readonly handler: Handler;
  readonly instance: Instance;
}

/** The reloader of changed files, which also reloads at SIGHUP. Log, metrics and health report each reload. */
export function reloading(
  values: Values,
  { requests, first, handler, instance }: Reloading,
): Reloader {
  const { log, metrics, standing } = instance;
  const origin = sources(values);
  const reloader = new Reloader(first, {
    ...reloadSettings(values),
    sources: origin,
    swap(next) {
      handler.replace(next);
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
  requests.request = () => {
    reloader.ask();
  };
  if (requests.isPending) reloader.ask();
  return reloader;
}
