import { json, type Answer } from '../answer.ts';
import { operatorRoutes } from '../routes.ts';
import type { Service } from '../service.ts';

/** Answers at the addresses for the operator; `undefined` at any other. */
export function operatorAnswers(
  service: Service,
): (path: string) => Answer | Promise<Answer> | undefined {
  const { metrics } = service.instance;
  const headers = { 'Cache-Control': 'no-store' };
  return (path) => {
    switch (path) {
      case operatorRoutes.live:
        return json(200, { status: 'live' }, headers);
      case operatorRoutes.ready: {
        const health = healthOf(service);
        return health.status === 'ready'
          ? json(200, health, headers)
          : json(503, health, { ...headers, 'Retry-After': AGAIN });
      }
      case operatorRoutes.metrics:
        return metrics.text().then((body) => ({
          status: 200,
          headers: { ...headers, 'Content-Type': metrics.registry.contentType },
          body,
        }));
      default:
        return undefined;
    }
  };
}

/** After how many seconds it is worth asking again whether a server is ready. */
const AGAIN = '1';

/** Whether a server can answer, and what with. A failed reload leaves it ready: the data before it is good. */
function healthOf({ snapshot, dates, instance: { state } }: Service) {
  const { isEnding, failure, engine, loss, workers } = state;
  const served = loss === undefined ? 'ready' : 'version-incomplete';
  const status = engine?.isResting ? 'engine-unavailable' : served;
  return {
    status: isEnding ? 'ending' : status,
    version: snapshot.version,
    triples: snapshot.size,
    loadedAt: dates.served.toISOString(),
    ...(engine && { engine: engine.name }),
    ...(loss !== undefined && { loss }),
    ...(workers && { workers }),
    ...(failure && {
      lastError: { message: failure.message, at: failure.at.toISOString() },
    }),
  };
}
