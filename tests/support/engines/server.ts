import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a query is asked. */
export interface Asking {
  /** The graphs of `default-graph-uri`. */
  readonly graphs: readonly string[];
  readonly mediaType: 'application/sparql-results+json' | 'application/n-triples';
}

/** What an engine does for the server in front of it. */
interface Endpoint {
  /** The answer to a query, in SPARQL results in JSON or in N-Triples, as it is asked. */
  readonly query: (text: string, asking: Asking) => string | Promise<string>;
  readonly update?: (text: string) => void;
  /** The Graph Store Protocol: adds triples to a graph, or exchanges it where `isWhole`. */
  readonly put?: (graph: string, triples: string, isWhole: boolean) => void;
  readonly remove?: (graph: string) => void;
}

/** A server on this machine, until it is stopped. */
export interface RunningEngine {
  /** The address of its queries. */
  readonly url: URL;
  /** The address of its graphs, where it has one. */
  readonly graphs: URL;
  readonly stop: () => Promise<void>;
}

/** Serves an engine over the SPARQL 1.1 Protocol and the Graph Store Protocol. */
export async function serveEngine(endpoint: Endpoint): Promise<RunningEngine> {
  const server = createServer((request, response) => {
    answer(endpoint, request, response).catch((error: unknown) => {
      response.writeHead(400, { 'Content-Type': 'text/plain' }).end(String(error));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    url: new URL(`${origin}/sparql`),
    graphs: new URL(`${origin}/graphs`),
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  endpoint: Endpoint,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const body = await textOf(request);
  if (pathname === '/graphs') {
    store(endpoint, { request, body, graph: searchParams.get('graph') ?? '' });
    response.writeHead(204).end();
    return;
  }
  const type = request.headers['content-type'] ?? '';
  const form = type.startsWith('application/x-www-form-urlencoded')
    ? new URLSearchParams(body)
    : searchParams;
  const update = type.startsWith('application/sparql-update') ? body : form.get('update');
  if (update !== null) {
    endpoint.update?.(update);
    response.writeHead(204).end();
    return;
  }
  const isGraph = request.headers.accept?.includes('n-triples') === true;
  const mediaType = isGraph ? 'application/n-triples' : 'application/sparql-results+json';
  const graphs = form.getAll('default-graph-uri');
  const text = await endpoint.query(form.get('query') ?? '', { graphs, mediaType });
  response.writeHead(200, { 'Content-Type': mediaType }).end(text);
}

interface Store {
  readonly request: IncomingMessage;
  readonly body: string;
  readonly graph: string;
}

function store({ put, remove }: Endpoint, { request, body, graph }: Store): void {
  if (request.method === 'DELETE') remove?.(graph);
  else put?.(graph, body, request.method === 'PUT');
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
