import type { Instance } from '../../http/operator/instance.ts';
import { readInWorker } from '../check-in-worker.ts';
import { Polling } from '../polling.ts';
import type { ReloadOptions } from '../reload.ts';
import { reportReload } from '../report-reload.ts';
import type { Crew } from './crew.ts';
import { editionOf, namesOf, type Opened } from './messages.ts';
import { goOver } from './round.ts';

interface FileRoundsOptions extends ReloadOptions {
  /** The pause between two checks of the folders, in milliseconds; 0: reload only on request. */
  readonly interval: number;
  readonly opened: Pick<Opened, 'files'>;
  readonly instance: Pick<Instance, 'log' | 'metrics'>;
}

/**
 * The reloads of changed files by all workers or by none. Only this process watches the files, and has them checked; the
 * workers read the version that was checked.
 */
export function fileRounds(crew: Crew, options: FileRoundsOptions): Polling {
  const { interval, opened, sources, instance } = options;
  const { log, metrics } = instance;
  return new Polling({
    folders: [sources.ontology, sources.data],
    interval,
    files: opened.files,
    async take(_seen, signal) {
      const shown = options.progress?.();
      const reading = await readInWorker({ ...options, signal, see: shown?.see }).finally(() => {
        shown?.end();
      });
      const { version, files, examples, findings, recordNote } = reading;
      const edition = editionOf({ version, names: namesOf(files), examples });
      if (edition === crew.edition) {
        await crew.exclusively(() => crew.settle());
        crew.fail(undefined);
        log.info('the changed files make the catalogue that is served already');
        return;
      }
      const ready = await goOver(crew, { checked: version });
      if (!ready) return;
      crew.fail(undefined);
      metrics.reloads.inc({ result: 'done' });
      metrics.lostResources.inc(ready.losses?.number ?? 0);
      const { losses, size } = ready;
      reportReload(log, { findings, recordNote, losses, version, size, base: sources.base });
    },
    failed(message) {
      void crew.exclusively(() => crew.settle());
      crew.fail({ message, at: new Date() });
      metrics.reloads.inc({ result: 'failed' });
      log.error(
        { reason: message },
        'the files cannot be served; the last good catalogue still is',
      );
    },
  });
}
