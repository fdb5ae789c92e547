import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { createApp } from '../support/app.ts';
import { createService } from '../../src/http/service.ts';
import { application, patient } from '../support/application.ts';
import { load } from '../../src/check/load.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { reservedPaths } from '../../src/http/routes.ts';

const { app, get } = application();
const TITLE = '{catalogue{title}}';
const LONG = '{registers(first:50){nodes{id title}}}';
const OWN_JSON = 'application/graphql-response+json';
const ENDINGS = {
  jsonld: 'application/ld+json',
  ttl: 'text/turtle',
  nt: 'application/n-triples',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A media type as a header names it: a workbook is no text. */
function inHeader(type: string): string {
  return type === ENDINGS.xlsx ? type : `${type}; charset=utf-8`;
}

function at(parameters: Record<string, string>, ending = ''): string {
  return `/graphql${ending}?${new URLSearchParams(parameters).toString()}`;
}

async function tagOf(path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await get(path, headers);
  await answer.text();
  return answer.headers.get('ETag') ?? 'none';
}

function head(path: string, headers: Record<string, string> = {}) {
  return app.request(path, { method: 'HEAD', headers });
}

function post(query: string, headers: Record<string, string> = {}, path = '/graphql') {
  return app.request(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

function varies(answer: Response): string[] {
  return (answer.headers.get('Vary') ?? '').split(', ');
}

describe('the ETag of a GET', () => {
  const operations =
    'query A($n: Int = 1) { registers(first: $n) { nodes { title } } } query B { catalogue { title } }';
  const plain = { query: operations, operationName: 'A' };

  it('is strong, and the same for the same question', async () => {
    const tag = await tagOf(at(plain));
    expect(tag).toMatch(/^"[\w-]+"$/);
    expect(await tagOf(at(plain))).toBe(tag);
  });

  it('is another one for each ingredient', async () => {
    const tags = await Promise.all([
      tagOf(at(plain)),
      tagOf(at({ ...plain, operationName: 'B' })),
      tagOf(at({ ...plain, variables: '{"n":2}' })),
      tagOf(at({ ...plain, query: `${operations} ` })),
      tagOf(at(plain), { 'Accept-Language': 'sv' }),
      tagOf(at(plain), { 'Accept-Language': 'sv, en' }),
      tagOf(at(plain), { 'Accept-Language': 'en, sv' }),
      tagOf(at(plain), { Accept: OWN_JSON }),
      tagOf(at(plain), { 'Accept-Encoding': 'gzip' }),
      ...Object.keys(ENDINGS).map((ending) => tagOf(at(plain, `.${ending}`))),
    ]);
    expect(tags).not.toContain('none');
    expect(new Set(tags).size).toBe(tags.length);
  });

  it('is another one for another snapshot, program or size of pages', async () => {
    const museum = 'tests/fixtures/museum';
    const folders = { ontology: `${museum}/ontology`, data: `${museum}/data` };
    const place = { ...folders, base: BASE, reserved: reservedPaths };
    const [first, again] = [
      load({ ...place, program: 'test' }),
      load({ ...place, program: 'test' }),
    ];
    const tagIn = async (limits: object, { snapshot } = again) => {
      const usual = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', limits: patient };
      const options = { ...usual, ...limits };
      const answer = await createApp(createService(snapshot, options)).request(
        at({ query: '{museums{totalCount}}' }),
      );
      expect(answer.status).toBe(200);
      return answer.headers.get('ETag');
    };
    const same = await tagIn({}, first);
    expect(await tagIn({})).toBe(same);
    const other = load({ ...place, program: 'other' }, again);
    const others = [tagIn({ pageSize: 10 }), tagIn({ maxPageSize: 50 }), tagIn({}, other)];
    expect(new Set([same, ...(await Promise.all(others))]).size).toBe(4);
  });

  it.each([
    [
      'quality of the same order',
      { 'Accept-Language': 'sv;q=0.9, en;q=0.1' },
      { 'Accept-Language': 'SV, en' },
    ],
    ['no preference', { 'Accept-Language': '*' }, {}],
    [
      'types that come to the same',
      { Accept: '*/*' },
      { Accept: 'application/json;charset=utf-8' },
    ],
    ['no coding', { 'Accept-Encoding': 'deflate, br;q=0' }, { 'Accept-Encoding': 'identity' }],
    ['headers that mean nothing here', { 'User-Agent': 'a', 'Accept-Charset': 'b' }, {}],
  ])('does not depend on %s', async (_what, headers, others) => {
    const path = at({ query: TITLE });
    expect(await tagOf(path, headers)).toBe(await tagOf(path, others));
  });

  it('is the same by Accept and by ending', async () => {
    for (const [ending, Accept] of Object.entries(ENDINGS))
      expect(await tagOf(at({ query: LONG }, `.${ending}`))).toBe(
        await tagOf(at({ query: LONG }), { Accept }),
      );
  });

  it.each(['{nothing}', '{catalogue{', 'mutation{a}', '{registers(first:-1){totalCount}}'])(
    'is none for errors, and these are not kept: %s',
    async (query) => {
      for (const headers of [
        {},
        { Accept: OWN_JSON },
        { Accept: 'text/turtle' },
        { 'If-None-Match': '*' },
      ]) {
        const answer = await get(at({ query }), headers);
        expect(answer.status).not.toBe(304);
        expect(answer.headers.has('ETag')).toBe(false);
        expect(answer.headers.has('Link')).toBe(false);
        expect(answer.headers.get('Cache-Control')).toBe('no-store');
      }
    },
  );

  it('is none for a POST', async () => {
    const answer = await post(TITLE);
    expect(answer.headers.has('ETag')).toBe(false);
    expect(answer.headers.has('Link')).toBe(false);
  });
});

describe('a GET with If-None-Match', () => {
  const forms = [
    ['the tag', (tag: string) => tag],
    ['the tag as a weak one', (tag: string) => `W/${tag}`],
    ['a list', (tag: string) => `"a", W/"b",${tag}`],
    ['any', () => '*'],
  ] as const;

  it.each(forms)('is 304 without a body for %s', async (_what, form) => {
    for (const headers of [{}, { 'Accept-Encoding': 'gzip' }, { Accept: 'text/csv' }]) {
      const first = await get(at({ query: LONG }), headers);
      const etag = first.headers.get('ETag') ?? '';
      const again = await get(at({ query: LONG }), { ...headers, 'If-None-Match': form(etag) });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe('');
      for (const name of ['ETag', 'Cache-Control', 'Vary'])
        expect(again.headers.get(name)).toBe(first.headers.get(name));
    }
  });

  it('is 200 for another tag, also that of another coding', async () => {
    const tag = await tagOf(at({ query: LONG }));
    const gzip = { 'Accept-Encoding': 'gzip' };
    expect((await get(at({ query: LONG }), { ...gzip, 'If-None-Match': tag })).status).toBe(200);
    expect((await get(at({ query: LONG }), { 'If-None-Match': '"x"' })).status).toBe(200);
  });

  it('executes nothing to say 304', async () => {
    const { snapshot } = loadCatalogue();
    const service = createService(snapshot, {
      pageSize: 20,
      maxPageSize: 100,
      examples: [],
      assets: '',
      cacheBytes: 0,
    });
    const fresh = createApp(service);
    const path = at({ query: '{registers{nodes{title}}}' });
    const { resolve } = service.schema.getQueryType()?.getFields()['registers'] ?? {};
    let executed = 0;
    Object.assign(service.schema.getQueryType()?.getFields()['registers'] ?? {}, {
      resolve: (...given: Parameters<NonNullable<typeof resolve>>) => {
        executed += 1;
        return resolve?.(...given);
      },
    });
    const etag = (await fresh.request(path)).headers.get('ETag') ?? '';
    expect(executed).toBe(1);
    expect((await fresh.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect(executed).toBe(1);
    await fresh.request(path);
    expect(executed).toBe(2);
  });
});

describe('an answer to a GET', () => {
  it('may be kept and must be asked for again', async () => {
    const { headers } = await get(at({ query: TITLE }));
    expect(headers.get('Cache-Control')).toBe('public, no-cache');
  });

  it('says what it depends on', async () => {
    const json = await get(at({ query: TITLE }));
    expect(varies(json)).toEqual(['Accept', 'Accept-Language', 'Accept-Encoding']);
    const turtle = await get(at({ query: TITLE }, '.ttl'));
    expect(varies(turtle)).toEqual(['Accept-Language', 'Accept-Encoding']);
  });

  it.each([
    [TITLE, {}, 'fi'],
    [TITLE, { 'Accept-Language': 'sv' }, 'sv'],
    ['{catalogue{a:title(languages:["en"]) b:title}}', { Accept: 'text/turtle' }, 'en, fi'],
    ['{catalogue{version}}', {}, null],
    ['{registers{facets(fields:[holder]){values{label}}}}', {}, 'fi'],
    ['{registers{facets(fields:[holder]){values{count}}}}', {}, null],
    ['{search(query:"taso"){nodes{snippet}}}', {}, 'fi'],
    ['{search(query:"nivå",types:[TosLevel]){nodes{snippet}}}', {}, 'sv'],
  ])('says the languages of its texts: %s %o', async (query, headers, languages) => {
    expect((await get(at({ query }), headers)).headers.get('Content-Language')).toBe(languages);
  });

  it('is compressed where that is asked for and worth it', async () => {
    const gzip = { 'Accept-Encoding': 'br;q=0.1, gzip;q=0.5' };
    const plain = await get(at({ query: LONG }));
    const packed = await get(at({ query: LONG }), gzip);
    const small = await get(at({ query: TITLE }), gzip);
    expect(packed.headers.get('Content-Encoding')).toBe('gzip');
    const bytes = Buffer.from(await packed.arrayBuffer());
    expect(packed.headers.get('Content-Length')).toBe(String(bytes.length));
    expect(gunzipSync(bytes).toString()).toBe(await plain.text());
    expect(plain.headers.has('Content-Encoding')).toBe(false);
    expect(small.headers.has('Content-Encoding')).toBe(false);
  });

  it.each(['', '.jsonld', '.ttl', '.nt', '.csv', '.tsv', '.xlsx'])(
    'has the same headers with HEAD: %s',
    async (ending) => {
      const named = { 'X-Request-Id': 'one' };
      for (const headers of [named, { ...named, 'Accept-Encoding': 'gzip' }]) {
        const given = await get(at({ query: LONG }, ending), headers);
        const answer = await head(at({ query: LONG }, ending), headers);
        expect(answer.status).toBe(200);
        expect(await answer.text()).toBe('');
        expect([...answer.headers]).toEqual([...given.headers]);
        const etag = given.headers.get('ETag') ?? '';
        expect(
          (await head(at({ query: LONG }, ending), { ...headers, 'If-None-Match': etag })).status,
        ).toBe(304);
      }
    },
  );

  it('names its other forms, each of which is there', async () => {
    const query =
      'query Q($n: Int) { registers(first: $n) { nodes { title id } } } query R { catalogue { id } }';
    const answer = await get(at({ query, operationName: 'Q', variables: '{"n": 3}' }));
    const links = (answer.headers.get('Link') ?? '').split(', ');
    const found = links.map(
      (link) => /^<([^>]+)>; rel="alternate"; type="([^"]+)"$/.exec(link) ?? [],
    );
    expect(found.map(([, , type]) => type)).toEqual(Object.values(ENDINGS));
    for (const [, address = '', type = ''] of found) {
      expect(address).toMatch(/^http:\/\/localhost:4000\/graphql\.\w+\?[^\s<>"{}|\\^`+]+$/);
      const other = await get(address);
      expect(other.status).toBe(200);
      expect(other.headers.get('Content-Type')).toBe(inHeader(type));
    }
    expect((await (await get(found[3]?.[1] ?? '')).text()).split('\r\n')).toHaveLength(5);
  });

  it('names no other forms where the query is too long for a header', async () => {
    const answer = await get(at({ query: `${TITLE}#${'x'.repeat(2000)}` }));
    expect(answer.status).toBe(200);
    expect(answer.headers.has('Link')).toBe(false);
  });
});

describe('the form of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/json'],
    ['application/json, application/graphql-response+json', OWN_JSON],
    ['application/graphql-response+json;q=0.5, application/json', 'application/json'],
    ['text/turtle, */*;q=0.1', 'text/turtle'],
    ['text/turtle, application/json', 'application/json'],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'application/ld+json'],
    ['application/n-triples;q=0.4, text/csv;q=0.3', 'application/n-triples'],
    ['text/csv, text/html;q=0.9', 'text/csv'],
  ])('follows Accept: %s', async (accept, type) => {
    const headers = accept === undefined ? {} : { Accept: accept };
    for (const answer of [await get(at({ query: LONG }), headers), await post(LONG, headers)]) {
      expect(answer.status).toBe(200);
      expect(answer.headers.get('Content-Type')).toBe(`${type}; charset=utf-8`);
    }
  });

  it.each(Object.entries(ENDINGS))(
    '.%s is the same bytes as with %s, by GET and POST',
    async (ending, type) => {
      const byEnding = await get(at({ query: LONG }, `.${ending}`), { Accept: 'text/html' });
      const text = await byEnding.text();
      expect(byEnding.headers.get('Content-Type')).toBe(inHeader(type));
      expect(await (await get(at({ query: LONG }), { Accept: type })).text()).toBe(text);
      expect(await (await post(LONG, { Accept: type })).text()).toBe(text);
      expect(await (await post(LONG, {}, `/graphql.${ending}`)).text()).toBe(text);
    },
  );

  it('of a table has a name for a file, and how many rows there are', async () => {
    for (const ending of ['csv', 'tsv', 'xlsx']) {
      const { headers } = await get(at({ query: LONG }, `.${ending}`));
      expect(headers.get('Content-Disposition')).toBe(`inline; filename="catalogue.${ending}"`);
      expect(headers.get('Row-Count')).toBe('36');
      expect(headers.get('Access-Control-Expose-Headers')).toContain('Row-Count');
    }
  });

  it('of a table depends on its layout, and on no other parameter', async () => {
    const tags = await Promise.all(
      ['', '&for=excel', '&lists=rows', '&for=excel&lists=rows'].map((layout) =>
        tagOf(`${at({ query: LONG }, '.csv')}${layout}`),
      ),
    );
    expect(new Set(tags).size).toBe(4);
    expect(await tagOf(`${at({ query: LONG }, '.csv')}&lists=cells&x=y`)).toBe(tags[0]);
    expect(await tagOf(`${at({ query: LONG }, '.ttl')}&for=excel`)).toBe(
      await tagOf(at({ query: LONG }, '.ttl')),
    );
  });

  it.each([
    ['for=word', 'for: expected excel, got \\"word\\"'],
    ['lists=none', 'lists: expected rows or cells, got \\"none\\"'],
  ])('of a table is 400 for a layout that is not there: %s', async (layout, message) => {
    const answer = await get(`${at({ query: LONG }, '.csv')}&${layout}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(message);
  });

  it('that is not offered is 406 with a GraphQL error that names those that are', async () => {
    for (const answer of [
      await get(at({ query: TITLE }), { Accept: 'image/png' }),
      await post(TITLE, { Accept: 'text/html' }),
    ]) {
      expect(answer.status).toBe(406);
      expect(JSON.stringify(await answer.json())).toContain('text/turtle');
    }
  });

  it.each(['.html', '.xyz', '.nq', '.trig', '.'])('is not at /graphql%s', async (ending) => {
    expect((await get(at({ query: TITLE }, ending))).status).toBe(404);
  });
});

describe('an error', () => {
  const wrong = [
    ['{nothing}', 400],
    ['{catalogue{', 400],
    ['{registers(first:-1){nodes{id}}}', 400],
    ['{a:registers{nodes{id}} b:registers(first:1000){nodes{id}}}', 400],
  ] as const;

  it.each(wrong)('is no graph and no table but the errors: %s', async (query, status) => {
    for (const type of Object.values(ENDINGS))
      for (const answer of [
        await get(at({ query }), { Accept: type }),
        await post(query, { Accept: type }),
      ]) {
        expect(answer.status).toBe(status);
        expect(answer.headers.get('Content-Type')).toBe(`${OWN_JSON}; charset=utf-8`);
        const body = (await answer.json()) as { errors: { message: string }[] };
        expect(Object.keys(body)).toEqual(['errors']);
        expect(body.errors[0]?.message).toEqual(expect.any(String));
      }
  });

  it.each([
    TITLE,
    '{a:registers{nodes{id}} b:registers{nodes{id}}}',
    '{registers{nodes{id}} catalogue{title}}',
    '{registers{totalCount}}',
    '{organisation(id:"organisation/kaupunginkanslia"){registers{nodes{id}}}}',
    '{__typename}',
  ])('is given for a table of what is not one list: %s', async (query) => {
    const answer = await get(at({ query }, '.csv'));
    const { errors } = (await answer.json()) as {
      errors: { message: string; extensions: object }[];
    };
    expect(answer.status).toBe(400);
    expect(errors[0]?.message).toContain('A table needs');
    expect(errors[0]?.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      requestId: answer.headers.get('X-Request-Id'),
    });
    expect((await get(at({ query }, '.ttl'))).status).toBe(200);
  });

  it('is given at an address with an ending and no query', async () => {
    expect((await get('/graphql.ttl')).status).toBe(400);
    expect((await post('{}', { 'Content-Type': 'text/plain' }, '/graphql.ttl')).status).toBe(415);
    expect((await app.request('/graphql.ttl', { method: 'DELETE' })).status).toBe(405);
  });
});
