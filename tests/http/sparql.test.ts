import { Parser, Store } from 'n3';
import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { defaultEndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import type { SparqlEndpoint } from '../../src/http/sparql/endpoint.ts';
import { QueryFailure } from '../../src/sparql/endpoint/outcome.ts';
import { readExamples } from '../../src/store/examples.ts';
import { createApp } from '../support/app.ts';
import { canonicalForm } from '../support/graph.ts';
import { codeOf, sparqlApplication } from '../support/sparql-application.ts';
import { isWide, some, widely } from '../support/wide.ts';

const { app, service, engine, starts, ask } = sparqlApplication();
const second = sparqlApplication({ service });
const { base } = service.snapshot;
const ENDPOINT = `${base}sparql`;

const GRAPH = `CONSTRUCT WHERE { ?s a ?o } LIMIT ${widely(100, 10_000)}`;
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const QUERY = { 'Content-Type': 'application/sparql-query' };

function post(body: string, headers: Record<string, string>, search = ''): Promise<Response> {
  return app.request(ENDPOINT + search, { method: 'POST', body, headers });
}

function form(fields: readonly (readonly [string, string])[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name, value])).toString();
}

async function countIn(answer: Response): Promise<number> {
  expect(answer.status).toBe(200);
  const { results } = (await answer.json()) as {
    results: { bindings: { n: { value: string } }[] };
  };
  return Number(results.bindings[0]?.n.value);
}

/** The same statements in an engine of the tests' own. */
async function ownStore(): Promise<oxigraph.Store> {
  const store = new oxigraph.Store();
  const dump = await (await app.request(`${base}catalogue.nt`)).text();
  store.load(dump, { format: 'application/n-triples' });
  return store;
}

describe('before the first query', () => {
  it('has neither a process nor the code for it', async () => {
    await app.request(ENDPOINT, { headers: { Accept: 'text/html' } });
    await app.request(ENDPOINT, { headers: { Accept: 'text/turtle' } });
    expect(engine.isUsed).toBe(false);
    expect(starts()).toBe(0);
  });
});

describe('the endpoint', () => {
  it('answers over all statements of the snapshot, and starts one engine for that', async () => {
    const answers = await Promise.all([1, 2, 3].map((n) => ask(`${COUNT} LIMIT ${n}`)));
    for (const answer of answers) expect(await countIn(answer)).toBe(service.snapshot.size);
    expect(starts()).toBe(1);
  });

  it('takes a query in three ways', async () => {
    const answers = [
      await ask(COUNT),
      await post(form([['query', COUNT]]), FORM),
      await post(COUNT, QUERY),
      await post(COUNT, { 'Content-Type': 'application/sparql-query; charset=UTF-8' }),
    ];
    for (const answer of answers) {
      expect(answer.headers.get('Content-Type')).toBe('application/sparql-results+json');
      expect(await countIn(answer)).toBe(service.snapshot.size);
    }
  });

  it.each([
    ['application/sparql-results+json', '.json', 'SELECT ?s { ?s ?p ?o } LIMIT 2'],
    ['application/sparql-results+xml', '.xml', 'ASK { ?s ?p ?o }'],
    ['text/csv', '.csv', 'SELECT ?s { ?s ?p ?o } LIMIT 2'],
    ['text/tab-separated-values', '.tsv', 'SELECT ?s { ?s ?p ?o } LIMIT 2'],
    ['text/turtle', '.ttl', GRAPH],
    ['application/ld+json', '.jsonld', GRAPH],
    ['application/n-triples', '.nt', `DESCRIBE <${service.snapshot.base}>`],
    ['application/n-quads', '.nq', GRAPH],
    ['application/trig', '.trig', GRAPH],
    ['application/rdf+xml', '.rdf', GRAPH],
  ])('writes %s, by Accept and at its own address', async (mediaType, ending, query) => {
    const search = form([['query', query]]);
    const answers = [
      await ask(query, { Accept: mediaType }),
      await app.request(`${ENDPOINT}${ending}?${search}`),
    ];
    const [accepted, named] = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
    expect(answers[0]?.headers.get('Link')).toContain('rel="describedby"');
    expect(accepted).toBe(named);
    expect(accepted?.length).toBeGreaterThan(3);
  });

  it('gives one and the same graph in each of its formats', async () => {
    const query = `CONSTRUCT WHERE { ?s a ?o . ?s ?p ?value } LIMIT ${widely(2_500, 5_000)}`;
    const context = { address: service.contextAddress, text: service.context.text };
    const read = async (type: string): Promise<string> =>
      canonicalForm(await (await ask(query, { Accept: type })).text(), type, context);
    const [first, ...others] = await Promise.all(
      ['application/n-triples', 'text/turtle', 'application/ld+json', 'application/rdf+xml'].map(
        read,
      ),
    );
    expect(first?.split('\n').length).toBeGreaterThan(1_000);
    for (const other of others) expect(other).toEqual(first);
  });

  it('answers what another engine answers over the dump', async () => {
    const store = await ownStore();
    const examples = readExamples('data').filter((each) => each.file.endsWith('.rq'));
    for (const { file, query } of some(examples, 3)) {
      const isGraph = query.includes('CONSTRUCT');
      const type = isGraph ? 'application/n-triples' : 'text/csv';
      const answer = await ask(query, { Accept: type });
      const expected = store.query(query, { results_format: type, base_iri: base }) as string;
      const lines = (text: string): string[] => text.split('\n').sort();
      expect(lines(await answer.text()), file).toEqual(lines(expected));
      expect(lines(expected).length, file).toBeGreaterThan(2);
    }
  });

  it('describes itself where nothing is asked', async () => {
    const turtle = await app.request(ENDPOINT, { headers: { Accept: 'text/turtle' } });
    const graph = new Store(new Parser().parse(await turtle.text()));
    const sd = 'http://www.w3.org/ns/sparql-service-description#';
    expect(graph.countQuads(ENDPOINT, `${sd}supportedLanguage`, `${sd}SPARQL11Query`, null)).toBe(
      1,
    );
    expect(graph.countQuads(null, `${sd}name`, `${base}catalogue`, null)).toBe(1);
    expect(graph.countQuads(ENDPOINT, `${sd}resultFormat`, null, null)).toBe(10);
    const page = await app.request(ENDPOINT, { headers: { Accept: 'text/html' } });
    expect(await page.text()).toContain('<textarea');
  });

  it('has one graph, which is the default graph and has the name of the catalogue', async () => {
    const graph = `${base}catalogue`;
    const named = await ask('SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g');
    expect(await countIn(named)).toBe(service.snapshot.size);
    expect(await countIn(await ask('SELECT (COUNT(*) AS ?n) FROM <catalogue> { ?s ?p ?o }'))).toBe(
      service.snapshot.size,
    );
    const twice = 'SELECT (COUNT(*) AS ?n) FROM <catalogue> FROM <catalogue> { ?s ?p ?o }';
    expect(await countIn(await ask(twice))).toBe(service.snapshot.size);
    const onlyNamed = `SELECT (COUNT(*) AS ?n) FROM NAMED <${graph}> { ?s ?p ?o }`;
    expect(await countIn(await ask(onlyNamed))).toBe(0);
    const byParameter = form([
      ['query', onlyNamed],
      ['default-graph-uri', graph],
    ]);
    expect(await countIn(await app.request(`${ENDPOINT}?${byParameter}`))).toBe(
      service.snapshot.size,
    );
  });
});

describe('an answer', () => {
  it('has an ETag of the snapshot, by which nothing is asked again', async () => {
    const first = await ask(COUNT);
    const etag = first.headers.get('ETag') ?? '';
    expect(first.headers.get('Catalogue-Version')).toBe(service.snapshot.version);
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    const again = await ask(COUNT, { 'If-None-Match': etag });
    expect(again.status).toBe(304);
    expect((await ask(`${COUNT} `, { 'If-None-Match': etag })).status).toBe(200);
    expect((await ask(COUNT, { 'If-None-Match': etag, Accept: 'text/csv' })).status).toBe(200);
    expect((await ask(COUNT, { 'If-Match': '"other"' })).status).toBe(412);
  });

  it('is stored by nobody where it is another one each time', async () => {
    const query = 'SELECT (STRUUID() AS ?id) {}';
    const [first, second] = [await ask(query), await ask(query)];
    expect(first.headers.get('Cache-Control')).toBe('no-store');
    expect(await first.text()).not.toBe(await second.text());
    const etag = first.headers.get('ETag') ?? '';
    expect((await ask(query, { 'If-None-Match': etag })).status).toBe(200);
  });

  it('has a moment in milliseconds', async () => {
    const answer = await ask('SELECT (STR(NOW()) AS ?now) {}', { Accept: 'text/csv' });
    expect(await answer.text()).toMatch(
      /^now\r\n\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z\r\n$/,
    );
  });

  it.runIf(isWide)('is the same, to the byte, of an engine that was started again', async () => {
    const queries = readExamples('data').filter(({ file }) => file.endsWith('.rq'));
    for (const { query, file } of queries)
      expect(await (await second.ask(query)).text(), file).toBe(await (await ask(query)).text());
  });

  it('has the headers alone for a HEAD', async () => {
    const search = form([['query', COUNT]]);
    const answer = await app.request(`${ENDPOINT}?${search}`, { method: 'HEAD' });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toBe('application/sparql-results+json');
    expect(await answer.text()).toBe('');
  });
});

describe('a request that is not answered', () => {
  it.each([
    ['a syntax that is none', 'BAD_QUERY', 'SELECT * { ?s ?p'],
    ['no query form', 'BAD_QUERY', 'HELLO'],
    ['an update', 'UPDATE_REFUSED', 'INSERT DATA { <a> <b> <c> }'],
    ['an update that loads', 'UPDATE_REFUSED', 'LOAD <http://192.0.2.1/x>'],
    ['another service', 'SERVICE_REFUSED', 'SELECT * { SERVICE <http://192.0.2.1/> {} }'],
    ['a silent service', 'SERVICE_REFUSED', 'ASK { SERVICE SILENT <http://192.0.2.1/> {} }'],
    ['a graph from elsewhere', 'DATASET_REFUSED', 'ASK FROM <http://192.0.2.1/x> {}'],
    ['a named graph', 'DATASET_REFUSED', 'ASK FROM NAMED <file:///etc/passwd> {}'],
    ['a function of others', 'QUERY_FAILED', 'SELECT (<http://e/f>(1) AS ?x) {}'],
    ['brackets without end', 'QUERY_TOO_DEEP', `ASK { FILTER${'('.repeat(5_000)} }`],
  ])('names %s: %s', async (_what, code, query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe(code);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
  });

  it('says where a mistake is, in the query as it came', async () => {
    const answer = await ask('SELECT *\nWHERE { ?s ?p ?o');
    expect(await answer.text()).toContain('line 2, column 17');
  });

  it.each([
    [405, { method: 'PUT', body: '' }],
    [415, { headers: { 'Content-Type': 'text/plain' }, body: COUNT }],
    [415, { headers: { 'Content-Type': 'application/sparql-update' }, body: 'CLEAR ALL' }],
    [415, { headers: { 'Content-Type': 'application/sparql-query;charset=utf-16' }, body: COUNT }],
    [415, { headers: { ...QUERY, 'Content-Encoding': 'gzip' }, body: COUNT }],
    [400, { headers: FORM, body: 'update=CLEAR%20ALL' }],
    [400, { headers: FORM, body: 'query=ASK{}&query=ASK{}' }],
    [400, { headers: FORM, body: '' }],
    [413, { headers: QUERY, body: 'ASK {}'.padEnd(200_000) }],
  ])('is refused with %i as HTTP has it: %o', async (status, init: RequestInit) => {
    const answer = await app.request(ENDPOINT, { method: 'POST', ...init });
    expect(answer.status).toBe(status);
    expect((await codeOf(answer)).length).toBeGreaterThan(3);
  });

  it.each([
    [405, ENDPOINT, { method: 'PUT', body: '' }],
    [415, ENDPOINT, { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: COUNT }],
    [400, `${ENDPOINT}?query=ASK%7B%7D&query=ASK%7B%7D`, {}],
    [400, `${ENDPOINT}?query=ASK%7B%22%FF`, {}],
    [400, ENDPOINT, { method: 'POST', headers: QUERY, body: Buffer.from([0x41, 0xff]) }],
    [412, `${ENDPOINT}?query=ASK%7B%7D`, { headers: { 'If-Match': '"other"' } }],
  ])(
    'is refused with %i on the page where a person asked: %s %o',
    async (status, address, init) => {
      const headers = { ...('headers' in init && init.headers), Accept: 'text/html,*/*;q=0.1' };
      const answer = await app.request(address, { ...(init as RequestInit), headers });
      expect(answer.status).toBe(status);
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(answer.headers.get('Vary')).toContain('Accept');
      expect(await answer.text()).toMatch(/role="alert"[^]*<p lang="en">.{20,}<\/p>/);
    },
  );

  it.each([
    ['a form', FORM, 'query=ASK{?s?p"\xff"}'],
    ['a query', QUERY, 'ASK{?s?p"\xc3"}'],
    ['a query with half a character at the end', QUERY, 'ASK{} # \xe2\x82'],
  ])('has other bytes than UTF-8: %s', async (_what, headers, body) => {
    const bytes = Buffer.from(body, 'latin1');
    const answer = await app.request(ENDPOINT, { method: 'POST', headers, body: bytes });
    expect(answer.status).toBe(400);
    expect(await codeOf(answer)).toBe('BAD_REQUEST');
    const graphql = await app.request(`${base}graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from('{"query":"{ __typename } # \xff"}', 'latin1'),
    });
    expect(graphql.status).toBe(400);
  });

  it('is a page as well where there is no room, with what says when there is', async () => {
    const full: SparqlEndpoint = {
      limits: defaultEndpointLimits,
      engine: { ask: () => Promise.reject(new QueryFailure('queue', 'Many wait.', 7)) },
    };
    const { request } = createApp({ ...service, sparql: full });
    const address = `${ENDPOINT}?query=ASK%7B%7D`;
    const page = await request(address, { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.get('Retry-After')]).toEqual([503, '7']);
    expect(await page.text()).toMatch(/role="alert"[^]*Ask again in 7 seconds/);
    const plain = await request(address);
    expect([plain.status, plain.headers.get('Retry-After')]).toEqual([503, '7']);
    expect(await codeOf(plain)).toBe('OVERLOADED');
  });

  it('was under way when the system ended the engine: nobody says that it is too large', async () => {
    const ended: SparqlEndpoint = {
      limits: defaultEndpointLimits,
      engine: { ask: () => Promise.reject(new QueryFailure('ended', 'It was ended.')) },
    };
    const { request } = createApp({ ...service, sparql: ended });
    for (const accept of ['text/html', 'text/csv']) {
      const answer = await request(`${ENDPOINT}?query=ASK%7B%7D`, { headers: { Accept: accept } });
      expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '2']);
      expect(await answer.text()).toContain('It was ended.');
    }
  });

  it.each([
    ['a GET', () => app.request(`${ENDPOINT}?query=ASK%7B?s?p%22%FF%22%7D`)],
    ['a GET with half a character', () => app.request(`${ENDPOINT}?query=ASK%7B?s?p%22%C3%22%7D`)],
    ['a form', () => post('query=ASK%7B?s?p%22%E4%22%7D', FORM)],
    ['a graph of a POST', () => post('ASK {}', QUERY, '?default-graph-uri=%FF')],
  ])('is no UTF-8: %s', async (_what, send) => {
    const answer = await send();
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Expected percent codes in UTF-8');
  });

  it.each([
    ['a GET', () => app.request(`${ENDPOINT}?query=ASK%7B?s?p%22%C3%A4%EF%BF%BD100%22%7D`)],
    ['a form', () => post('query=ASK%7B?s?p%22%C3%A4%22%7D', FORM)],
    ['a query', () => post('ASK { ?s ?p "\u00e4\ufffd" }', QUERY)],
  ])('is none where it is UTF-8: %s', async (_what, send) => {
    expect((await send()).status).toBe(200);
  });

  const ASKING = [
    ['graphql?query={__typename}#', 'application/json'],
    ['search.json?q=a', 'text/plain'],
    ['register?after=a', 'text/plain'],
    ['suggest?q=a', 'text/plain'],
    ['sparql?query=ASK{}#', 'application/json'],
  ] as const;

  it.each(some(ASKING, 2))('is no UTF-8 at any address that asks: %s', async (path, mediaType) => {
    const at = (codes: string): string => base + path.replace(/#|$/, `&x=${codes}`);
    const answer = await app.request(at('%E4'));
    expect(answer.status).toBe(400);
    expect(answer.headers.get('Content-Type')).toContain(mediaType);
    expect(await answer.text()).toContain('Expected percent codes in UTF-8');
    expect(await (await app.request(at('%C3%A4'))).text()).not.toContain('UTF-8, got');
  });

  it.each([
    ['application/json', 200],
    ['application/json; charset="UTF-8"', 200],
    ['application/json;charset=iso-8859-1', 415],
  ])('is in another charset in GraphQL, too: %s', async (type, status) => {
    const answer = await app.request(`${base}graphql`, {
      ...{ method: 'POST', headers: { 'Content-Type': type } },
      body: '{"query":"{ __typename }"}',
    });
    expect(answer.status).toBe(status);
  });

  it.each(['qeury=ASK%7B%7D', 'default-graph-uri=', 'format=json', 'qeury=&lang=fi'])(
    'has parameters without a query, which is no question about the endpoint: %s',
    async (search) => {
      const answer = await app.request(`${ENDPOINT}?${search}`);
      expect(answer.status).toBe(400);
      const name = search.replace(/=.*/, '');
      expect(await answer.text()).toContain(
        `Expected the parameter \\"query\\", got \\"${name}\\". Beside it there may be default-graph-uri`,
      );
    },
  );

  it('has none where it asks for a language alone', async () => {
    const answer = await app.request(`${ENDPOINT}?lang=fi`, { headers: { Accept: 'text/html' } });
    expect(answer.status).toBe(200);
  });

  it('says which types there are to one who accepts none', async () => {
    const answer = await ask('ASK {}', { Accept: 'image/png' });
    expect(answer.status).toBe(406);
    expect(await answer.text()).toContain('application/sparql-results+json');
  });

  it('is told on the page to a person', async () => {
    const answer = await ask('SELECT * {', { Accept: 'text/html', 'Accept-Language': 'fi' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('role="alert"');
    expect(page).toContain('Not SPARQL 1.1 at line 1');
    expect(page).toContain('SELECT * {');
  });

  it.each([
    ['SELECT * {', 'fi', 'Korjaa kysely ja suorita se uudelleen.'],
    ['SELECT * {', 'sv', 'Rätta frågan och kör den igen.'],
    ['SELECT (<http://e/f>(1) AS ?x) {}', 'fi', 'Korjaa kysely'],
    ['CLEAR ALL', 'fi', 'Poista kyselystä se, mikä muuttaa tietoja'],
    ['ASK { SERVICE <http://192.0.2.1/> {} }', 'sv', 'hämtar dem från annat håll.'],
    ['ASK FROM <http://192.0.2.1/x> {}', 'en', 'asks for data from elsewhere.'],
    [`ASK { FILTER${'('.repeat(5_000)} }`, 'fi', 'Kysy vähemmän kerralla'],
  ])(
    'says what to do in the language of the person: %.40s, %s',
    async (query, language, advice) => {
      const answer = await ask(query, { Accept: 'text/html', 'Accept-Language': language });
      const [, alert = ''] = (await answer.text()).split('role="alert"');
      expect(alert).toMatch(new RegExp(`^[^]*?<p>[^<]*${advice}[^<]*</p>\\s*<p lang="en">`));
    },
  );

  it.each([
    ['queue', 'Suorita kysely hetken kuluttua uudelleen.'],
    ['ended', 'Suorita kysely hetken kuluttua uudelleen.'],
    ['unavailable', 'Suorita kysely hetken kuluttua uudelleen.'],
    ['deadline', 'Kysy vähemmän kerralla'],
    ['memory', 'Kysy vähemmän kerralla'],
    ['bytes', 'Kysy koko vastaus osissa'],
  ] as const)('says what to do where the engine has none: %s', async (reason, advice) => {
    const engine = { ask: () => Promise.reject(new QueryFailure(reason, 'No.')) };
    const failing = createApp({ ...service, sparql: { engine, limits: defaultEndpointLimits } });
    const headers = { Accept: 'text/html', 'Accept-Language': 'fi' };
    const search = form([['query', `${COUNT} # ${reason}`]]);
    const answer = await failing.request(`${ENDPOINT}?${search}`, { headers });
    expect(await answer.text()).toContain(`<p>${advice}`);
  });

  it('is a graph of more statements than there may be rows', async () => {
    const query = 'CONSTRUCT WHERE { ?s ?p ?o } LIMIT';
    for (const type of some(['text/turtle', 'application/ld+json', 'application/n-triples'], 3)) {
      expect((await ask(`${query} 10000`, { Accept: type })).status, type).toBe(200);
      const answer = await ask(`${query} 10001`, { Accept: type });
      expect([answer.status, await codeOf(answer)], type).toEqual([400, 'TOO_MANY_ROWS']);
    }
    const page = await (
      await ask(`${query} 10001`, { Accept: 'text/html', 'Accept-Language': 'en' })
    ).text();
    expect(page).toContain('more than 10,000');
  });

  it.each([
    ['/sparql.csv', 'Expected the parameter \\"query\\", got none.'],
    ['/sparql.ttl?query=ASK%20{}', 'at the end of the address, got .ttl.'],
    ['/sparql.csv?query=CONSTRUCT%20WHERE%20{?s%20a%20?o}', 'Expected one of .jsonld, '],
  ])('has another ending than its answer could have: %s', async (path, message) => {
    const answer = await app.request(path);
    expect([400, 406]).toContain(answer.status);
    expect(answer.headers.get('Content-Type')).toContain('json');
    expect(await answer.text()).toContain(message);
  });

  it('says when there may be room again', async () => {
    const engine = { ask: () => Promise.reject(new QueryFailure('queue', 'Full.', 7)) };
    const full = createApp({ ...service, sparql: { engine, limits: defaultEndpointLimits } });
    const answer = await full.request(`${ENDPOINT}?${form([['query', `${COUNT} # full`]])}`);
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '7']);
    expect(await answer.text()).toContain('Ask again in 7 seconds.');
  });

  it('may be allowed to other pages', async () => {
    const answer = await app.request(ENDPOINT, { method: 'OPTIONS' });
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, POST, OPTIONS');
  });
});

describe('where it is turned off', () => {
  it('has nothing at its address', async () => {
    const off = createApp({ ...service, sparql: undefined });
    expect((await off.request(ENDPOINT)).status).toBe(404);
  });
});
