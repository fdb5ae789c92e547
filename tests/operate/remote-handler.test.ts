import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { CommonHeaders } from '../../src/http/headers.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { defaultEndpointLimits } from '../../src/sparql/endpoint/limits.ts';
import { QueryFailure } from '../../src/sparql/endpoint/outcome.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { TooMuchToLoad } from '../../src/sparql/load/asking.ts';
import { patient } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { smallCatalogue } from '../support/folder.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { isWide } from '../support/wide.ts';

const data = mkdtempSync(join(tmpdir(), 'varanto-remote-'));
writeFileSync(join(data, 'small.ttl'), smallCatalogue);
afterAll(() => {
  rmSync(data, { recursive: true });
});

const { snapshot, ontology } = loadCatalogue(isWide ? {} : { data });
const { base, version } = snapshot;
const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: 'dist/graphiql', ontology },
  limits: patient,
};
const local = createApp(createService(snapshot, options));
const sparql = {
  engine: { ask: () => Promise.reject(new QueryFailure('unavailable', 'secret words')) },
  limits: defaultEndpointLimits,
};

/** What the engine fails with; nothing while the server starts. */
let failure: Error | undefined;
let fetch: (request: Request) => Promise<Response>;
beforeAll(async () => {
  const engine = oxigraphEngine(preparedQuads(snapshot));
  const failing: Engine = {
    profile: engine.profile,
    select: (query, asking) => (failure ? Promise.reject(failure) : engine.select(query, asking)),
  };
  const source = await preparedSource(failing, snapshot);
  ({ fetch } = createRemoteHandler(source, { ...options, sparqlOver: () => sparql }));
  failure = new EngineError('unreachable', 'secret words');
});

type Init = Omit<RequestInit, 'headers'> & { readonly headers?: Readonly<Record<string, string>> };

const ask = (path: string, init: Init = {}): Promise<Response> =>
  fetch(new Request(base + path, init));

const READER = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'sv' };

const QUERY = `query=${encodeURIComponent('SELECT * { ?s ?p ?o }')}`;

describe('a server whose engine is down', () => {
  it.each([
    ['a document', 'register.ttl', {}],
    ['a page', 'register', { headers: READER }],
    ['an answer of GraphQL', 'graphql?query={registers{nodes{title}}}', {}],
    ['a search', 'search.json?q=a', {}],
    ['an answer of SPARQL', `sparql?${QUERY}`, {}],
    ['the page of SPARQL', 'sparql', { headers: READER }],
    ['the start of a document', 'register.ttl', { method: 'HEAD' }],
  ] as const)('answers with the headers of every answer: %s', async (_what, path, init: Init) => {
    const { status, headers } = await ask(path, {
      ...init,
      headers: { 'X-Request-Id': 'one', ...init.headers },
    });
    expect([status, headers.get('Retry-After') === null]).toEqual([503, false]);
    const all = new CommonHeaders(version).complete({ status: 503, headers: {} }, 'one').headers;
    for (const [name, value] of Object.entries(all))
      if (name !== 'Content-Security-Policy')
        expect([name, headers.get(name)]).toEqual([name, value]);
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After');
    expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it.each([
    ['reads more than it may', new TooMuchToLoad('ask for less'), 400],
    ['meets a mistake of the program', new Error('secret words'), 500],
  ])('does so, too, where a request %s', async (_what, thrown, status) => {
    const before = failure;
    failure = thrown;
    const answer = await ask('register.ttl', { headers: { 'X-Request-Id': 'one' } });
    failure = before;
    expect(answer.status).toBe(status);
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.get('X-Request-Id')).toBe('one');
  });

  it.each([
    ...[
      'context.jsonld',
      'schema.graphql',
      'schema',
      'ontology',
      'ontology.ttl',
      'ontology.jsonld',
    ],
    ...['shapes', 'shapes.ttl', 'shapes.nt', 'robots.txt', 'graphql?query={__typename}'],
  ])('gives what is made from the ontology alone: %s', async (path) => {
    const [own, other] = [await ask(path), await local.fetch(new Request(base + path))];
    expect([own.status, await own.text()]).toEqual([200, await other.text()]);
    expect(own.headers.get('Link')).toBe(other.headers.get('Link'));
  });

  it.each(['sparql', 'sparql.html', `sparql?${QUERY}`, `sparql.html?${QUERY}`])(
    'gives a page in the language of its reader at /%s',
    async (path) => {
      const answer = await ask(path, { headers: READER });
      expect([answer.status, answer.headers.get('Content-Language')]).toEqual([503, 'sv']);
      expect(answer.headers.get('Content-Type')).toContain('text/html');
      const page = await answer.text();
      expect(page).toContain('Förteckningen kan inte läsas just nu.');
      expect(page).not.toContain('secret words');
    },
  );

  it.each([
    ['sparql', {}],
    ['sparql', { Accept: 'application/sparql-results+json, text/html;q=0.1' }],
    ['sparql', { Accept: 'application/sparql-results+xml, */*;q=0.1' }],
    ['sparql.json', READER],
  ])('answers programs that ask at /%s in JSON: %j', async (path, headers) => {
    const answer = await ask(`${path}?${QUERY}`, { headers });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([503, 'application/json']);
    expect(await answer.text()).toContain('"code":"UNAVAILABLE"');
  });

  it('gives GraphiQL to a browser', async () => {
    const answer = await ask('graphql', { headers: READER });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('Content-Type')).toContain('text/html');
  });
});
