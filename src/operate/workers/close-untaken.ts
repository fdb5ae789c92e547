import type { Worker } from 'node:cluster';

/** A connection as `node:cluster` gives it to a worker. */
interface Connection {
  readonly close: () => void;
}

/** What `node:cluster` sends with a connection. It is not documented: what looks otherwise is left alone. */
interface HandOver {
  readonly act?: unknown;
  readonly seq?: unknown;
}

/**
 * Closes what was given to a worker that ends before it takes it. This process has such a connection too until the worker
 * says that it has taken it, so nobody else would ever close it, and its client would wait for nothing.
 */
export function closeUntaken(worker: Pick<Worker, 'process' | 'once'>): void {
  const { process: child } = worker;
  const untaken = new Map<unknown, Connection>();
  const send = child.send.bind(child) as (...all: unknown[]) => boolean;
  child.send = (...all: unknown[]) => {
    const [message, handle] = all as [HandOver | null, unknown];
    if (message?.act === 'newconn' && message.seq !== undefined && isConnection(handle))
      untaken.set(message.seq, handle);
    return send(...all);
  };
  (child as NodeJS.EventEmitter).on('internalMessage', ({ ack }: { ack?: unknown }) => {
    untaken.delete(ack);
  });
  worker.once('exit', () => {
    for (const connection of untaken.values()) connection.close();
    untaken.clear();
  });
}

function isConnection(handle: unknown): handle is Connection {
  return typeof handle === 'object' && handle !== null && 'close' in handle;
}
