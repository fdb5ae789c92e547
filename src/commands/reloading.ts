import type { Instance } from '../http/operator/instance.ts';
import type { Handler } from '../operate/handler.ts';
import { reportReload } from '../operate/report-reload.ts';
import type { Served } from '../operate/reload.ts';
import { Reloader } from '../operate/reloader.ts';
import { reloadSettings, servedSources } from './configuration.ts';
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
  const { log, metrics, state } = instance;
  const origin = servedSources(values);
  const reloader = new Reloader(first, {
    ...reloadSettings(values),
    sources: origin,
    swap(next) {
      handler.replace(next);
      state.failure = undefined;
      metrics.reloads.inc({ result: 'done' });
      metrics.lostResources.inc(next.losses?.number ?? 0);
      const { version, size } = next.catalogue.snapshot;
      reportReload(log, { ...next, version, size, base: origin.base });
    },
    unchanged() {
      state.failure = undefined;
      log.info('the changed files make the catalogue that is served already');
    },
    failed(message) {
      state.failure = { message, at: new Date() };
      metrics.reloads.inc({ result: 'failed' });
      log.error(
        { reason: message },
        'the files cannot be served; the last good catalogue still is',
      );
    },
  });
  requests.request = () => {
    reloader.ask();
  };
  if (requests.isPending) reloader.ask();
  return reloader;
}
