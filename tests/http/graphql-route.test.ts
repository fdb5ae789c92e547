import { serverAudits } from 'graphql-http';
import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';

const { app, get, query } = application();
const ADDRESS = 'http://localhost:4000/graphql';
const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8';
const JSON_ANSWER = 'application/graphql-response+json';
const VERSION = '{catalogue{version}}';

interface Answer {
  data?: unknown;
  errors?: { message: string }[];
}

function post(body: RequestInit['body'], headers: Record<string, string> = {}) {
  return app.request(ADDRESS, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: body ?? null,
  });
}

function varies(answer: Response): string[] {
  return (answer.headers.get('Vary') ?? '').split(/,\s*/).filter(Boolean);
}

async function errorsOf(answer: Response): Promise<string[]> {
  const text = await answer.text();
  const { errors } = JSON.parse(text || '{}') as Answer;
  return errors?.map(({ message }) => message) ?? [];
}

describe('a GET of /graphql', () => {
  it.each([{}, { Accept: '*/*' }, { Accept: 'application/json' }, { Accept: JSON_ANSWER }])(
    'without a query is 400 for %o',
    async (headers) => {
      const answer = await get('/graphql', headers);
      expect(answer.status).toBe(400);
      expect(varies(answer)).toContain('Accept');
      expect(await errorsOf(answer)).toEqual([expect.stringContaining('needs a query')]);
    },
  );

  it('with an empty query is 400', async () => {
    expect((await get('/graphql?query=', { Accept: '*/*' })).status).toBe(400);
  });

  it.each(['', `?query=${encodeURIComponent(VERSION)}`])(
    'gives a browser the page of GraphiQL: /graphql%s',
    async (search) => {
      const answer = await get(`/graphql${search}`, { Accept: BROWSER });
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=UTF-8');
      expect(varies(answer)).toContain('Accept');
      expect(await answer.text()).toContain('graphiql.js');
    },
  );

  it.each(['*/*', 'application/json', JSON_ANSWER])(
    'with a query answers it for %s',
    async (accept) => {
      const answer = await get(`/graphql?query=${encodeURIComponent(VERSION)}`, { Accept: accept });
      expect(answer.status).toBe(200);
      expect(varies(answer)).toContain('Accept');
      expect(await answer.json()).toEqual({
        data: { catalogue: { version: expect.stringMatching(/^[0-9a-f]{16}$/) as string } },
      });
    },
  );

  it('takes variables from the address', async () => {
    const search = new URLSearchParams({
      query: 'query ($id: ID!) { node(id: $id) { id } }',
      variables: '{"id":"register/ohjaamotoiminta"}',
    });
    const answer = await get(`/graphql?${search.toString()}`);
    expect(await answer.json()).toEqual({
      data: { node: { id: 'http://localhost:4000/register/ohjaamotoiminta' } },
    });
  });

  it('does not carry out a mutation', async () => {
    const answer = await get('/graphql?query=mutation%7Ba%7D');
    expect(answer.status).toBe(405);
    expect(await errorsOf(answer)).toHaveLength(1);
  });

  it('tells caches that its texts depend on the languages of the request', async () => {
    const answer = await get('/graphql?query=%7Bcatalogue%7Btitle%7D%7D');
    expect(varies(answer)).toEqual(expect.arrayContaining(['Accept', 'Accept-Language']));
  });
});

describe('a POST to /graphql', () => {
  it('answers a query', async () => {
    const answer = await post(JSON.stringify({ query: '{catalogue{id}}' }));
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ data: { catalogue: { id: 'http://localhost:4000/' } } });
  });

  it.each([
    ['no JSON', 'nonsense', 400],
    ['nothing', '', 400],
    ['a number', '3', 400],
    ['a list of requests', `[{"query":"${VERSION}"}]`, 400],
    ['no query', '{}', 400],
    ['a query that is no text', '{"query":3}', 400],
    ['variables that are no object', `{"query":"${VERSION}","variables":"a"}`, 400],
    ['a query that does not parse', '{"query":"{catalogue{"}', 400],
    ['a field that is not there', '{"query":"{nothing}"}', 400],
    ['a mutation', '{"query":"mutation{a}"}', 400],
  ])('is 4xx with a GraphQL error for %s', async (_what, body, status) => {
    const answer = await post(body, { Accept: JSON_ANSWER });
    expect(answer.status).toBe(status);
    expect(await errorsOf(answer)).not.toEqual([]);
  });

  it('says that there is no query, with 200 for clients of old (GraphQL over HTTP, 6.4.1)', async () => {
    const answer = await post('{}', { Accept: 'application/json' });
    expect(await errorsOf(answer)).toEqual(['Must provide query string.']);
    expect(answer.status).toBe(200);
  });

  it('is answered whatever the case of its media type', async () => {
    const body = JSON.stringify({ query: '{catalogue{id}}' });
    const answer = await post(body, { 'Content-Type': 'Application/JSON ; charset=utf-8' });
    expect(answer.status).toBe(200);
  });

  it('is 415 with a GraphQL error for another media type', async () => {
    const answer = await post('x', { 'Content-Type': 'text/plain' });
    expect(answer.status).toBe(415);
    expect(await errorsOf(answer)).toHaveLength(1);
  });

  it('is 413 above 100 kB, with a length', async () => {
    const body = JSON.stringify({ query: VERSION + ' '.repeat(100_000) });
    const answer = await post(body, { 'Content-Length': String(body.length) });
    expect(answer.status).toBe(413);
    expect(await errorsOf(answer)).toEqual([expect.stringContaining('100000 bytes')]);
  });

  it('is 413 above 100 kB, in pieces of unknown number', async () => {
    let pieces = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)));
        if (pieces === 1000) controller.close();
      },
    });
    const request = new Request(ADDRESS, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit);
    expect((await app.fetch(request)).status).toBe(413);
    expect(pieces).toBeLessThan(20);
  });

  it('is answered up to 100 kB', async () => {
    const body = JSON.stringify({ query: VERSION, extensions: { padding: ' '.repeat(99_000) } });
    expect((await post(body)).status).toBe(200);
  });
});

describe('the language of a text', () => {
  const titles = {
    sv: 'Stadskansliets informationslager',
    en: 'Information resources of the Executive Office',
    fi: 'Kaupunginkanslian tietovarannot',
  };

  it.each([
    ['sv', titles.sv],
    ['en', titles.en],
    ['fi', titles.fi],
    ['sv-FI', titles.sv],
    ['de, en;q=0.5, sv;q=0.9', titles.sv],
    ['de', titles.fi],
    ['*', titles.fi],
    ['en;q=0, sv;q=0.1', titles.sv],
  ])('follows Accept-Language: %s', async (languages, title) => {
    expect(await query('{catalogue{title}}', { 'Accept-Language': languages })).toEqual({
      catalogue: { title },
    });
  });

  it("is the catalogue's own where the request prefers none", async () => {
    expect(await query('{catalogue{title}}')).toEqual({ catalogue: { title: titles.fi } });
  });

  it('is first that of the argument', async () => {
    expect(
      await query('{catalogue{title(languages:["en"])}}', { 'Accept-Language': 'sv' }),
    ).toEqual({ catalogue: { title: titles.en } });
  });
});

describe('CORS', () => {
  const origin = { Origin: 'https://other.example' };

  it.each(['/graphql', '/', '/catalogue.nt', '/context.jsonld', '/nothing-here'])(
    'lets every origin read %s, without credentials',
    async (path) => {
      const { headers } = await get(path, origin);
      expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
    },
  );

  it('lets every origin post JSON', async () => {
    const { headers, status } = await app.request(ADDRESS, {
      method: 'OPTIONS',
      headers: {
        ...origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type',
      },
    });
    expect(status).toBe(204);
    expect(headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(headers.get('Access-Control-Allow-Methods')).toContain('POST');
    // Any header: without credentials the star is none itself (Fetch standard, section 4.9).
    expect(headers.get('Access-Control-Allow-Headers')).toBe('*');
    expect(headers.has('Access-Control-Allow-Credentials')).toBe(false);
  });
});

describe('GraphQL over HTTP', () => {
  const fetchFn = (url: string, init?: RequestInit) => app.fetch(new Request(url, init));
  const audits = serverAudits({ url: ADDRESS, fetchFn });

  it('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))(
    '%s: %s',
    async (_id, _name, audit) => {
      const result = await audit.fn();
      expect(result.status === 'ok' ? 'ok' : result.reason).toBe('ok');
    },
  );
});
