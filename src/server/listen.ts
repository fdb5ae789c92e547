import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as NetServer } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { LoadError } from '../store/files.ts';
import { Connections } from './connections.ts';
import { createInstance, type Instance } from './operator/instance.ts';
import { observe } from './operator/observe.ts';
import type { Log } from './operator/log.ts';
import { refuseConnections } from './refuse-connection.ts';
import { hasOneHost, refuseHost } from './refuse-host.ts';
import { notesFor } from './request-notes.ts';
import { securityHeaders } from './security-headers.ts';

/** How often connections that are too slow are looked for, in milliseconds. */
const CHECK_EVERY = 2_000;

/** Answers a request; `env` is what Node has of it. */
type Fetch = (request: Request, env?: object) => Response | Promise<Response>;

/** A running server. */
interface Listening {
  readonly port: number;
  /** How many connections there are. */
  readonly connections: () => number;
  /**
   * Takes no new connection, and resolves when every request under way is answered, to 0, or when their time is over, to the
   * number of those that were cut, half of a request included.
   */
  readonly close: () => Promise<number>;
}

interface Place {
  readonly host: string;
  readonly port: number;
  readonly instance?: Instance;
}

/** Starts to listen; throws a `LoadError` of one line where the port cannot be had. `port` 0 is any free one. */
export function listen(
  fetch: Fetch,
  { host, port, instance = createInstance() }: Place,
): Promise<Listening> {
  const server = serverOf(fetch, { host, instance });
  const connections = new Connections(server);
  observe(server, instance);
  refuseConnections(server, connections, instance);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new LoadError(
          `cannot listen on ${host}:${port}: ${reasons[error.code ?? ''] ?? error.message}`,
        ),
      );
    });
    server.listen(port, host, () => {
      resolve({
        port: (server.address() as AddressInfo).port,
        connections: () => connections.size,
        close: () => close(server, connections, instance),
      });
    });
  });
}

function serverOf(
  fetch: Fetch,
  { host, instance: { limits, log } }: { host: string; instance: Instance },
): Server {
  const listener = getRequestListener(fetch, {
    hostname: host,
    errorHandler: (error) => unanswerable(error, log),
  });
  const options = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: Math.min(limits.headersTime, limits.requestTime),
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.keepAliveTime,
    connectionsCheckingInterval: CHECK_EVERY,
    // Node's own answer would be counted nowhere.
    requireHostHeader: false,
  };
  const server = createServer(options, (incoming, outgoing) => {
    if (hasOneHost(incoming)) void listener(incoming, outgoing);
    else refuseHost(outgoing);
  });
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  return server;
}

/** The answer where a request does not come to the app, as with a `Host` that is none, or does not come out of it. */
function unanswerable(error: unknown, log: Log): Response {
  const headers = { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' };
  if (error instanceof RequestError)
    return new Response('The address is not a valid HTTP address.\n', { status: 400, headers });
  log.error({ err: error }, 'an answer failed');
  return new Response('Something went wrong here.\n', { status: 500, headers });
}

async function close(
  server: Server,
  connections: Connections,
  { limits }: Instance,
): Promise<number> {
  // Node's own close for HTTP would also drop answers that are written and not yet read.
  NetServer.prototype.close.call(server);
  const patience = new Promise<'over'>((resolve) => {
    setTimeout(resolve, limits.drainTime, 'over').unref();
  });
  const ended = connections.end();
  if ((await Promise.race([ended, patience])) !== 'over') return 0;
  const { unfinished } = connections;
  for (const { req } of connections.answers()) notesFor(req).cut = 'ended';
  connections.cut();
  await ended;
  return unfinished;
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken; choose another with --port or PORT',
  EACCES: 'no right to use the port; choose one above 1023 with --port or PORT',
  EADDRNOTAVAIL: 'the host is not an address of this machine; choose another with --host or HOST',
};
