import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { createMiddleware } from 'hono/factory';
import { addGraphiqlRoutes } from './graphiql-routes.ts';
import { addGraphqlRoute } from './graphql-route.ts';
import { addLinkedDataRoutes } from './linked-data-routes.ts';
import type { Service } from './service.ts';
import { addSiteRoutes } from './site-routes.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];
const READING = 'GET, HEAD, OPTIONS';
const EXPOSED = ['Link', 'ETag', 'Content-Location', 'Last-Modified'];

/** OPTIONS is answered for all addresses alike, before it is known what they are (RFC 9110, section 9.3.7). */
const allowHeader = createMiddleware(async (c, next) => {
  await next();
  if (c.req.method === 'OPTIONS')
    c.header('Allow', c.req.path.endsWith('/graphql') ? METHODS.join(', ') : READING);
});

/** The server as one function from request to response, under the path of the base address. */
export function createApp(service: Service): Hono {
  const { pathname } = new URL(service.snapshot.base);
  const routes = new Hono();
  addGraphqlRoute(routes, service);
  addGraphiqlRoutes(routes, service);
  addSiteRoutes(routes, service);
  addLinkedDataRoutes(routes, service);
  const app = new Hono();
  app.use(allowHeader, cors({ origin: '*', allowMethods: METHODS, exposeHeaders: EXPOSED }));
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
