import { Hono } from 'hono';
import { addGraphiqlRoutes } from './graphiql-routes.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { addLinkedDataRoutes } from './linked-data-routes.ts';
import { openReading } from './open-reading.ts';
import type { Service } from './service.ts';
import { addSiteRoutes } from './site-routes.ts';

/** The server as one function from request to response, under the path of the base address. */
export function createApp(service: Service): Hono {
  const { pathname } = new URL(service.snapshot.base);
  const routes = new Hono();
  addGraphqlRoute(routes, service);
  addGraphiqlRoutes(routes, service);
  addSiteRoutes(routes, service);
  addLinkedDataRoutes(routes, service);
  const app = new Hono();
  app.use(openReading);
  if (pathname !== '/')
    app.get(decodeURI(pathname).slice(0, -1), (c) => c.redirect(service.snapshot.base, 308));
  // Paths are matched as they read, not as they are encoded.
  app.route(decodeURI(pathname), routes);
  app.notFound((c) => c.text('There is nothing at this address.\n', 404));
  app.onError((error, c) => {
    console.error(error);
    return c.text('Something went wrong here; it is not your mistake.\n', 500);
  });
  return app;
}
