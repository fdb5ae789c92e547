import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningEngine } from './server.ts';

/** What may go wrong between a client and an engine. */
export const faults = [
  ...(['refuse', 'hang', 'slow', 'cut', 'half', 'partial', 'busy', 'failed', 'html'] as const),
  ...(['redirect', 'sql-state', 'row-cap', 'datatypes', 'terms', 'type', 'other-bytes'] as const),
] as const;

export type Fault = (typeof faults)[number];

/** A proxy in front of an engine that does something wrong now and then. */
export interface FaultyEngine extends RunningEngine {
  /** What goes wrong with the next request; `undefined`: nothing. */
  next: () => Fault | undefined;
  /** How often each thing went wrong. */
  readonly done: Map<Fault, number>;
  /** Stops listening, and listens at the same port again. */
  readonly down: () => Promise<void>;
  readonly up: () => Promise<void>;
}

/** A proxy in front of an engine. It asks each question once where the engine has the same answer each time. */
export async function startFaulty(
  engine: URL,
  { isConstant = false }: { readonly isConstant?: boolean } = {},
): Promise<FaultyEngine> {
  const answers = isConstant ? new Map<string, Promise<Given>>() : undefined;
  const done = new Map<Fault, number>();
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const fault = faulty.next();
    if (fault) done.set(fault, (done.get(fault) ?? 0) + 1);
    pass({ engine, fault, answers }, request, response).catch(() => response.destroy());
  };
  let server = createServer(handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const down = async (): Promise<void> => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  const url = new URL(`http://127.0.0.1:${port}/sparql`);
  const faulty: FaultyEngine = {
    url,
    graphs: new URL('/graphs', url),
    next: () => undefined,
    done,
    down,
    async up() {
      server = createServer(handle).listen(port, '127.0.0.1');
      await once(server, 'listening');
    },
    stop: () => (server.listening ? down() : Promise.resolve()),
  };
  return faulty;
}

interface Passing {
  readonly engine: URL;
  readonly fault: Fault | undefined;
  /** The answers to the questions so far. */
  readonly answers: Map<string, Promise<Given>> | undefined;
}

async function pass(
  { engine, fault, answers }: Passing,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  if (fault === 'refuse') return void request.socket.destroy();
  // The client leaves first.
  if (fault === 'hang') return;
  const question = Buffer.concat(chunks).toString();
  const asked = answers?.get(question) ?? ask(engine, request, question);
  answers?.set(question, asked);
  const given = await asked;
  if (fault) await WRONG[fault](given, response);
  else send(response, given);
}

async function ask(
  engine: URL,
  { method = 'POST', headers }: IncomingMessage,
  body: string,
): Promise<Given> {
  const type = headers['content-type'] ?? '';
  const answer = await fetch(engine, { method, headers: { 'Content-Type': type }, body });
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    body: Buffer.from(await answer.arrayBuffer()),
  };
}

interface Given {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer;
}

function send(
  response: ServerResponse,
  { status, type, body }: Given,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': String(body.length),
    ...headers,
  });
  response.end(body);
}

/** What is done to an answer in place of sending it. */
type Wrong = (given: Given, response: ServerResponse) => void | Promise<void>;

const nothing: Wrong = () => undefined;

const WRONG: Readonly<Record<Fault, Wrong>> = {
  refuse: nothing,
  hang: nothing,
  async slow(given, response) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    send(response, given);
  },
  cut({ type, body }, response) {
    response.writeHead(200, { 'Content-Type': type, 'Content-Length': String(body.length) });
    response.write(body.subarray(0, body.length / 2), () => response.destroy());
  },
  half(given, response) {
    send(response, { ...given, body: given.body.subarray(0, Math.floor(given.body.length / 2)) });
  },
  partial(given, response) {
    send(response, { ...given, status: 206 });
  },
  busy(given, response) {
    send(response, { ...given, status: 429 }, { 'Retry-After': '1' });
  },
  failed(given, response) {
    send(response, { ...given, status: 500, type: 'text/plain', body: Buffer.from('Error') });
  },
  html(given, response) {
    const body = Buffer.from('<!doctype html><title>Welcome</title>');
    send(response, { ...given, type: 'text/html', body });
  },
  redirect(given, response) {
    send(response, { ...given, status: 302 }, { Location: 'http://127.0.0.1:9/elsewhere' });
  },
  'sql-state'(given, response) {
    send(response, withoutRows(given), { 'X-SQL-State': 'S1TAT' });
  },
  'row-cap'(given, response) {
    send(response, withoutRows(given), { 'X-SPARQL-MaxRows': '10000' });
  },
  datatypes(given, response) {
    send(response, changed(given, /#integer"/g, '#decimal"'));
  },
  terms(given, response) {
    send(response, changed(given, /"type":"(uri|literal)"/g, '"type":"node"'));
  },
  type(given, response) {
    send(response, { ...given, type: 'application/json' });
  },
  'other-bytes'({ body, ...given }, response) {
    send(response, { ...given, body: Buffer.concat([Buffer.from([0xff, 0xfe]), body]) });
  },
};

/** Whole JSON of a part of the rows. */
function withoutRows(given: Given): Given {
  const json = JSON.parse(given.body.toString()) as { results: { bindings: unknown[] } };
  json.results.bindings.length >>= 1;
  return { ...given, body: Buffer.from(JSON.stringify(json)) };
}

/** The same with something wrong in each row; what has no row has nothing that could be wrong. */
function changed(given: Given, from: RegExp, to: string): Given {
  return { ...given, body: Buffer.from(given.body.toString().replace(from, to)) };
}
