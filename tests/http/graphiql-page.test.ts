import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';

const HTML = { Accept: 'text/html' };

interface Options {
  endpoint: string;
  home: string;
  defaultTabs: { query: string }[];
}

/** The options in a page, read as a browser reads them: up to the first end of a script. */
function optionsIn(page: string): Options {
  const [, json = ''] =
    /<script type="application\/json" id="options">([^]*?)<\/script/i.exec(page) ?? [];
  return JSON.parse(json) as Options;
}

describe("GraphiQL's page", () => {
  it('has a tab for each example of the data, in the order of their names', async () => {
    const { get, service } = application();
    const options = optionsIn(await (await get('/graphql', HTML)).text());
    expect(options.endpoint).toBe('/graphql');
    expect(options.defaultTabs.map(({ query }) => query)).toEqual(
      service.examples.map(({ query }) => query),
    );
    expect(options.defaultTabs.length).toBeGreaterThanOrEqual(4);
  });

  it('keeps an example that ends a script inside its text', async () => {
    const hostile =
      '# </script><script>alert(1)</script><!-- <script>\n{ catalogue { version } }\n';
    const data = folder({ 'a.ttl': smallCatalogue, 'hostile.graphql': hostile });
    const page = await (await application({ data }).get('/graphql', HTML)).text();
    expect(optionsIn(page).defaultTabs).toEqual([{ query: hostile }]);
    expect(page).not.toContain('alert(1)</script>');
    expect(page.match(/<script\b/g)).toHaveLength(2);
  });

  it('has queries of the schema where the data brings no example', async () => {
    const { get, query } = application({ data: folder({ 'a.ttl': smallCatalogue }) });
    const { defaultTabs } = optionsIn(await (await get('/graphql', HTML)).text());
    expect(defaultTabs).toHaveLength(4);
    for (const tab of defaultTabs) await expect(query(tab.query)).resolves.toBeTruthy();
  });

  it('loads script and styles from under the base address', async () => {
    const { get } = application({ base: 'https://example.org/tietovarannot/' });
    const page = await (await get('/tietovarannot/graphql', HTML)).text();
    const links = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, link]) => link);
    expect(links).toEqual([
      'data:,',
      '/tietovarannot/graphiql/graphiql.css',
      '/tietovarannot/graphiql/graphiql.js',
    ]);
    expect(optionsIn(page).endpoint).toBe('/tietovarannot/graphql');
    expect(optionsIn(page).home).toBe('/tietovarannot/');
  });
});

describe.each([
  ['/graphiql/graphiql.js', 'text/javascript; charset=utf-8'],
  ['/graphiql/graphiql.css', 'text/css; charset=utf-8'],
  ['/graphiql/editor.worker.js', 'text/javascript; charset=utf-8'],
  ['/graphiql/json.worker.js', 'text/javascript; charset=utf-8'],
  ['/graphiql/graphql.worker.js', 'text/javascript; charset=utf-8'],
])('%s', (path, type) => {
  const { get } = application();

  it('comes compressed to those who take gzip, plain to others', async () => {
    const plain = await get(path);
    const packed = await get(path, { 'Accept-Encoding': 'gzip, br' });
    expect(plain.headers.get('Content-Type')).toBe(type);
    expect(plain.headers.has('Content-Encoding')).toBe(false);
    expect(packed.headers.get('Content-Encoding')).toBe('gzip');
    expect(packed.headers.get('Vary')).toBe('Accept-Encoding');
    const unpacked = packed.body?.pipeThrough(new DecompressionStream('gzip'));
    expect(await new Response(unpacked as ReadableStream).text()).toBe(await plain.text());
  });

  it('is 304 to those who have it', async () => {
    const { headers } = await get(path);
    const again = await get(path, { 'If-None-Match': headers.get('ETag') ?? '' });
    expect(again.status).toBe(304);
  });
});
