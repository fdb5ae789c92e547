import { join } from 'node:path';
import type { Instance } from '../http/operator/instance.ts';
import { reservedPaths } from '../http/routes.ts';
import { createRemoteHandler, type RemoteHandler } from '../operate/remote-handler.ts';
import { VersionWatch, warnOfNames } from '../operate/version-watch.ts';
import { readModel } from '../model/read-model.ts';
import { waitForVersion, versionOf } from '../sparql/current-version.ts';
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
} from './configuration.ts';
import type { EngineAddress } from './engine-address.ts';
import { openEngine } from './open-engine.ts';
import { home } from './package.ts';
import { sparqlProxy } from './sparql-proxy.ts';
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
  /** Asks the engine nothing any more, once nobody waits for an answer. */
  readonly disconnect: () => void;
  readonly ready: { readonly base: string; readonly size: number; readonly version: string };
}

/** What has no meaning where the data is in an engine: a server with one of these does not start. */
const WITHOUT_MEANING: readonly SettingName[] = [
  ...(['data', 'catalogue-language', 'check-record', 'only-named-queries'] as const),
  ...(['max-loss', 'reload-deadline'] as const),
];

/** Opens the current version of a catalogue in an engine. */
export async function beginSource(
  values: Values,
  address: EngineAddress,
  { instance, signal }: Beginning,
): Promise<RemoteStart> {
  refuseWithoutMeaning(values);
  const client = await openEngine(address, instance, signal);
  const disconnect = (): void => {
    client.close();
  };
  signal.addEventListener('abort', disconnect);
  try {
    const start = await startOver(values, { address, client, instance });
    return { ...start, disconnect };
  } finally {
    // From now on open requests are finished first.
    signal.removeEventListener('abort', disconnect);
  }
}

interface Connected {
  readonly address: EngineAddress;
  readonly client: Client;
  readonly instance: Instance;
}

async function startOver(
  values: Values,
  { address, client, instance }: Connected,
): Promise<Omit<RemoteStart, 'disconnect'>> {
  const found = await waitForVersion(client);
  refuseOtherBase(values, found.about.base);
  const { model, files } = readOntology(ontologyFolder(values), found.about.base);
  const source = new SparqlSource(versionOf(client, found, model));
  await warnOfNames(source, instance);
  const handler = createRemoteHandler(source, {
    ...pageLimits(values),
    limits: queryLimits(values),
    cacheBytes: cacheBytes(values),
    assets: join(home, 'dist', 'graphiql'),
    theme: theme(values),
    examples: [],
    ontology: files,
    sparqlOver: sparqlProxy(values, address, { profile: client.profile, instance }),
    instance,
  });
  const reloader = new VersionWatch(source, {
    isWatching: number(values, 'watch') > 0,
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
