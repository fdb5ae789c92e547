import type { Instance } from '../http/operator/instance.ts';
import { sparqlMetrics } from '../http/operator/sparql-metrics.ts';
import type { SparqlEndpoint } from '../http/sparql/endpoint.ts';
import { measured } from '../http/sparql/measured.ts';
import type { Profile } from '../sparql/engine/profile.ts';
import { proxiedMistake } from '../sparql/proxy/proxied-mistake.ts';
import { Proxy } from '../sparql/proxy/proxy.ts';
import type { SparqlSource } from '../sparql/source.ts';
import { endpointLimits } from './configuration.ts';
import type { EngineAddress } from './engine-address.ts';
import { isOn, type Values } from './values.ts';

/** What answers SPARQL over a version of a catalogue in an engine: the engine itself, where that is asked for. */
export function sparqlProxy(
  values: Values,
  { url, access }: EngineAddress,
  { profile, instance: { metrics } }: { readonly profile: Profile; readonly instance: Instance },
): ((source: SparqlSource) => SparqlEndpoint) | undefined {
  if (!isOn(values, 'sparql-proxy') || isOn(values, 'no-sparql')) return undefined;
  const given = endpointLimits(values);
  // One more row is asked for, and with as many as the engine gives at most the answer may not be whole.
  const limits = { ...given, rows: Math.min(given.rows, profile.maxRows - 2) };
  const proxy = new Proxy({ url, access, profile, limits });
  const counted = sparqlMetrics(metrics);
  return ({ version }) => {
    const { graphs, about, dialect } = version;
    const check = () => dialect.check({ until: performance.now() + limits.time });
    const engine = proxy.over({ graph: graphs.data, check });
    return {
      engine: measured(engine, counted),
      limits,
      refuses: (query) => proxiedMistake(query, about.base),
    };
  };
}
