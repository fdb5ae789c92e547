import { setTimeout as passed } from 'node:timers/promises';
import type { Instance } from '../http/operator/instance.ts';
import { currentVersion, versionOf } from '../sparql/current-version.ts';
import type { Engine } from '../sparql/engine/engine.ts';
import { EngineError } from '../sparql/engine/engine-error.ts';
import type { EngineCatalogue } from '../sparql/load/dialect.ts';
import { mostTexts, roomForTexts } from '../sparql/search/room.ts';
import type { Version } from '../sparql/load/version.ts';
import { SparqlSource } from '../sparql/source.ts';
import { VersionLoss } from './version-loss.ts';
import { VersionOutage } from './version-outage.ts';
import { warmSource } from './warm-source.ts';

/** How many milliseconds are between two questions for the version. */
export const VERSION_PAUSE = 5_000;

interface WatchOptions {
  /** Whether it asks by itself; else only on request. */
  readonly isWatching: boolean;
  /** How many milliseconds are between two questions. */
  readonly pause?: number;
  /** How many texts there is room for in memory. */
  readonly room?: number;
  readonly swap: (next: SparqlSource) => void;
  readonly instance: Instance;
  readonly client: Engine;
}

/** A version that can be served, and the function that begins to. */
interface NextVersion {
  readonly edition: string;
  readonly version: string;
  readonly size: number;
  readonly commit: () => void;
}

/**
 * Serves another version once the engine has one, and once the names that searches read are there. The version that is
 * served stays while the engine does not answer.
 */
export class VersionWatch {
  readonly #options: WatchOptions;
  readonly #ending = new AbortController();
  readonly #outage: VersionOutage;
  #served: SparqlSource;
  #checking: Promise<void> | undefined;

  constructor(first: SparqlSource, options: WatchOptions) {
    this.#served = first;
    this.#options = options;
    this.#outage = new VersionOutage(options.instance);
    this.#attend();
  }

  /** Reads the names of what is served: the first search need not wait for them. */
  warm(): void {
    void warmSource(this.#served).catch(() => undefined);
  }

  /** Begins to ask for the version. It does not keep the process alive. */
  start(): void {
    this.warm();
    if (this.#options.isWatching) void this.#run();
  }

  /** Asks for the version now: the effect of SIGHUP. */
  ask(): void {
    void this.check();
  }

  /** Asks no more, and serves no other version: not even one that it is reading. */
  close(): void {
    this.#ending.abort();
    this.#served.version.wholeness.close();
  }

  /** Begins to see whether the engine has all of what is served. */
  #attend(): void {
    const { instance } = this.#options;
    const { version } = this.#served;
    const loss = new VersionLoss({
      ...{ instance, version: version.about.version },
      lost: () => {
        // What was read or cached since then may lack something, too.
        this.#served = this.#sourceOf(version);
        this.#options.swap(this.#served);
      },
      found: () => {
        this.warm();
      },
    });
    version.wholeness.watch(loss);
  }

  #sourceOf(version: Version): SparqlSource {
    return new SparqlSource(version, { mostNames: mostTexts(this.#options.room) });
  }

  async #run(): Promise<void> {
    const { signal } = this.#ending;
    const { pause: milliseconds = VERSION_PAUSE } = this.#options;
    const pause = (): Promise<boolean> =>
      passed(milliseconds, true, { ref: false, signal }).catch(() => false);
    while (await pause()) await this.check();
  }

  /** Names what is served: equal for two servers that answer alike. */
  get edition(): string {
    return this.#served.version.graphs.sidecar;
  }

  /** Reads another version where the engine has one; `undefined` where it has the one that is served, or none for a moment. */
  async prepare(): Promise<NextVersion | undefined> {
    const { client, swap } = this.#options;
    const { version } = this.#served;
    const { wholeness } = version;
    const found = await currentVersion(client).catch((error: unknown) => {
      // The facts about it are missing.
      if (error instanceof EngineError && error.failure === 'partial') wholeness.suspect();
      throw error;
    });
    if (found) wholeness.countInTime();
    else wholeness.suspect();
    if (!found || found.graphs.sidecar === version.graphs.sidecar) return undefined;
    const next = this.#sourceOf(versionOf(client, found, version.model));
    await next.version.wholeness.confirm();
    const isSearched = await warnOfNames(next, this.#options.instance);
    const isWarm = isSearched && this.#hasRoomBeside(next);
    // Else the first who searches would wait for them, or be refused.
    if (isWarm) await warmSource(next);
    const commit = (): void => {
      this.#served.version.wholeness.close();
      swap(next);
      this.#served = next;
      this.#options.instance.state.loss = undefined;
      this.#attend();
      if (!isWarm) this.warm();
    };
    return { ...found.about, edition: found.graphs.sidecar, commit };
  }

  /** Whether the names of two versions have room in memory: else those of the next one are read when it is served. */
  #hasRoomBeside(next: SparqlSource): boolean {
    const { room = roomForTexts() } = this.#options;
    return this.#served.names.texts + next.names.texts <= room;
  }

  /** Asks for the version now, and waits for it; once at a time. */
  check(): Promise<void> {
    return (this.#checking ??= this.#checked().finally(() => (this.#checking = undefined)));
  }

  async #checked(): Promise<void> {
    const { log, state, metrics } = this.#options.instance;
    const { signal } = this.#ending;
    try {
      const next = await this.prepare();
      if (signal.aborted) return;
      state.failure = undefined;
      this.#outage.over();
      if (!next) return;
      next.commit();
      metrics.reloads.inc({ result: 'done' });
      log.info({ version: next.version, triples: next.size }, 'serves another version');
    } catch (error) {
      if (signal.aborted) return;
      const { message } = error as Error;
      state.failure = { message, at: new Date() };
      this.#outage.failed(message);
    }
  }
}

/** Whether a source has not too many names for an index; logs it where it has: then all is answered but searches. */
export async function warnOfNames(
  { names }: SparqlSource<EngineCatalogue>,
  { log }: Instance,
): Promise<boolean> {
  const reason = await names.refusal();
  if (reason !== undefined) log.warn({ reason }, 'searches are refused');
  return reason === undefined;
}
