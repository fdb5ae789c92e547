import type { IncomingMessage, ServerResponse } from 'node:http';
import { notesFor, type RequestNotes } from '../request.ts';
import type { Instance } from './instance.ts';

/** The length to which a path is cut in the log. */
const MOST_PATH = 200;

/** Begins to observe a request; what is returned measures, counts and logs it when its answer has ended, whole or not. */
export function observed(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  instance: Instance,
): () => void {
  const begun = performance.now();
  const given = incoming.headers['x-request-id'];
  const notes = notesFor(incoming, typeof given === 'string' ? given : undefined);
  return () => {
    record({ incoming, outgoing, notes, seconds: (performance.now() - begun) / 1000 }, instance);
  };
}

interface Ended {
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly notes: RequestNotes;
  readonly seconds: number;
}

function record({ incoming, outgoing, notes, seconds }: Ended, { log, metrics }: Instance): void {
  const { route = 'none' } = notes;
  const { method = '' } = incoming;
  // What is refused on the connection itself has a status without headers of ours.
  const isRefused = !outgoing.headersSent && outgoing.statusCode >= 400;
  const isCut = !outgoing.writableFinished && !isRefused;
  const status = outgoing.headersSent || isRefused ? outgoing.statusCode : 499;
  const { waited = 0 } = notes;
  metrics.answered({ route, method, status }, seconds - waited / 1_000);
  if (isCut) metrics.cut.inc({ reason: notes.cut ?? 'left' });
  const level = status >= 500 ? 'error' : isQuiet(route) ? 'debug' : 'info';
  if (!log.isLevelEnabled(level)) return;
  const { id, ...known } = notes;
  log[level](
    {
      requestId: id,
      method,
      path: pathOf(incoming),
      route,
      status,
      ms: Math.round(seconds * 1e4) / 10,
      ...known,
      ...(isCut && { cut: notes.cut ?? 'left' }),
    },
    'request',
  );
}

/** Who only asks whether the server is well would fill the log. */
function isQuiet(route: string): boolean {
  return route === 'health' || route === 'metrics';
}

/** What follows the question mark may be a query. */
function pathOf({ url = '' }: IncomingMessage): string {
  const query = url.indexOf('?');
  return url.slice(0, query < 0 ? MOST_PATH : Math.min(query, MOST_PATH));
}
