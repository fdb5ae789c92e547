import { engineMetrics, restMetric } from '../http/operator/engine-metrics.ts';
import type { Instance } from '../http/operator/instance.ts';
import { Client } from '../sparql/engine/client.ts';
import { findProfile } from '../sparql/engine/probe.ts';
import type { EngineAddress } from './engine-address.ts';

/**
 * The engine that a server reads, with its health and metrics. Throws an `EngineError` where it does not answer, or answers wrongly what every answer depends on.
 */
export async function openEngine(
  address: EngineAddress,
  { log, metrics, state }: Instance,
  signal: AbortSignal,
): Promise<Client> {
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
