import { describe, expect, it } from 'vitest';
import { formats, STREAMING, type Format } from '../../src/linked-data/formats.ts';
import { application, lastingHeaders } from '../support/application.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { canonicalForm, canonicalQuads, quadsOfStreamingProfile } from '../support/graph.ts';
import { runs } from '../support/runs.ts';
import { isWide, some, widely } from '../support/wide.ts';

const { app, get, service } = application();
const context = { address: service.contextAddress, text: service.context.text };
const { model } = service.snapshot;
const samples = model.shapes.flatMap((shape) => service.snapshot.ofShape(shape)[0]?.id ?? []);
const VARY = 'Accept, Accept-Language, Accept-Encoding';
const all = service.snapshot.described.map(({ id }) => id);
const addresses = all.filter((_, index) => index % runs(widely(150, 12), 1) === 0);

/** Who asks for a format: of two of one media type the second has a profile. */
function acceptOf({ mediaType, profiles }: Format): string {
  const isFirst = formats.find((format) => format.mediaType === mediaType)?.profiles === profiles;
  return isFirst ? mediaType : `${mediaType};profile="${profiles?.[0] ?? ''}"`;
}

/** What it is answered as: JSON has no charset. */
function contentTypeOf(format: Format): string {
  const [mediaType = '', profile] = acceptOf(format).split(';');
  const charset = mediaType.endsWith('json') ? '' : 'charset=utf-8';
  return [mediaType, charset, profile].filter(Boolean).join('; ');
}

describe.each(formats)('a resource in $name', (format) => {
  const { mediaType, ending } = format;

  it('answers at each address by Accept and by ending, with the same bytes', async () => {
    for (const address of addresses) {
      const byAccept = await get(address, { Accept: acceptOf(format) });
      const byEnding = await get(address + ending);
      expect(byAccept.status, address).toBe(200);
      expect(byEnding.status, address + ending).toBe(200);
      expect(await byAccept.text()).toBe(await byEnding.text());
    }
  });

  it('says what it is, where it is by itself, and what it depends on', async () => {
    for (const address of samples.filter((each) => !each.endsWith('/'))) {
      const { headers } = await get(address, { Accept: acceptOf(format) });
      expect(headers.get('Content-Type')).toBe(contentTypeOf(format));
      expect(headers.get('Content-Location')).toBe(address + ending);
      expect(headers.get('Vary')).toBe(VARY);
    }
  });

  it('does not depend on Accept at the address with an ending', async () => {
    for (const address of samples) {
      const { headers } = await get(address + ending, { Accept: 'text/html' });
      expect(headers.get('Content-Type')).toBe(contentTypeOf(format));
      expect(headers.get('Vary')).toBe('Accept-Encoding');
    }
  });

  it('says the same as in JSON-LD', async () => {
    // The base address has pages, whose links keep to their format.
    const others = samples.filter((each) => each !== service.snapshot.base);
    for (const address of some(others, 8)) {
      const text = await (await get(address + ending)).text();
      const other = await (await get(`${address}.jsonld`)).text();
      expect(await canonicalForm(text, mediaType, context)).toBe(
        await canonicalForm(other, 'application/ld+json', context),
      );
    }
  });
});

describe('JSON-LD as a stream', () => {
  const [sample = ''] = samples.filter((each) => !each.endsWith('/'));

  it.each(some([sample, '/catalogue', '/register', '/dcat'], 2))(
    'names its profile in the media type of %s for whoever asks for it, with the same bytes',
    async (path) => {
      const answer = await get(path, { Accept: `application/ld+json;profile="${STREAMING}"` });
      const plain = await get(path, { Accept: 'application/ld+json' });
      expect(answer.headers.get('Content-Type')).toBe(
        `application/ld+json; profile="${STREAMING}"`,
      );
      expect(plain.headers.get('Content-Type')).toBe('application/ld+json');
      expect(answer.headers.get('ETag')).not.toBe(plain.headers.get('ETag'));
      for (const { headers } of [answer, plain])
        expect(headers.get('Link')).toContain(`<${STREAMING}>; rel="profile"`);
      expect(await answer.text()).toBe(await plain.text());
    },
  );

  const wholes = isWide ? ['/catalogue.jsonld', '/catalogue.expanded.jsonld'] : [];

  it.each([`${sample}.jsonld`, `${sample}.expanded.jsonld`, ...wholes])(
    'is %s: a reader that refuses late types has the statements of N-Triples',
    async (path) => {
      const text = await (await get(path)).text();
      const quads = await quadsOfStreamingProfile(text, context);
      const triples = await (await get(path.replace(/(\.expanded)?\.jsonld$/, '.nt'))).text();
      expect(await canonicalQuads(quads)).toBe(
        await canonicalForm(triples, 'application/n-triples'),
      );
    },
  );
});

describe('an address with a slash at its end that it has not', () => {
  it.each([
    ['/register/ohjaamotoiminta/', '/register/ohjaamotoiminta'],
    ['/register/', '/register'],
    ['/register/?after=register%2Fa', '/register?after=register%2Fa'],
    ['/dcat/', '/dcat'],
    ['/ontology/', '/ontology'],
    ['/register.ttl/', '/register.ttl'],
    ['/register/ohjaamotoiminta.jsonld/', '/register/ohjaamotoiminta.jsonld'],
    ['/sitemap.xml/', '/sitemap.xml'],
    ['/robots.txt/', '/robots.txt'],
    ['/graphql/?query=%7B__typename%7D', '/graphql?query=%7B__typename%7D'],
  ])('is moved for ever: %s', async (path, there) => {
    const answer = await get(path);
    expect(answer.status).toBe(308);
    expect(answer.headers.get('Location')).toBe(`http://localhost:4000${there}`);
    expect((await get(there)).status).toBe(200);
  });

  it.each(['/register/none/', '/none/', '/register/none.ttl/', '/register.none/'])(
    'is not found where nothing is: %s',
    async (path) => {
      expect((await get(path)).status).toBe(404);
    },
  );
});

describe('an address with needless percent codes', () => {
  it.each(['/%72egister', '/%72egister/ohjaamo%74oiminta', '/register%2Ettl', '/%6fntology'])(
    'is the one without them: %s',
    async (path) => {
      expect((await get(path)).status).toBe(200);
    },
  );
});

describe('a media type by another of its names', () => {
  it.each([
    ['application/xhtml+xml', 'text/html; charset=utf-8'],
    ['text/json', 'application/json'],
    ['application/rdf+n3', 'text/turtle; charset=utf-8'],
    ['application/ntriples', 'application/n-triples; charset=utf-8'],
    ['application/rdf', 'application/rdf+xml; charset=utf-8'],
  ])('%s is answered as %s', async (accept, type) => {
    const answer = await get('/register', { Accept: accept });
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
  });
});

describe('the whole catalogue', () => {
  it.each(some(formats, 4))('answers in $name by Accept and by ending', async (format) => {
    const { ending } = format;
    const byAccept = await get('/catalogue', { Accept: acceptOf(format) });
    const byEnding = await get(`/catalogue${ending}`);
    expect(byAccept.headers.get('Content-Location')).toBe(
      `http://localhost:4000/catalogue${ending}`,
    );
    expect(byEnding.headers.get('Content-Type')).toBe(contentTypeOf(format));
    expect(await byEnding.text()).toBe(await byAccept.text());
  });

  it('has a line for each triple in N-Triples', async () => {
    const text = await (await get('/catalogue.nt')).text();
    expect(text.trimEnd().split('\n')).toHaveLength(service.snapshot.size ?? 0);
  });

  it('can be left before its end', async () => {
    const reader = (await get('/catalogue.nt')).body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    await expect(reader?.cancel()).resolves.toBeUndefined();
  });
});

describe('a request', () => {
  const register = '/register/ohjaamotoiminta';

  it.each([
    [undefined, 'application/ld+json'],
    ['*/*', 'application/ld+json'],
    ['text/*', 'text/turtle'],
    ['text/turtle;q=0.5, application/n-quads', 'application/n-quads'],
    ['application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', 'application/ld+json'],
    ['text/html, */*;q=0.1', 'text/html'],
    ['application/json', 'application/json'],
    ['application/ld+json;q=0, */*', 'text/turtle'],
  ])('that accepts %s gets %s', async (accept, mediaType) => {
    const { headers } = await get(register, accept === undefined ? {} : { Accept: accept });
    expect(headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
  });

  it('that accepts nothing offered is 406 with a list of what is', async () => {
    const answer = await get(register, { Accept: 'image/png' });
    const text = await answer.text();
    expect(answer.status).toBe(406);
    expect(answer.headers.get('Vary')).toBe(VARY);
    for (const { mediaType, ending } of formats) {
      expect(text).toContain(mediaType);
      expect(text).toContain(ending);
    }
  });

  it.each([
    '/register/nothing',
    '/register/nothing.ttl',
    '/register/ohjaamotoiminta.doc',
    '/catalogue.doc',
    '/nothing',
    '/%E0%A4',
    '/context-0000000000000000.jsonld',
  ])('for what is not there is 404: %s', async (path) => {
    const answer = await get(path);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There is nothing at this address.');
  });

  it.each([register, `${register}.ttl`, '/catalogue.nt', '/context.jsonld', '/'])(
    'with HEAD has the headers of a GET and no body: %s',
    async (path) => {
      const headers = { 'X-Request-Id': 'one' };
      const head = await app.request(path, { method: 'HEAD', headers });
      const whole = await app.request(path, { headers });
      expect(head.status).toBe(200);
      expect(lastingHeaders(head)).toEqual(lastingHeaders(whole));
      expect(await head.text()).toBe('');
      await whole.body?.cancel();
    },
  );

  it('by another name of the host gets the addresses of the base', async () => {
    const answer = await app.request('http://127.0.0.1:9999/register/ohjaamotoiminta.nt');
    expect(await answer.text()).toContain('<http://localhost:4000/register/ohjaamotoiminta>');
  });
});

describe('the context', () => {
  it('by its hash never changes, and is the newest one', async () => {
    const named = await get(service.contextAddress);
    const newest = await get('/context.jsonld');
    expect(named.headers.get('Cache-Control')).toContain('immutable');
    expect(newest.headers.get('Cache-Control')).toContain('no-cache');
    expect(named.headers.get('Content-Type')).toMatch(/^application\/ld\+json/);
    expect(await named.text()).toBe(await newest.text());
  });

  it('is the one that documents name', async () => {
    const document = (await (await get('/catalogue.jsonld')).json()) as { '@context': string };
    expect((await get(document['@context'])).status).toBe(200);
  });
});

describe('a base address with a path', () => {
  const base = 'https://example.org/tietovarannot/';
  const under = application({ base });

  it('serves everything under the path', async () => {
    const paths = ['', 'graphql?query={catalogue{id}}', 'schema.graphql', 'context.jsonld'];
    const more = ['catalogue.ttl', 'register/ohjaamotoiminta', 'graphiql/graphiql.css'];
    for (const path of [...paths, ...more]) {
      expect((await under.get(base + path)).status, path).toBe(200);
      expect((await under.get(`https://example.org/${path}`)).status, `/${path}`).toBe(404);
    }
  });

  it('gives every resource an address that begins with it', async () => {
    const texts = await Promise.all(
      some(formats, 4).map(async ({ ending }) =>
        (await under.get(`${base}catalogue${ending}`)).text(),
      ),
    );
    for (const text of texts) {
      const isRelative = text.startsWith(`@base <${base}> .`);
      expect(text).toContain(`${isRelative ? '<' : base}register/ohjaamotoiminta`);
      expect(text).not.toContain('localhost');
    }
    const page = await (await under.get(base, { Accept: 'text/html' })).text();
    expect(page).toContain(`href="${base}register"`);
    expect(page).not.toContain('localhost');
    expect(await under.query('{registers{nodes{id}}}')).toEqual({
      registers: {
        nodes: Array.from({ length: 20 }, () => ({
          id: expect.stringMatching(/^https:\/\/example\.org\/tietovarannot\/register\//) as string,
        })),
      },
    });
  });

  it('leads there from the path without its slash', async () => {
    const answer = await under.get(base.slice(0, -1));
    expect([answer.status, answer.headers.get('Location')]).toEqual([308, base]);
  });

  it('may have letters of any kind', async () => {
    const data = folder({ 'a.ttl': smallCatalogue });
    const { get: ask } = application({ data, base: 'https://example.org/k%C3%A4ynti/' });
    const answer = await ask('https://example.org/k%C3%A4ynti/register/r.nt');
    expect(await answer.text()).toContain('<https://example.org/k%C3%A4ynti/register/');
  });

  it('finds a resource by its relative address', async () => {
    expect(await under.query('{register(id:"register/ohjaamotoiminta"){id}}')).toEqual({
      register: { id: `${base}register/ohjaamotoiminta` },
    });
  });
});

describe('an address with other letters', () => {
  function withRegister(address: string) {
    const data = folder({ 'a.ttl': smallCatalogue.replace('register/r', address) });
    return application({ data, base: 'http://localhost:4000/' });
  }

  it.each([
    ['register/työ', '/register/työ'],
    ['register/työ', '/register/ty%C3%B6'],
    ['register/työ', '/register/ty%c3%b6'],
    ['register/ty%C3%B6', '/register/ty%C3%B6'],
    ['register/ty%C3%B6', '/register/työ'],
    ['register/a%2Fb', '/register/a%2Fb'],
    ['register/100%25', '/register/100%25'],
    ["register/o'clock_(1)", "/register/o'clock_(1)"],
  ])('in the data <%s> answers at %s and at its Content-Location', async (address, path) => {
    const there = withRegister(address);
    const answer = await there.get(path, { Accept: 'application/n-triples' });
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toContain(`<http://localhost:4000/${address}>`);
    const location = answer.headers.get('Content-Location') ?? '';
    expect(location).toBe(`${new URL(address, 'http://localhost:4000/').href}.nt`);
    expect(await (await there.get(location)).text()).toBe(text);
  });

  it('is found in GraphQL as it stands in the data', async () => {
    const { query } = withRegister('register/työ');
    expect(await query('{register(id:"register/työ"){id title}}')).toEqual({
      register: { id: 'http://localhost:4000/register/työ', title: 'R-rekisteri' },
    });
  });
});
