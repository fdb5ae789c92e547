import { Hono } from 'hono';
import { failure } from './failure.ts';
import { addGraphiqlRoutes } from './graphiql-routes.ts';
import { addGraphqlRoute } from './graphql/route.ts';
import { guard } from './guard.ts';
import { addLinkedDataRoutes } from './linked-data-routes.ts';
import { openReading } from './cors.ts';
import { addOperatorRoutes } from './operator/health.ts';
import type { Service } from './service.ts';
import { addSiteRoutes } from './site-routes.ts';

/** The server as one function from request to response, under the path of the base address. */
export function createApp(service: Service): Hono {
  const { snapshot, instance } = service;
  const { pathname } = new URL(snapshot.base);
  const routes = new Hono();
  addGraphqlRoute(routes, service);
  addGraphiqlRoutes(routes, service);
  addSiteRoutes(routes, service);
  addLinkedDataRoutes(routes, service);
  const app = new Hono();
  app.use(openReading(snapshot.version));
  app.use(guard(instance, snapshot));
  addOperatorRoutes(app, service);
  if (pathname !== '/')
    app.get(decodeURI(pathname).slice(0, -1), (c) => c.redirect(snapshot.base, 308));
  // Paths are matched as they read, not as they are encoded.
  app.route(decodeURI(pathname), routes);
  app.notFound((c) => c.text('There is nothing at this address.\n', 404));
  app.onError((error, c) => failure(c, error, instance));
  return app;
}
