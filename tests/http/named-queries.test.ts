import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../answers/read-csv.ts';
import { readSheet } from '../answers/read-xlsx.ts';
import { createApp } from '../support/app.ts';
import { application, patient } from '../support/application.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { createHandler } from '../../src/operate/handler.ts';
import { some } from '../support/wide.ts';
import { LoadError } from '../../src/store/files.ts';
import { createService } from '../../src/http/service.ts';

const { snapshot } = loadCatalogue();
const whole = application();

/** What follows from the model alone serves all servers here; none has the day of one before it. */
const previous = { ...whole.service, dates: { changed: new Date(0), served: new Date(0) } };

const text = `# Which registers are there? Those of one unit, or all.
# @fi Mitkä rekisterit on?
# Yhden yksikön tai kaikki.
# @query registers-of
query Named(
  # the unit's address
  # @sv enhetens adress
  $unit: ID
  $size: Int = 20
  $exact: Boolean = false
  $titles: [String!]
) {
  registers(first: $size, where: { holder: { id: { eq: $unit } }, title: { in: $titles } }) {
    totalCount
    nodes { title @skip(if: $exact) }
  }
}
`;

const required = '# @query one\nquery One($id: ID!) { register(id: $id) { title } }';
const counts = `# @query counts
{ organisations(first: 50) { nodes { name registers(first: 0) { totalCount } } } }`;

function served(files: Readonly<Record<string, string>>, isOnlyNamed = false) {
  const examples = Object.entries(files).map(([file, query]) => ({ file, query }));
  const settings = { pageSize: 20, maxPageSize: 100, assets: 'dist/graphiql', limits: patient };
  return createApp(createService(snapshot, { ...settings, examples, isOnlyNamed, previous }));
}

const app = served({
  'a.graphql': required,
  'b.graphql': counts,
  'example.graphql': '{ catalogue { title } }',
});

async function json(path: string, init?: RequestInit, asked = app): Promise<unknown> {
  return (await asked.request(path, init)).json();
}

describe('a named query', () => {
  it('is answered at its address, as GraphQL answers it', async () => {
    const query = encodeURIComponent(counts);
    expect(await json('/query/counts')).toEqual(await json(`/graphql?query=${query}`));
  });

  it.each([
    ['.json', 'application/json; charset=utf-8'],
    ['.jsonld', 'application/ld+json; charset=utf-8'],
    ['.ttl', 'text/turtle; charset=utf-8'],
    ['.nt', 'application/n-triples; charset=utf-8'],
    ['.csv', 'text/csv; charset=utf-8'],
    ['.tsv', 'text/tab-separated-values; charset=utf-8'],
    ['.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['.html', 'text/html; charset=utf-8'],
  ])('is given as %s by ending and by Accept, with an ETag', async (ending, type) => {
    const answer = await app.request(`/query/counts${ending}`);
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
    expect(answer.headers.get('Vary')).toBe('Accept-Language, Accept-Encoding');
    const etag = answer.headers.get('ETag') ?? '';
    const known = { headers: { 'If-None-Match': etag } };
    expect((await app.request(`/query/counts${ending}`, known)).status).toBe(304);
    const head = await app.request(`/query/counts${ending}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, etag, '']);
    const Accept = type.split(';')[0] ?? '';
    const byType = await app.request('/query/counts', { headers: { Accept } });
    expect(byType.headers.get('ETag')).toBe(etag);
    expect(byType.headers.get('Vary')).toBe('Accept, Accept-Language, Accept-Encoding');
    expect(byType.headers.get('Content-Location')).toBe(
      `http://localhost:4000/query/counts${ending}`,
    );
  });

  it('is a table with a row for each unit, and a workbook of the same cells', async () => {
    const rows = readCsv(await (await app.request('/query/counts.csv')).text());
    expect(rows).toHaveLength(10);
    expect(rows).toContainEqual(['Elinkeino-osasto', '8']);
    const { body } = await app.request('/query/counts.xlsx');
    const sheet = await readSheet(body as unknown as AsyncIterable<Uint8Array>);
    expect(sheet).toContainEqual(['text Elinkeino-osasto', 'number 8']);
  });

  it('takes its variables from the parameters of the address, each by its type', async () => {
    const own = served({ 'a.graphql': text });
    const titles = '&titles=Ohjaamotoiminta&titles=Antolainarekisteri';
    const unit = 'unit=organisation/talous-ja-suunnitteluosasto';
    expect(await json(`/query/registers-of?${unit}&size=3&exact=false${titles}`, {}, own)).toEqual({
      data: { registers: { totalCount: 1, nodes: [{ title: 'Antolainarekisteri' }] } },
    });
    expect(await json('/query/one?id=register/ohjaamotoiminta')).toEqual({
      data: { register: { title: 'Ohjaamotoiminta' } },
    });
  });

  it.each([
    ['/query/registers-of?size=two', 'size: expected Int, got \\"two\\"'],
    ['/query/registers-of?exact=yes', 'exact: expected Boolean, got \\"yes\\"'],
    ['/query/registers-of?size=1&size=2', 'size: expected Int, got \\"1&2\\"'],
    ['/query/registers-of?unti=a', 'has the parameters unit (ID), size (Int), exact (Boolean)'],
    ['/query/one', 'id: expected a value of ID!, got none'],
    ['/query/one?id=', 'id: expected a value of ID!, got none'],
    ['/query/counts?x=1', 'the query \\"counts\\" has no parameters'],
    ['/query/counts.csv?for=word', 'for: expected excel'],
    ['/query/one.csv?id=a', 'A table needs a query with one field at its root'],
  ])('is 400 where a parameter is wrong, and says what it has: %s', async (path, message) => {
    const own = served({ 'a.graphql': text, 'b.graphql': required, 'c.graphql': counts });
    const answer = await own.request(path);
    expect(answer.status).toBe(400);
    expect(answer.headers.has('ETag')).toBe(false);
    expect(await answer.text()).toContain(message);
  });

  it.each(['/query/nothing', '/query/counts.png', '/query/counts/', '/query/example'])(
    'is not at %s',
    async (path) => {
      expect((await app.request(path)).status).toBe(404);
    },
  );

  it('is read and not posted', async () => {
    const answer = await app.request('/query/counts', { method: 'POST', body: '{}' });
    expect([answer.status, answer.headers.get('Allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('is another answer once its file is another, though the data is the same', async () => {
    const other = served({ 'b.graphql': counts.replace('first: 50', 'first: 5') });
    for (const path of ['/query/counts', '/query', '/graphql?documentId=counts']) {
      const tag = (await app.request(path)).headers.get('ETag');
      expect((await other.request(path)).headers.get('ETag')).not.toBe(tag);
    }
  });
});

describe('/query', () => {
  it('lists the named queries with their comments, variables and identifiers', async () => {
    const own = served({ 'a.graphql': text });
    const documentId = `sha256:${createHash('sha256').update(text).digest('hex')}`;
    expect(await json('/query', {}, own)).toEqual({
      queries: [
        {
          name: 'registers-of',
          address: 'http://localhost:4000/query/registers-of',
          titles: { '': 'Which registers are there?', fi: 'Mitkä rekisterit on?' },
          descriptions: { '': 'Those of one unit, or all.', fi: 'Yhden yksikön tai kaikki.' },
          documentId,
          variables: [
            {
              ...{ name: 'unit', type: 'ID', required: false },
              descriptions: { '': "the unit's address", sv: 'enhetens adress' },
            },
            { name: 'size', type: 'Int', required: false, default: '20', descriptions: {} },
            { name: 'exact', type: 'Boolean', required: false, default: 'false', descriptions: {} },
            { name: 'titles', type: '[String!]', required: false, descriptions: {} },
          ],
          query: text,
        },
      ],
    });
  });

  it('is a page for a browser, with a link to each', async () => {
    const answer = await app.request('/query', { headers: { Accept: 'text/html' } });
    const page = await answer.text();
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    for (const slug of ['one', 'counts'])
      expect(page).toContain(`href="http://localhost:4000/query/${slug}"`);
  });
});

describe('the page of a named query', () => {
  const page = async (path: string, asked = app, language = 'en'): Promise<string> =>
    (await asked.request(path, { headers: { 'Accept-Language': language } })).text();

  it('is in the language that its address asks for, and its links keep it', async () => {
    const html = await page('/query/counts.html?lang=sv');
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('/query?lang=sv"');
  });

  it('shows table and chart with the same numbers, and needs no script', async () => {
    const html = await page('/query/counts.html');
    expect(html.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/ src="[^"]*suggest\.js"/),
    ]);
    expect(html).toMatch(/<td>Elinkeino-osasto<\/td>\s*<td>8<\/td>/);
    expect(html.match(/<rect /g)).toHaveLength(9);
    const [, width = ''] =
      /Elinkeino-osasto<\/text>\s*<rect[^>]*width="([\d.]+)%"/.exec(html) ?? [];
    const [, half = ''] = /Strategiaosasto<\/text>\s*<rect[^>]*width="([\d.]+)%"/.exec(html) ?? [];
    expect(Number(half) / Number(width)).toBeCloseTo(7 / 8, 1);
    expect(html).toContain('role="img"');
    expect(html).toMatch(/<title id="chart-title">Bar chart: counts<\/title>/);
    expect(html).toContain('9 of 9 rows');
    for (const ending of ['.json', '.csv', '.xlsx', '.jsonld'])
      expect(html).toContain(`href="http://localhost:4000/query/counts${ending}"`);
  });

  it('has groups by two keys as rows and columns, of the number that varies', async () => {
    const query = readFileSync('data/helsinki/examples/12-main-classes-and-units.graphql', 'utf8');
    const own = served({ 'a.graphql': query });
    const rows = readCsv(await (await own.request('/query/main-classes-and-units.csv')).text());
    const [heads = [], ...groups] = rows;
    const [main, unit] = [heads.indexOf('notation'), heads.indexOf('organisationsThroughNarrower')];
    const html = await page('/query/main-classes-and-units.html', own);
    const [first = [], ...lines] = [...html.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell),
    );
    const cells = lines.flatMap(([name = '', ...numbers]) =>
      numbers.flatMap((each, at) => (each ? [[name, first[at + 1] ?? '', each]] : [])),
    );
    const registers = `${heads[unit] ?? ''}.resource.registers.totalCount`;
    const expected = groups.map((row) =>
      [main, unit, heads.indexOf(registers)].map((at) => row[at]),
    );
    expect(cells.sort()).toEqual(expected.sort());
    expect(html).toMatch(/00 · Hallinto-osasto<\/text>\s*<rect[^>]*>\s*<\/rect>\s*<text[^>]*>7</);
  });

  it('says what was wrong as a page, beside its form, and never as markup', async () => {
    const own = served({ 'a.graphql': text, 'b.graphql': required });
    const sent = '<script>alert(1)</script>';
    for (const path of [
      `/query/registers-of.html?size=${sent}`,
      `/query/registers-of.html?${sent}=1`,
      `/query/registers-of.html?size=1000`,
      `/query/one.html?id=${sent}`,
      `/query/one`,
    ]) {
      const answer = await own.request(path, {
        headers: { Accept: 'text/html', 'Accept-Language': 'en' },
      });
      const html = await answer.text();
      expect(answer.status, path).toBe(400);
      expect(answer.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
      expect(answer.headers.get('Cache-Control')).toBe('no-store');
      expect(html).toMatch(/<section role="alert">\s*<h2>This could not be answered<\/h2>/);
      expect(html).toContain('<button>Ask</button>');
      expect(html).not.toContain('<script>');
    }
  });

  it('has a form for its variables, with the values that were given, in the words of the reader', async () => {
    const own = served({ 'a.graphql': text });
    const html = await page('/query/registers-of.html?size=3&titles="x', own, 'fi');
    expect(html).toContain('<button>Kysy</button>');
    expect(html).toMatch(/<label for="parameter-unit">unit the unit&#39;s address<\/label>/);
    expect(html).toMatch(/id="parameter-size"\s+name="size"\s+value="3"\s+type="number"/);
    expect(html).toContain('value="&quot;x"');
    expect(html).toContain(`<bdi lang="fi">Mitkä rekisterit on?</bdi>`);
    expect(html).not.toContain('<svg');
  });

  it('shows the answer itself where it is no table', async () => {
    expect(await page('/query/one.html?id=register/ohjaamotoiminta')).toContain(
      '&quot;title&quot;: &quot;Ohjaamotoiminta&quot;',
    );
  });

  it('shows markup of the query and of values as text', async () => {
    const own = served({
      'a.graphql':
        '# Are <b>these</b> tags?\n# @query tags\n{ registers(first: 1, where: { title: { eq: "<i>" } }) { nodes { title } } }',
    });
    const html = await page('/query/tags.html', own);
    expect(html).toContain('Are &lt;b&gt;these&lt;/b&gt; tags?');
    expect(html).not.toContain('<i>');
  });
});

describe('a persisted document', () => {
  const id = `sha256:${createHash('sha256').update(counts).digest('hex')}`;
  const post = (body: object, asked = app) =>
    asked.request('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });

  it('is asked for by its hash, by GET and POST, and by its name', async () => {
    const expected = await json('/query/counts');
    expect(await json(`/graphql?documentId=${id}`)).toEqual(expected);
    expect(await (await post({ documentId: id })).json()).toEqual(expected);
    expect(await json('/graphql?documentId=counts')).toEqual(expected);
    const variables = { id: 'register/ohjaamotoiminta' };
    expect(await (await post({ documentId: 'one', variables })).json()).toMatchObject({
      data: { register: { title: 'Ohjaamotoiminta' } },
    });
  });

  it('that is unknown, or comes with a query, is a single error', async () => {
    for (const [body, code] of [
      [{ documentId: 'sha256:00' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
      [{ documentId: 1 }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
      [{ documentId: id, query: '{catalogue{id}}' }, 'BAD_REQUEST'],
    ] as const) {
      const answer = await post(body);
      expect(answer.status).toBe(400);
      const { errors } = (await answer.json()) as { errors: { extensions: { code: string } }[] };
      expect(errors.map(({ extensions }) => extensions.code)).toEqual([code]);
    }
  });

  it('is all that is answered where the operator wants that', async () => {
    const only = served({ 'b.graphql': counts }, true);
    const query = '{catalogue{title}}';
    for (const answer of [
      await post({ query }, only),
      await only.request(`/graphql?query=${query}`),
      await only.request(`/graphql.csv?query=${query}`),
      await post({ query: '{__schema{types{name}}}' }, only),
    ]) {
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('"code":"ONLY_NAMED_QUERIES"');
    }
    const expected = await json('/query/counts');
    expect(await json('/query/counts', {}, only)).toEqual(expected);
    expect(await json(`/graphql?documentId=${id}`, {}, only)).toEqual(expected);
    expect(await (await post({ query: counts }, only)).json()).toEqual(expected);
    const page = await only.request('/graphql', { headers: { Accept: 'text/html' } });
    expect([page.status, page.headers.get('Location')]).toEqual([
      303,
      'http://localhost:4000/query',
    ]);
  });
});

describe('a file of a named query', () => {
  it.each([
    ['# @query\n{catalogue{id}}', 'a.graphql:1: expected a name of small letters'],
    ['\n# @query Big Name\n{catalogue{id}}', 'a.graphql:2: expected a name of small letters'],
    ['# @query a\n# @query b\n{catalogue{id}}', 'a.graphql:2: a file has one line "# @query"'],
    ['# @query a\n\n{\n  catalogue { nme }\n}', 'a.graphql:4: Cannot query field "nme"'],
    ['# @query a\n{\n  catalogue {', 'a.graphql:3: Syntax Error'],
    [
      '# @query a\nquery A {catalogue{id}} query B {catalogue{id}}',
      'a.graphql:1: expected one operation',
    ],
    [
      '# @query a\nquery A($for: Int) {registers(first: $for) {totalCount}}',
      'a.graphql:1: $for is a parameter of every query',
    ],
  ])('stops the start at a mistake, with file and line: %j', (query, message) => {
    expect(() => served({ 'a.graphql': query })).toThrow(message);
  });

  it('stops the start where another has the same name', () => {
    expect(() => served({ 'a.graphql': counts, 'b.graphql': counts })).toThrow(
      'b.graphql: the query "counts" is in a.graphql too',
    );
  });

  it('stops a reload at a mistake: what was served before still is', async () => {
    const loaded = loadCatalogue();
    const examples = (query: string) => [{ file: 'a.graphql', query }];
    const sizes = { pageSize: 20, maxPageSize: 100, assets: 'dist/graphiql' };
    const first = { catalogue: { ...loaded, files: [] }, examples: examples(counts) };
    const handler = createHandler(first, sizes);
    const ask = async () =>
      (await handler.fetch(new Request('http://localhost/query/counts'))).status;
    expect(await ask()).toBe(200);
    expect(() => {
      handler.replace({
        ...first,
        examples: examples('# @query counts\n{ nothing }'),
      });
    }).toThrow(LoadError);
    expect(await ask()).toBe(200);
  });

  it('of the catalogue that comes with the program is answered in every form', async () => {
    const { queries } = (await (await whole.get('/query')).json()) as {
      queries: { name: string }[];
    };
    expect(queries.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['registers', 'registers-of-units']),
    );
    for (const { name } of some(queries, 3))
      for (const ending of ['.json', '.csv', '.xlsx', '.jsonld', '.html'])
        expect((await whole.get(`/query/${name}${ending}`)).status, name + ending).toBe(200);
  });

  it('of the catalogue that comes with the program has its texts in the languages of the pages', async () => {
    const { queries } = (await (await whole.get('/query')).json()) as {
      queries: { titles: object; descriptions: object; variables: { descriptions: object }[] }[];
    };
    const texts = queries.flatMap(({ titles, descriptions, variables }) => [
      ...[titles, descriptions],
      ...variables.map((variable) => variable.descriptions),
    ]);
    for (const text of texts) {
      expect(Object.keys(text).sort()).toEqual(['en', 'fi', 'sv']);
      // What no language says is not there; what one says, each does.
      expect(new Set(Object.values(text).map(Boolean)).size, JSON.stringify(text)).toBe(1);
    }
    expect(texts.length).toBeGreaterThan(10);
  });
});
