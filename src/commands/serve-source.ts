import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { Instance } from '../http/operator/instance.ts';
import { reservedPaths } from '../http/routes.ts';
import { createRemoteHandler, type RemoteHandler } from '../operate/remote-handler.ts';
import { readModel } from '../model/read-model.ts';
import { waitForVersion, currentVersion, versionOf } from '../sparql/current-version.ts';
import type { Client } from '../sparql/engine/client.ts';
import { SparqlSource } from '../sparql/source.ts';
import { collect } from '../store/collect.ts';
import { readFiles, type File } from '../store/files.ts';
import { tripleFileEndings } from '../store/parse.ts';
import {
  cacheBytes,
  ontologyFolder,
  pageLimits,
  queryLimits,
  sources,
  theme,
  VERSION_PAUSE,
} from './configuration.ts';
import type { EngineAddress } from './engine-address.ts';
import { openEngine } from './open-engine.ts';
import { home } from './package.ts';
import type { SettingName } from './settings.ts';
import { number, setting, UsageError, type Values } from './values.ts';

/** What a server of an engine begins with. */
interface Beginning {
  readonly instance: Instance;
  readonly signal: AbortSignal;
}

/** A server of an engine, before it listens. */
interface RemoteStart {
  readonly handler: RemoteHandler;
  /** Checks now and then whether the engine has another version. */
  readonly reloader: VersionWatch;
  readonly ready: { readonly base: string; readonly size: number; readonly version: string };
}

/** What has no meaning where the data is in an engine: a server with one of these does not start. */
const WITHOUT_MEANING: readonly SettingName[] = [
  ...(['data', 'catalogue-language', 'only-named-queries', 'max-loss', 'reload-deadline'] as const),
];

/** Opens the current version of a catalogue in an engine. */
export async function beginSource(
  values: Values,
  address: EngineAddress,
  { instance, signal }: Beginning,
): Promise<RemoteStart> {
  refuseWithoutMeaning(values);
  const client = await openEngine(address, instance, signal);
  const found = await waitForVersion(client);
  refuseOtherBase(values, found.about.base);
  const { model, files } = readOntology(ontologyFolder(values), found.about.base);
  const source = new SparqlSource(versionOf(client, found, model));
  await source.names.check();
  const handler = createRemoteHandler(source, {
    ...pageLimits(values),
    limits: queryLimits(values),
    cacheBytes: cacheBytes(values),
    assets: join(home, 'dist', 'graphiql'),
    theme: theme(values),
    examples: [],
    ontology: files,
    instance,
  });
  const reloader = new VersionWatch(source, {
    pause: number(values, 'watch') && VERSION_PAUSE,
    swap: (next) => {
      handler.replace(next);
    },
    instance,
    client,
  });
  const { base, size, version } = found.about;
  return { handler, reloader, ready: { base, size, version } };
}

function refuseWithoutMeaning(values: Values): void {
  for (const name of WITHOUT_MEANING)
    if (values[name] !== undefined)
      throw new UsageError(`${name}: expected none with source, whose data is in the engine`);
}

/** The addresses of the data are whole in an engine: they have the base address that it was prepared with. */
function refuseOtherBase(values: Values, prepared: string): void {
  if (setting(values, 'base-url') === undefined || sources(values).base === prepared) return;
  throw new UsageError(
    `base-url: expected ${prepared}, which the catalogue in the engine was prepared with, got ${sources(values).base}`,
  );
}

function readOntology(folder: string, base: string) {
  const files: readonly File[] = readFiles(folder, tripleFileEndings);
  const { store, prefixes } = collect(files, base);
  return { model: readModel(store, { prefixes, reserved: reservedPaths }), files };
}

interface WatchOptions {
  /** 0: only on request. */
  readonly pause: number;
  readonly swap: (next: SparqlSource) => void;
  readonly instance: Instance;
  readonly client: Client;
}

/** Serves another version once the engine has one. The version that is served stays while the engine does not answer. */
class VersionWatch {
  readonly #options: WatchOptions;
  readonly #ending = new AbortController();
  #served: SparqlSource;
  #running: Promise<void> = Promise.resolve();

  constructor(first: SparqlSource, options: WatchOptions) {
    this.#served = first;
    this.#options = options;
  }

  /** Reads the names of what is served: the first search need not wait for them. */
  warm(): void {
    void this.#served.names.warm().catch(() => undefined);
  }

  /** Begins to ask for the version. It does not keep the process alive. */
  start(): void {
    this.warm();
    if (this.#options.pause) this.#running = this.#run();
  }

  /** Asks for the version now: the effect of SIGHUP. */
  ask(): void {
    void this.#check();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#running;
    this.#options.client.close();
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const pause = (): Promise<boolean> =>
      passed(this.#options.pause, true, { ref: false, signal }).catch(() => false);
    while (await pause()) await this.#check();
  }

  /** Reads another version where the engine has one; `undefined` where it has the one that is served. */
  async prepare(): Promise<NextVersion | undefined> {
    const { client, swap } = this.#options;
    const found = await currentVersion(client);
    const { version } = this.#served;
    if (!found || found.graphs.sidecar === version.graphs.sidecar) return undefined;
    const next = new SparqlSource(versionOf(client, found, version.model));
    await next.names.check();
    const commit = (): void => {
      swap(next);
      this.#served = next;
    };
    return { ...found.about, edition: found.graphs.sidecar, commit };
  }

  /** Names what is served: equal for two servers that answer alike. */
  get edition(): string {
    return this.#served.version.graphs.sidecar;
  }

  async #check(): Promise<void> {
    const { log, state, metrics } = this.#options.instance;
    try {
      const next = await this.prepare();
      if (!next) return;
      next.commit();
      state.failure = undefined;
      metrics.reloads.inc({ result: 'done' });
      log.info({ version: next.version, triples: next.size }, 'serves another version');
    } catch (error) {
      const { message } = error as Error;
      state.failure = { message, at: new Date() };
      metrics.reloads.inc({ result: 'failed' });
      log.error({ reason: message }, 'the version of the engine cannot be read');
    }
  }
}

/** A version that can be served, and the function that begins to. */
interface NextVersion {
  readonly edition: string;
  readonly version: string;
  readonly size: number;
  readonly commit: () => void;
}
