import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Parser } from 'n3';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { Access } from '../../src/sparql/engine/access.ts';
import { Client } from '../../src/sparql/engine/client.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { profiles, type Profile } from '../../src/sparql/engine/profile.ts';
import { defaultEndpointLimits, type EndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import { proxiedMistake } from '../../src/sparql/proxy/proxied-mistake.ts';
import { Proxy } from '../../src/sparql/proxy/proxy.ts';
import { hasVirtuoso, startOxigraph, type RunningEngine } from '../support/engines.ts';
import { canonicalQuads } from '../support/graph.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { preparedVirtuoso } from '../support/prepared-virtuoso.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';
import { codeOf, sparqlApplication } from '../support/sparql-application.ts';
import { isWide, some } from '../support/wide.ts';

const snapshot = madeCatalogue();
const options = { pageSize: 3, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 };
const local = sparqlApplication({ service: createService(snapshot, options) });
const { base } = snapshot;

let running: RunningEngine;
let client: Client;
beforeAll(async () => {
  running = await startOxigraph(preparedQuads(snapshot));
  client = new Client({ url: running.url, profile: profiles.oxigraph });
});
afterAll(async () => {
  client.close();
  await running.stop();
});

interface Settings {
  readonly profile?: Profile;
  /** The engine's name of the graph of the catalogue. */
  readonly graph?: string;
  /** The address that queries are passed on to, where that is not the one of the engine. */
  readonly url?: URL;
  readonly limits?: Partial<EndpointLimits>;
  readonly check?: () => Promise<void>;
}

/** A server over the engine that passes SPARQL on: what it answers to a query at an address with an ending. */
async function proxied({ limits: given = {}, ...settings }: Settings = {}) {
  const { url = running.url, profile = profiles.oxigraph, graph = GRAPHS.data } = settings;
  const { check = () => Promise.resolve() } = settings;
  const limits = { ...defaultEndpointLimits, time: 60_000, ...given };
  const access = new Access(CREDENTIALS);
  const proxy = new Proxy({ url, access, profile, limits });
  const { fetch } = createRemoteHandler(await preparedSource(client, snapshot), {
    ...options,
    sparqlOver: () => ({
      engine: proxy.over({ graph, check }),
      limits,
      refuses: (query) => proxiedMistake(query, base),
    }),
  });
  return (query: string, ending = '.json', init?: RequestInit): Promise<Response> =>
    fetch(new Request(`${base}sparql${ending}?${searchOf(query)}`, init));
}

function searchOf(query: string): string {
  return new URLSearchParams({ query }).toString();
}

/** A server in place of the engine; its address. */
async function serverOf(answer: RequestListener): Promise<URL> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/sparql`);
}

const CREDENTIALS = { user: 'reader', password: 'secret' };

const ALL = 'SELECT ?s ?p ?o { ?s ?p ?o }';

function linesOf(text: string): string[] {
  return text.split(/\r?\n/).sort();
}

describe('SPARQL that is passed on to an engine', () => {
  const questions = [
    ['.csv', ALL],
    ['.xml', `${ALL} ORDER BY ?s ?p ?o LIMIT 50`],
    ['.csv', 'SELECT ?none ?text { BIND("a,\\"b\\"\\r\\nc" AS ?text) }'],
    ['.tsv', 'SELECT ?none ?text { BIND("a\\t\\"b\\"\\r\\n\\\\c"@EN AS ?text) }'],
    ['.json', 'SELECT ?none ?text ?iri { BIND("a\\u0001b" AS ?text) BIND(<x> AS ?iri) }'],
    ['.json', 'ASK { ?s ?p ?o }'],
    ['.xml', 'ASK { ?s <none> ?o }'],
    ['.csv', 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'],
    ['.csv', `SELECT ?o { <${base}asia> ?p ?o }`],
  ] as const;

  it.each(some(questions, 2))(
    'has as %s the answer of the embedded catalogue: %s',
    async (ending, query) => {
      const [own, other] = await Promise.all([
        (await proxied())(query, ending),
        local.app.request(`${base}sparql${ending}?${searchOf(query)}`),
      ]);
      expect(own.status).toBe(200);
      expect(own.headers.get('Content-Type')).toBe(other.headers.get('Content-Type'));
      expect(linesOf(await own.text())).toEqual(linesOf(await other.text()));
    },
  );

  it.each(['.nt', '.ttl', '.rdf', '.jsonld'])('has graphs as %s', async (ending) => {
    const query = 'CONSTRUCT WHERE { ?s a ?class ; <https://museum.example/terms#label> ?o }';
    const [own, other] = await Promise.all([
      (await proxied())(query, ending),
      local.app.request(`${base}sparql${ending}?${searchOf(query)}`),
    ]);
    expect(own.status).toBe(200);
    const texts = [await own.text(), await other.text()];
    expect(texts[0]?.length).toBeGreaterThan(100);
    if (ending === '.nt')
      expect(await canonicalQuads(new Parser().parse(texts[0] ?? ''))).toBe(
        await canonicalQuads(new Parser().parse(texts[1] ?? '')),
      );
    expect(linesOf(texts[0] ?? '')).toEqual(linesOf(texts[1] ?? ''));
  });

  it('has nodes without names under labels that every syntax allows', async () => {
    const url = await serverOf((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'application/sparql-results+json' });
      const node = { type: 'bnode', value: 'nodeID://b10' };
      response.end(
        JSON.stringify({
          head: { vars: ['a', 'b'] },
          results: { bindings: [{ a: node, b: node }] },
        }),
      );
    });
    const ask = await proxied({ url });
    expect(await (await ask(ALL, '.csv')).text()).toBe('a,b\r\n_:n0,_:n0\r\n');
    expect(await (await ask(ALL, '.tsv')).text()).toBe('?a\t?b\n_:n0\t_:n0\n');
    expect(await (await ask(ALL, '.xml')).text()).toContain('<bnode>n0</bnode>');
  });

  it('is on the page, for which the engine is asked once', async () => {
    let asked = 0;
    const url = await serverOf((_request, response) => {
      asked += 1;
      response.writeHead(200, { 'Content-Type': 'application/sparql-results+json' });
      response.end('{"head":{"vars":["s"]},"results":{"bindings":[{}, {}]}}');
    });
    const answer = await (
      await proxied({ url })
    )(`${ALL} LIMIT 3`, '.html', {
      headers: { 'Accept-Language': 'en' },
    });
    const page = await answer.text();
    expect(page).toContain('2 rows');
    expect(page).toContain('/sparql.csv?');
    expect(asked).toBe(1);
  });

  it('describes itself where nothing is asked', async () => {
    const { fetch } = createRemoteHandler(await preparedSource(client, snapshot), options);
    expect((await fetch(new Request(`${base}sparql`))).status).toBe(404);
    const own = await (await proxied())('', '.html');
    expect(await own.text()).toContain('<textarea');
  });
});

describe('what an engine has besides the catalogue', () => {
  it('is not seen: its other graphs are no part of the dataset', async () => {
    const ask = await proxied();
    const answer = await ask('SELECT DISTINCT ?p { ?s ?p ?o }', '.csv');
    const sidecar = (await answer.text()).split('\r\n').filter((p) => p.startsWith('urn:'));
    expect(sidecar).toEqual([]);
    const count = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
    const own = await (await ask(count, '.csv')).text();
    expect(own).toBe(await (await local.ask(count, { Accept: 'text/csv' })).text());
  });

  const others = [
    'SELECT * { GRAPH ?g { ?s ?p ?o } }',
    `SELECT * { GRAPH <${GRAPHS.sidecar}> { ?s ?p ?o } }`,
    `SELECT * { graph <${base}catalogue> { ?s ?p ?o } }`,
    `SELECT * FROM <${base}catalogue> { ?s ?p ?o }`,
    `SELECT * FROM NAMED <${GRAPHS.sidecar}> { ?s ?p ?o }`,
    'SELECT (<bif:file_to_string>("/etc/passwd") AS ?x) {}',
    'PREFIX bif: <bif:> SELECT * { ?s ?p ?o FILTER(bif:exec("x") = 1) }',
    'PREFIX xsd: <sql:> SELECT (xsd:integer("1") AS ?x) {}',
  ];

  it.each(some(others, 2))('is not asked for: %s', async (query) => {
    const answer = await (await proxied({ url: new URL('http://192.0.2.1/') }))(query);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('DATASET_REFUSED');
  });

  it.each([
    'PREFIX xsd: <http://www.w3.org/2001/XMLSchema#> SELECT (xsd:integer("1") AS ?x) {}',
    'SELECT (<http://www.w3.org/2001/XMLSchema#integer>("1") AS ?x) {}',
  ])('is not what a cast is: %s', async (query) => {
    const answer = await (await proxied())(query, '.csv');
    expect(await answer.text()).toBe('x\r\n1\r\n');
  });

  it.each([
    ['DEFINE input:grab-all "yes" SELECT * { ?s ?p ?o }', 'BAD_QUERY'],
    ['SELECT * { ?s ?p ?o OPTION (transitive) }', 'BAD_QUERY'],
    ['SELECT (bif:now() AS ?x) {}', 'BAD_QUERY'],
    ['CLEAR ALL', 'UPDATE_REFUSED'],
    ['SELECT * { SERVICE <http://192.0.2.1/> {} }', 'SERVICE_REFUSED'],
  ])('is refused as everywhere: %s', async (query, code) => {
    const answer = await (await proxied({ url: new URL('http://192.0.2.1/') }))(query);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe(code);
  });
});

describe('an engine that does not answer as it should', () => {
  const mistakes = [
    ['fails', 500, [503, 'UNAVAILABLE']],
    ['has too much to do', 503, [503, 'UNAVAILABLE']],
    ['refuses the credentials', 401, [503, 'UNAVAILABLE']],
    ['sends elsewhere', 302, [503, 'UNAVAILABLE']],
    ['refuses the query', 400, [400, 'QUERY_FAILED']],
    ['took too long', 504, [400, 'DEADLINE_EXCEEDED']],
  ] as const;

  it.each(some(mistakes, 2))('%s: %i is %j', async (_what, status, [expected, code]) => {
    const url = await serverOf((_request, response) => {
      response.writeHead(status, {
        'WWW-Authenticate': 'Basic realm="x"',
        Location: 'http://192.0.2.1/',
      });
      response.end('SELECT reader secret');
    });
    const answer = await (await proxied({ url }))(ALL);
    const text = await answer.clone().text();
    expect(answer.status).toBe(expected);
    expect(await codeOf(answer)).toBe(code);
    expect(answer.headers.has('Retry-After')).toBe(expected === 503);
    expect(text).not.toMatch(/secret|reader|127\.0\.0\.1/);
  });

  it('is given as much time as a query may have', async () => {
    const url = await serverOf(() => undefined);
    const answer = await (await proxied({ url, limits: { time: 200 } }))(ALL);
    expect(await codeOf(answer)).toBe('DEADLINE_EXCEEDED');
  });

  it('answers nothing else in time either: that is not the fault of a query', async () => {
    const url = await serverOf(() => undefined);
    const check = () => Promise.reject(new EngineError('timeout', 'It did not answer.'));
    const answer = await (await proxied({ url, limits: { time: 100 }, check }))(ALL);
    expect([answer.status, await codeOf(answer)]).toEqual([503, 'UNAVAILABLE']);
  });

  it.each([
    ['a part of JSON', '{"head":{"vars":["s"]},"results":{"bindings":[{', [ALL, '.json']],
    ['no N-Triples', '<a> <b', ['CONSTRUCT WHERE { ?s ?p ?o }', '.ttl']],
  ] as const)('gives %s', async (_what, text, [query, ending]) => {
    const url = await serverOf((request, response) => {
      const type = request.headers.accept ?? '';
      response.writeHead(200, { 'Content-Type': type }).end(text);
    });
    const answer = await (await proxied({ url }))(query, ending);
    expect(answer.status).toBe(503);
    expect(await codeOf(answer)).toBe('UNAVAILABLE');
  });

  it('has lost the version that it answers from', async () => {
    const check = () => Promise.reject(new EngineError('partial', 'It no longer has it.'));
    const answer = await (await proxied({ check }))(ALL);
    expect(answer.status).toBe(503);
    expect(await codeOf(answer)).toBe('UNAVAILABLE');
  });

  it('says that it left out rows', async () => {
    const url = await serverOf((_request, response) => {
      response.writeHead(200, {
        'Content-Type': 'application/sparql-results+json',
        'X-SPARQL-MaxRows': '10000',
      });
      response.end('{"head":{"vars":[]},"results":{"bindings":[]}}');
    });
    const answer = await (await proxied({ url }))(ALL);
    expect(await answer.clone().text()).toContain('in parts');
    expect(await codeOf(answer)).toBe('QUERY_FAILED');
  });
});

describe('the limits of an answer', () => {
  const limited = [
    [{ rows: 10 }, ALL, 'TOO_MANY_ROWS'],
    [{ rows: 10 }, 'CONSTRUCT WHERE { ?s ?p ?o }', 'TOO_MANY_ROWS'],
    [{ bytes: 1_000 }, ALL, 'TOO_MANY_BYTES'],
    [{ bytes: 1_000 }, 'CONSTRUCT WHERE { ?s ?p ?o }', 'TOO_MANY_BYTES'],
  ] as const;

  it.each(some(limited, 3))('are those of the endpoint: %o for %s', async (limits, query, code) => {
    const answer = await (await proxied({ limits }))(query, '');
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe(code);
  });

  it('are kept for who waits: more than there is room for are told to come again', async () => {
    const url = await serverOf(() => undefined);
    const ask = await proxied({ url, limits: { time: 500, queue: 1 } });
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => ask(`${ALL} LIMIT ${n}`)));
    const codes = await Promise.all(answers.map(codeOf));
    expect(codes.filter((code) => code === 'OVERLOADED')).toHaveLength(2);
  });
});

describe('a query that waits for others', () => {
  const query = (n: number): string => `${ALL} LIMIT ${n}`;

  it('has all of its time once it is sent', async () => {
    const asked: ServerResponse[] = [];
    const url = await serverOf((request, response) => {
      request.resume();
      // The third one is answered at once.
      if (asked.push(response) < 3) return;
      response.setHeader('Content-Type', 'application/sparql-results+json');
      response.end('{"head":{"vars":["s"]},"results":{"bindings":[]}}');
    });
    const ask = await proxied({ url, limits: { time: 300 } });
    const answers = await Promise.all([1, 2, 3].map((n) => ask(query(n))));
    const [first, , third] = answers;
    expect([first && (await codeOf(first)), third?.status]).toEqual(['DEADLINE_EXCEEDED', 200]);
  });

  it('is not sent once its client has left', async () => {
    let asked = 0;
    const url = await serverOf(() => (asked += 1));
    const ask = await proxied({ url, limits: { time: 500 } });
    const leaving = new AbortController();
    const running = [1, 2].map((n) => ask(query(n)));
    const left = ask(query(3), '.json', { signal: leaving.signal });
    await expect.poll(() => asked).toBe(2);
    leaving.abort();
    await Promise.all([...running, left]);
    expect((await Promise.all(running)).map(({ status }) => status)).toEqual([400, 400]);
    expect(asked).toBe(2);
  });
});

describe('a client that leaves', () => {
  it('ends the query in the engine', async () => {
    const leaving = new AbortController();
    const ended = new Promise<string>((resolve) => {
      void serverOf(({ socket }) => {
        socket.once('close', () => {
          resolve('the connection');
        });
        leaving.abort();
      }).then(async (url) => {
        await (
          await proxied({ url })
        )(ALL, '.json', { signal: leaving.signal });
      });
    });
    expect(await ended).toBe('the connection');
  });
});

describe.runIf(isWide && hasVirtuoso())('over Virtuoso', () => {
  let virtuoso: Awaited<ReturnType<typeof preparedVirtuoso>>;
  beforeAll(async () => {
    virtuoso = await preparedVirtuoso(snapshot);
  });
  afterAll(() => virtuoso.end());

  const over = () =>
    proxied({ url: virtuoso.url, graph: virtuoso.graph, profile: profiles.virtuoso });

  it.each([
    ['.csv', 'SELECT DISTINCT ?p { ?s ?p ?o }'],
    ['.csv', 'SELECT DISTINCT ?s { ?s ?p ?o }'],
    ['.csv', `SELECT ?o { ?s a ?class ; <https://museum.example/terms#label> ?o }`],
    ['.json', 'ASK { ?s a ?class }'],
    ['.json', 'ASK { ?s <https://museum.example/none> ?o }'],
    ['.nt', 'CONSTRUCT WHERE { ?s a ?class ; <https://museum.example/terms#label> ?o }'],
    ['.ttl', 'CONSTRUCT { <x> <y> [ <z> "a\\"\\n\\u00e4" ] } {}'],
  ])('gives as %s what the embedded catalogue gives: %s', async (ending, query) => {
    const [own, other] = await Promise.all([
      (await over())(query, ending),
      local.app.request(`${base}sparql${ending}?${searchOf(query)}`),
    ]);
    const text = await own.text();
    expect([own.status, linesOf(text.replaceAll(/_:n\w+/g, '_:n'))]).toEqual([
      200,
      linesOf((await other.text()).replaceAll(/_:n\w+/g, '_:n')),
    ]);
    expect(text.length).toBeGreaterThan(10);
  });

  it('does not see its other graphs', async () => {
    const answer = await (await over())('SELECT DISTINCT ?p { ?s ?p ?o }', '.csv');
    const text = await answer.text();
    expect(text.split('\r\n').length).toBeGreaterThan(10);
    expect(text).not.toMatch(/urn:varanto|virtuoso|openlinksw/);
  });

  it('is told that a query is none', async () => {
    const answer = await (await over())('SELECT (COUNT(?a ?b) AS ?x) { ?a ?b ?c }');
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('QUERY_FAILED');
  });
});
