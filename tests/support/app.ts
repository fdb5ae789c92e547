import type { Handle } from '../../src/http/answer.ts';
import { createApp as createBare, type App } from '../../src/http/app.ts';
import type { Service } from '../../src/http/service.ts';

/** The app of a service, which tests ask at paths as well. */
export interface TestApp extends App {
  readonly request: (address: string | URL, init?: RequestInit) => Promise<Response>;
}

/** The app of a service. */
export function createApp(service: Service): TestApp {
  const app = createBare(service);
  return {
    ...app,
    request: (address, init) => app.fetch(new Request(new URL(address, 'http://localhost'), init)),
  };
}

/** A function from `Request` to `Response` as an app behind our adapter for Node. */
export function fromFetch(fetch: (request: Request) => Response | Promise<Response>): Handle {
  return async (request) => {
    const { method, url } = request;
    const body = method === 'POST' ? await request.text(Infinity) : undefined;
    const response = await fetch(new Request(url, { method, ...(body !== undefined && { body }) }));
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      // What has no type is a stream without an end.
      body: response.headers.has('Content-Type')
        ? await response.text()
        : (response.body ?? undefined),
    };
  };
}
