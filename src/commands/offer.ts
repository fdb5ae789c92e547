import type { Handle } from '../http/answer.ts';
import { warningsIn } from '../check/finding-lines.ts';
import type { Instance } from '../http/operator/instance.ts';
import { reload, type Served } from '../operate/reload.ts';
import { look } from '../operate/watch.ts';
import { editionOf, type Opened, type Prepared } from '../operate/workers/messages.ts';
import { readExamples } from '../store/examples.ts';
import { reloadSettings, servedSources } from './configuration.ts';
import { engineAddress } from './engine-address.ts';
import { handlerOf, openFirst } from './serving.ts';
import type { Values } from './values.ts';

/** Another version, as far as it is prepared: what is said of it, and the function that begins to serve it. */
export interface NextOffer {
  readonly prepared: Prepared;
  readonly commit: () => void;
}

/** A catalogue that a worker serves. */
export interface Offer {
  readonly handle: Handle;
  readonly opened: Opened;
  /** Gets another version ready: the one that was checked, where it is read from files. */
  readonly prepare: (checked: string | undefined) => Promise<NextOffer>;
  /** Has answers say the day of change that those of the other workers say. */
  readonly agree: (changed: Date) => void;
  /** Prepares no other version any more. */
  readonly close: () => void;
  /** Ends what answers wait for, once there is none. */
  readonly disconnect?: () => void;
}

interface Opening {
  readonly instance: Instance;
  readonly signal: AbortSignal;
}

/** Opens what the settings name, in the files or in an engine. */
export async function offerOf(values: Values, opening: Opening): Promise<Offer> {
  return engineAddress(values) ? openSource(values, opening) : openFiles(values, opening);
}

async function openFiles(values: Values, { instance, signal }: Opening): Promise<Offer> {
  const origin = servedSources(values);
  const warnings: string[] = [];
  const warn = (line: string): void => void warnings.push(line);
  const catalogue = await openFirst(origin, { warn, signal, log: instance.log });
  let served: Served = { catalogue, examples: readExamples(origin.data) };
  const handler = handlerOf(served, values, instance);
  const { base, size, version } = catalogue.snapshot;
  const { files } = catalogue;
  const warned = warningsIn(catalogue.findings);
  const ending = new AbortController();
  const folders = [origin.ontology, origin.data];
  return {
    handle: handler.handle,
    agree: handler.agree,
    opened: { edition: editionIn(served), base, size, version, files, warnings, warned },
    async prepare(checked) {
      // The primary shows the progress of the check, which takes longest.
      const order = { ...reloadSettings(values), progress: undefined, sources: origin };
      const next = await reload(served, await look(folders), {
        ...order,
        checked,
        signal: ending.signal,
      });
      if (!next) return same(editionIn(served));
      const begin = handler.prepare(next);
      return {
        prepared: readyFor(next, next.losses),
        commit() {
          begin();
          served = { catalogue: next.catalogue, examples: next.examples };
        },
      };
    },
    close() {
      ending.abort();
    },
  };
}

function readyFor(next: Served, losses: { number: number; first: readonly string[] } | undefined) {
  const { version, size } = next.catalogue.snapshot;
  const { number: lost = 0, first = [] } = losses ?? {};
  const edition = editionIn(next);
  return { kind: 'ready', edition, version, size, losses: { number: lost, first } } as const;
}

function editionIn({ catalogue, examples }: Served): string {
  const { snapshot, files } = catalogue;
  const names = files.map(({ name }) => name);
  return editionOf({ version: snapshot.version, names, examples });
}

function same(edition: string): NextOffer {
  return { prepared: { kind: 'same', edition }, commit: () => undefined };
}

async function openSource(values: Values, { instance, signal }: Opening): Promise<Offer> {
  const { beginSource } = await import('./serve-source.ts');
  const address = engineAddress(values);
  if (!address) throw new Error('A worker of an engine has its address.');
  const start = await beginSource(values, address, { instance, signal });
  const { handler, reloader, ready, disconnect } = start;
  reloader.warm();
  return {
    handle: handler.handle,
    agree: handler.agree,
    opened: { ...ready, edition: reloader.edition, files: [], warnings: [], warned: 0 },
    async prepare() {
      const next = await reloader.prepare();
      if (!next) return same(reloader.edition);
      const { edition, version, size, commit } = next;
      return { prepared: { kind: 'ready', edition, version, size }, commit };
    },
    close() {
      reloader.close();
    },
    disconnect,
  };
}
