import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createService } from '../../src/http/service.ts';
import { failure } from '../../src/http/failure.ts';
import type { HttpRequest } from '../../src/http/request.ts';
import { TooMuchToLoad } from '../../src/sparql/load/asking.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { plainTheme } from '../../src/site/theme/theme.ts';
import { createApp } from '../support/app.ts';
import { loadCatalogue } from '../support/catalogue.ts';

const { snapshot } = loadCatalogue();

/** The answer of GraphQL where the source throws when it opens a view. */
async function answerWith(thrown: Error): Promise<Response> {
  const service = createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '' },
    source: { open: () => Promise.reject(thrown) },
  });
  return createApp(service).request('/graphql?query={catalogue{id}}');
}

/** The answers of a server whose source fails in the middle of an operation, where a resolver waits for it. */
function failing(thrown: Error) {
  const view = new Proxy(snapshot, {
    get: (target, name) =>
      name === 'search' ? () => Promise.reject(thrown) : (Reflect.get(target, name) as unknown),
  });
  const service = createService(snapshot, {
    ...{ pageSize: 20, maxPageSize: 100, examples: [named], assets: '' },
    source: { open: () => Promise.resolve(view) },
  });
  return createApp(service);
}

const SEARCH = '{ search(query: "x") { nodes { __typename } totalCount } }';

/** A question with an address that searches. */
const named = { file: 'finds.graphql', query: `# @query finds\nquery Finds ${SEARCH}` };

/** Each way in which an operation is answered; away from `/graphql` a failure is a line of text, or a page where one is wanted. */
const WAYS: readonly (readonly [way: string, path: string, init: RequestInit])[] = [
  ['JSON', `/graphql?query=${encodeURIComponent(SEARCH)}`, {}],
  ['JSON of a POST', '/graphql', posted({ query: SEARCH })],
  ['JSON with SPARQL', '/graphql', posted({ query: SEARCH, extensions: { sparql: true } })],
  [
    'a part that is not there',
    '/graphql',
    posted({ query: `${SEARCH.slice(0, -1)} catalogue { id } }` }),
  ],
  ['a graph', `/graphql.ttl?query=${encodeURIComponent(SEARCH)}`, {}],
  ['a table', `/graphql.csv?query=${encodeURIComponent(SEARCH)}`, {}],
  ['a question with an address', '/query/finds.json', {}],
  ['its page', '/query/finds.html', {}],
];

function posted(body: object): RequestInit {
  const headers = { 'Content-Type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(body) };
}

describe('an answer where the engine gives none', () => {
  it('is 503 with the seconds after which the engine wants to be asked again', async () => {
    const response = await answerWith(new EngineError('busy', 'secret words', { retryAfter: 7 }));
    expect(response.status).toBe(503);
    expect(response.headers.get('Retry-After')).toBe('7');
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    const text = await response.text();
    expect(text).toContain('"code":"UNAVAILABLE"');
    expect(text).not.toContain('secret words');
  });

  it('is 503 with a second where the engine says nothing', async () => {
    const response = await answerWith(new EngineError('cut', 'cut off'));
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '1']);
  });

  it('is plain text at the address of a document', async () => {
    const notes = { id: 'a1', route: 'register' };
    const request = { notes, method: 'GET', path: '/register/a', header: () => undefined };
    const instance = createInstance();
    const service = { instance, snapshot, theme: plainTheme };
    const answer = failure(
      request as unknown as HttpRequest,
      new EngineError('timeout', 'too slow'),
      service,
    );
    expect(answer).toMatchObject({ status: 503, headers: { 'Retry-After': '1' } });
    expect(answer.body).toContain('does not answer');
    expect(await instance.metrics.registry.metrics()).toContain('reason="unavailable"} 1');
  });

  it('is 400 with the reason where the request reads more than the source gives for one', async () => {
    const response = await answerWith(new TooMuchToLoad('ask for less'));
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(
      '"message":"ask for less","extensions":{"code":"TOO_MUCH_TO_LOAD"',
    );
  });

  it.each(WAYS)('is 503 where a resolver waits for the engine: %s', async (_way, path, init) => {
    const thrown = new EngineError('busy', 'secret words', { retryAfter: 7 });
    const response = await failing(thrown).request(path, init);
    expect([response.status, response.headers.get('Retry-After')]).toEqual([503, '7']);
    const text = await response.text();
    expect(text).toMatch(
      path.startsWith('/graphql') ? /"code":"UNAVAILABLE"/ : /Ask again|Yritä uudelleen/,
    );
    expect(text).not.toContain('secret words');
  });

  it.each(WAYS)('is 400 where a resolver reads too much: %s', async (_way, path, init) => {
    const response = await failing(new TooMuchToLoad('ask for less')).request(path, init);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(
      path.startsWith('/graphql')
        ? /"code":"TOO_MUCH_TO_LOAD"/
        : /ask for less|Liikaa yhdelle sivulle/,
    );
  });

  it.each(WAYS)(
    'says nothing of what the program itself does wrong: %s',
    async (_way, path, init) => {
      const response = await failing(new Error('secret words')).request(path, init);
      const text = await response.text();
      expect(text).toMatch(/"code":"INTERNAL_SERVER_ERROR"|role="alert"/);
      expect(text).not.toContain('secret words');
    },
  );

  it.each([
    { language: 'fi', kind: 'busy', status: 503, words: 'Luetteloa ei voi lukea juuri nyt.' },
    { language: 'sv', kind: 'too much', status: 400, words: 'För mycket för en sida' },
    { language: 'en', kind: 'mistake', status: 500, words: 'Something went wrong here' },
    { language: 'de, en;q=0.5', kind: 'busy', status: 503, words: 'The catalogue cannot be read' },
  ] as const)('is a page for who asks for $language: $kind', async (row) => {
    const { language, kind, status, words } = row;
    const thrown = {
      busy: new EngineError('busy', 'secret words', { retryAfter: 7 }),
      'too much': new TooMuchToLoad('secret words'),
      mistake: new Error('secret words'),
    }[kind];
    const service = createService(snapshot, {
      ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '' },
    });
    const headers = { 'Accept-Language': language, Accept: 'text/html,*/*;q=0.8' };
    const app = createApp(Object.assign(service, { collect: () => Promise.reject(thrown) }));
    const response = await app.request('/register', { headers });
    expect(response.status).toBe(status);
    const text = await response.text();
    expect(text).toContain(words);
    expect(text).not.toContain('secret words');
    const spoken = response.headers.get('Content-Language') ?? '';
    expect(text).toContain(`<html lang="${spoken}">`);
    expect(response.headers.get('Content-Security-Policy')).toBe(plainTheme.policy);
    expect(response.headers.get('Cache-Control')).toBe('no-store');
    expect(text.includes('<a href="">')).toBe(status >= 500);
    const id = response.headers.get('X-Request-Id') ?? 'none';
    expect(text.includes(id)).toBe(status === 500);
  });

  it('is still 500 where the program itself fails', async () => {
    expect((await answerWith(new Error('a mistake'))).status).not.toBe(503);
  });
});
