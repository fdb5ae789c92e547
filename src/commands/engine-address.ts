import { Access, type Credentials } from '../sparql/engine/access.ts';
import { engineNames, type EngineName } from '../sparql/engine/profile.ts';
import type { SettingName } from './settings.ts';
import { isOn, setting, UsageError, type Values } from './values.ts';

/** An engine that was named, and who asks it. */
export interface EngineAddress {
  readonly url: URL;
  /** Who asks; only the environment says it, since everybody on a machine can read the options of a program. */
  readonly access: Access;
  readonly name: EngineName | undefined;
}

/** The engine that the settings name; `undefined` where they name none. */
export function engineAddress(values: Values): EngineAddress | undefined {
  const text = setting(values, 'source');
  if (text === undefined) {
    refuseBareAlone(values);
    return undefined;
  }
  const store = setting(values, 'graph-store');
  if (store !== undefined) engineUrl('graph-store', store);
  return {
    url: engineUrl('source', text),
    access: new Access(credentials(process.env)),
    name: engineName(values),
  };
}

function refuseBareAlone(values: Values): void {
  if (isOn(values, 'bare'))
    throw new UsageError('bare: expected --source with it, the address of the engine');
}

/** The addresses of engines among the settings: what each looks like. */
const ADDRESSES = {
  source: { form: /^sparql\+(https?:\/\/.*)$/s, example: 'sparql+https://example.org/sparql' },
  'graph-store': { form: /^(?:sparql\+)?(https?:\/\/.*)$/s, example: 'https://example.org/graphs' },
} as const satisfies Partial<Record<SettingName, object>>;

function engineUrl(name: keyof typeof ADDRESSES, text: string): URL {
  const { form, example } = ADDRESSES[name];
  const [, address = ''] = form.exec(text) ?? [];
  const url = URL.canParse(address) ? new URL(address) : undefined;
  // A password would be in the message, and the message in a log.
  if (url && (url.username || url.password))
    throw new UsageError(
      `${name}: expected an address without user and password; set SOURCE_USER and SOURCE_PASSWORD`,
    );
  if (url && !url.hash) return url;
  throw new UsageError(`${name}: expected an address such as ${example}, got "${text}"`);
}

function credentials(env: NodeJS.ProcessEnv): Credentials | undefined {
  const { SOURCE_USER: user, SOURCE_PASSWORD: password, SOURCE_TOKEN: token } = env;
  if (token && user) throw new UsageError('SOURCE_TOKEN: expected none beside SOURCE_USER');
  if (token) return { token };
  return user ? { user, password: password ?? '' } : undefined;
}

function engineName(values: Values): EngineName | undefined {
  const text = setting(values, 'engine');
  const name = engineNames.find((each) => each === text);
  if (text === undefined || name !== undefined) return name;
  throw new UsageError(`engine: expected one of ${engineNames.join(', ')}, got "${text}"`);
}

/** The address of an engine's graphs (SPARQL 1.1 Graph Store HTTP Protocol): the one that is set, else where its kind has it. */
export function graphStore(values: Values, { url }: EngineAddress, engine: EngineName): URL {
  const text = setting(values, 'graph-store');
  if (text !== undefined) return engineUrl('graph-store', text);
  const path = GRAPH_STORES[engine];
  if (path !== undefined) return new URL(path, url);
  throw new UsageError(
    `graph-store: expected the address of the graphs of this engine (${engine}), since it may be anywhere`,
  );
}

/** Relative to the address of queries. */
const GRAPH_STORES: Partial<Record<EngineName, string>> = {
  virtuoso: '/sparql-graph-crud-auth',
  fuseki: './data',
  oxigraph: './store',
  graphdb: './rdf-graphs/service',
};
