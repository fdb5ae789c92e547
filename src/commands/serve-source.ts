import type { Instance } from '../http/operator/instance.ts';
import { reservedPaths } from '../http/routes.ts';
import { createRemoteHandler, type RemoteHandler } from '../operate/remote-handler.ts';
import { NamesWatch } from '../operate/names-watch.ts';
import { VersionWatch, warnOfNames } from '../operate/version-watch.ts';
import { bareCatalogue } from '../sparql/bare/bare-catalogue.ts';
import { checkBareEngine } from '../sparql/bare/check-engine.ts';
import type { View } from '../reading/view.ts';
import { readModel } from '../model/read-model.ts';
import { waitForVersion, versionOf } from '../sparql/current-version.ts';
import type { Client } from '../sparql/engine/client.ts';
import { isWritable } from '../sparql/query/write-query.ts';
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
import { builtProgram } from './package.ts';
import { sparqlProxy } from './sparql-proxy.ts';
import type { SettingName } from './settings.ts';
import { isOn, number, setting, UsageError, type Values } from './values.ts';

/** What a server of an engine begins with. */
interface Beginning {
  readonly instance: Instance;
  readonly signal: AbortSignal;
}

/** A server of an engine, before it listens. */
interface RemoteStart {
  readonly handler: Omit<RemoteHandler<never>, 'replace'>;
  /** Checks now and then whether the engine has another version, where it has versions. */
  readonly reloader: Pick<VersionWatch, 'warm' | 'start' | 'ask' | 'edition' | 'prepare' | 'close'>;
  /** Asks the engine nothing any more, once nobody waits for an answer. */
  readonly disconnect: () => void;
  readonly ready: Pick<View, 'base' | 'size' | 'version'>;
}

/** What has no meaning where the data is in an engine: a server with one of these does not start. */
const WITHOUT_MEANING: readonly [names: readonly SettingName[], why: string] = [
  ['data', 'check-record', 'only-named-queries', 'max-loss', 'reload-deadline'],
  '--source, whose data is in the engine',
];

/** The same where nobody says which version of the data the engine has, and nobody has prepared it. */
const WITHOUT_MEANING_IN_BARE: typeof WITHOUT_MEANING = [
  ['watch', 'cache-size', 'sparql-proxy'],
  '--bare, where nobody says when the data changes',
];

/** Opens a catalogue in an engine: the current version of a prepared one, or somebody else's engine as it is. */
export async function beginSource(
  values: Values,
  address: EngineAddress,
  { instance, signal }: Beginning,
): Promise<RemoteStart> {
  const isBare = isOn(values, 'bare');
  refuseWithoutMeaning(values, WITHOUT_MEANING);
  if (isBare) refuseWithoutMeaning(values, WITHOUT_MEANING_IN_BARE);
  else refuseOfBare(values);
  const client = await openEngine(address, instance, signal);
  const disconnect = (): void => {
    client.close();
  };
  signal.addEventListener('abort', disconnect);
  try {
    const begin = isBare ? beginBare : beginPrepared;
    return { ...(await begin(values, { address, client, instance })), disconnect };
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

/** Opens the current version of a catalogue that was prepared. */
async function beginPrepared(
  values: Values,
  { address, client, instance }: Connected,
): Promise<Omit<RemoteStart, 'disconnect'>> {
  const found = await waitForVersion(client);
  refuseOtherBase(values, found.about.base);
  const { model, files } = readOntology(ontologyFolder(values), found.about.base);
  const source = new SparqlSource(versionOf(client, found, model));
  await source.version.wholeness.confirm();
  await warnOfNames(source, instance);
  const handler = createRemoteHandler(source, {
    ...handlerOptions(values, files, instance),
    cacheBytes: cacheBytes(values),
    sparqlOver: sparqlProxy(values, address, { profile: client.profile, instance }),
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

/** Opens somebody else's engine, with nothing beside it. */
async function beginBare(
  values: Values,
  { client, instance }: Connected,
): Promise<Omit<RemoteStart, 'disconnect'>> {
  const { base, language = '' } = sources(values);
  const { model, files } = readOntology(ontologyFolder(values), base);
  const graph = graphOf(values);
  const catalogue = bareCatalogue(model, { engine: client, graph, base, language });
  await checkBareEngine(catalogue);
  const source = new SparqlSource(catalogue);
  await warnOfNames(source, instance);
  const handler = createRemoteHandler(source, handlerOptions(values, files, instance));
  const reloader = new NamesWatch(source.names, instance);
  return { handler, reloader, ready: { base, size: undefined, version: undefined } };
}

function graphOf(values: Values): string | undefined {
  const graph = setting(values, 'graph');
  if (graph === undefined || isWritable(graph)) return graph;
  throw new UsageError(`graph: expected the address of a graph, got "${graph}"`);
}

function handlerOptions(values: Values, ontology: readonly File[], instance: Instance) {
  return {
    ...pageLimits(values),
    limits: queryLimits(values),
    ...builtProgram(),
    theme: theme(values),
    examples: [],
    ontology,
    instance,
  };
}

function refuseWithoutMeaning(
  values: Values,
  [names, why]: readonly [readonly SettingName[], string],
): void {
  for (const name of names)
    if (values[name] !== undefined) throw new UsageError(`${name}: expected none with ${why}`);
}

/** A prepared catalogue has graphs of its own, and states its language. */
function refuseOfBare(values: Values): void {
  if (setting(values, 'graph') !== undefined)
    throw new UsageError('graph: expected --bare with it; prepare has graphs of its own');
  const names = ['catalogue-language'] as const;
  refuseWithoutMeaning(values, [names, 'a prepared catalogue, which states it']);
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
