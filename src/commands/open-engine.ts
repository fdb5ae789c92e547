import { engineMetrics, restMetric } from '../http/operator/engine-metrics.ts';
import type { Instance } from '../http/operator/instance.ts';
import { Client } from '../sparql/engine/client.ts';
import { findProfile } from '../sparql/engine/probe.ts';
import { engineAddress } from './engine-address.ts';
import type { Values } from './values.ts';

/**
 * The engine that a server reads, with its health and metrics; `undefined` where the settings name none. Throws an
 * `EngineError` where it does not answer, or answers wrongly what every answer depends on.
 */
export async function openEngine(
  values: Values,
  { log, metrics, state }: Instance,
  signal: AbortSignal,
): Promise<Client | undefined> {
  const address = engineAddress(values);
  if (!address) return undefined;
  const { profile, findings } = await findProfile({ ...address, signal });
  log.info(`${address.url.host}: ${profile.name}`);
  for (const finding of findings) log.info(finding);
  const engine = new Client({ ...address, profile, observe: engineMetrics(metrics) });
  const served = {
    name: profile.name,
    get isResting() {
      return engine.isResting;
    },
  };
  state.engine = served;
  restMetric(metrics, served);
  return engine;
}
