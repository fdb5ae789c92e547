import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server as NetServer } from 'node:net';
import { LoadError } from '../store/files.ts';
import type { Handle } from './answer.ts';
import { Connections } from './connections.ts';
import { nodeListener } from './node-adapter.ts';
import { createInstance, type Instance } from './operator/instance.ts';
import { observed } from './operator/observe.ts';
import { hasOneHost, refuseConnections, refuseHost } from './refuse-connection.ts';
import { notesFor } from './request.ts';

/** The time between two checks for connections that are too slow, in milliseconds. */
const CHECK_EVERY = 2_000;

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
  handle: Handle,
  { host, port, instance = createInstance() }: Place,
): Promise<Listening> {
  const server = serverOf(instance);
  const connections = new Connections(server);
  refuseConnections(server, connections, instance);
  takeRequests(server, nodeListener(handle, { hostname: host, instance }), {
    connections,
    instance,
  });
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

function serverOf({ limits }: Instance): Server {
  const options = {
    maxHeaderSize: limits.headerBytes,
    headersTimeout: Math.min(limits.headersTime, limits.requestTime),
    requestTimeout: limits.requestTime,
    keepAliveTimeout: limits.keepAliveTime,
    connectionsCheckingInterval: CHECK_EVERY,
    // Node's own answer would be counted nowhere.
    requireHostHeader: false,
  };
  const server = createServer(options);
  server.maxRequestsPerSocket = limits.requestsPerConnection;
  server.maxConnections = limits.connections;
  return server;
}

interface Watch {
  readonly connections: Connections;
  readonly instance: Instance;
}

/** Lets a listener answer each request that is one, and watches each from its headers to the end of its answer. */
function takeRequests(
  server: Server,
  listener: ReturnType<typeof nodeListener>,
  { connections, instance }: Watch,
): void {
  server.on('request', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { socket } = incoming;
    const record = observed(incoming, outgoing, instance);
    outgoing.on('close', () => {
      record();
      connections.done(socket, outgoing);
    });
    connections.begin(socket, outgoing, () => {
      if (hasOneHost(incoming)) listener(incoming, outgoing);
      else
        instance.mistakes.inTurn(
          () => {
            refuseHost(outgoing);
          },
          { socket, notes: notesFor(incoming) },
        );
    });
  });
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

const NO_HOST =
  'no host of this name is known; give an address of this machine, as 127.0.0.1 or 0.0.0.0, with --host or HOST';

const reasons: Readonly<Record<string, string>> = {
  ENOTFOUND: NO_HOST,
  EAI_AGAIN: NO_HOST,
  EADDRINUSE: 'the port is taken; choose another with --port or PORT',
  EACCES: 'no right to use the port; choose one above 1023 with --port or PORT',
  EADDRNOTAVAIL: 'the host is not an address of this machine; choose another with --host or HOST',
};
