import type { Context, Hono } from 'hono';
import type { Service } from '../service.ts';

/** The addresses for the operator: at the root of the server, whatever the base address is. */
export function addOperatorRoutes(app: Hono, service: Service): void {
  const { registry } = service.instance.metrics;
  const headers = { 'Cache-Control': 'no-store' };
  app.get('/health/live', (c) => c.json({ status: 'live' }, 200, headers));
  app.get('/health/ready', (c) => {
    const health = healthOf(service);
    return c.json(health, health.status === 'ready' ? 200 : 503, headers);
  });
  app.get('/metrics', async (c: Context) =>
    c.body(await registry.metrics(), 200, { ...headers, 'Content-Type': registry.contentType }),
  );
}

/** Whether a server can answer, and what with. A failed reload leaves it ready: the data before it is good. */
function healthOf({ snapshot, dates, instance: { standing } }: Service) {
  const { isEnding, failure } = standing;
  return {
    status: isEnding ? 'ending' : 'ready',
    version: snapshot.version,
    triples: snapshot.size,
    loadedAt: dates.served.toISOString(),
    ...(failure && {
      lastError: { message: failure.message, at: failure.at.toISOString() },
    }),
  };
}
