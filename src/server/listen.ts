import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { LoadError } from '../store/files.ts';

/** How long requests under way may take to end, in milliseconds. */
const PATIENCE = 10_000;

/** A running server. */
interface Listening {
  readonly port: number;
  /** Takes no new connection, and resolves when every request under way is answered. */
  readonly close: () => Promise<void>;
}

/** Starts to listen; throws a `LoadError` of one line where the port cannot be had. `port` 0 is any free one. */
export function listen(
  app: Pick<Hono, 'fetch'>,
  { host, port, patience = PATIENCE }: { host: string; port: number; patience?: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch, hostname: host });
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
        close: () =>
          new Promise((closed) => {
            server.close(() => {
              closed();
            });
            if (!('closeIdleConnections' in server)) return;
            server.closeIdleConnections();
            // Someone who never finishes a request does not keep the server from its end.
            setTimeout(() => {
              server.closeAllConnections();
            }, patience).unref();
          }),
      });
    });
  });
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken; choose another with --port or PORT',
  EACCES: 'no right to use the port; choose one above 1023 with --port or PORT',
  EADDRNOTAVAIL: 'the host is not an address of this machine; choose another with --host or HOST',
};
