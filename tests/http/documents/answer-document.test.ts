import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { application } from '../../support/application.ts';
import { canonicalForm } from '../../support/graph.ts';
import { some } from '../../support/wide.ts';

const { app, get, service } = application();
const restarted = application();
const PATHS = [
  '/register/ohjaamotoiminta',
  '/register',
  '/ontology',
  '/',
  '/context',
  '/catalogue',
];
const CODINGS = { gzip: gunzipSync, br: brotliDecompressSync } as const;
const tagOf = (answer: Response): string => answer.headers.get('ETag') ?? '';

describe.each(some(PATHS, 2))('a document: %s', (path) => {
  it('has a strong ETag for each representation', async () => {
    const tags = new Set<string>();
    const kinds = ['application/ld+json', 'text/turtle', 'application/rdf+xml', 'text/html'];
    const wishes = kinds.flatMap((accept) =>
      ['identity', 'gzip', 'br'].map((coding) => ({ Accept: accept, 'Accept-Encoding': coding })),
    );
    for (const wish of wishes) {
      const answer = await get(path, wish);
      if (answer.status === 200) tags.add(tagOf(answer));
      expect(answer.status === 406 || /^"[\w-]{27}"$/.test(tagOf(answer))).toBe(true);
    }
    expect(tags.size % 3).toBe(0);
    expect(tags.size).toBeGreaterThanOrEqual(3);
  });

  it('is 304 to whoever has it, with the headers that a cache needs', async () => {
    const whole = await get(path);
    const again = await get(path, { 'If-None-Match': `W/"old", ${tagOf(whole)}` });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    for (const name of ['ETag', 'Cache-Control', 'Vary', 'Content-Location', 'Last-Modified'])
      expect(again.headers.get(name)).toBe(whole.headers.get(name));
    expect((await get(path, { 'If-None-Match': '*' })).status).toBe(304);
    expect((await get(path, { 'If-None-Match': '"another"' })).status).toBe(200);
  });

  it('says since when it has been served, and which version it is of', async () => {
    const { headers } = await get(path);
    const [changed, date] = ['Last-Modified', 'Date'].map((name) =>
      Date.parse(headers.get(name) ?? ''),
    );
    expect(changed).toBe(service.dates.changed.getTime());
    expect(date).toBeGreaterThanOrEqual(changed ?? NaN);
    expect(headers.get('Catalogue-Version')).toBe(service.snapshot.version);
  });

  it.each(Object.entries(CODINGS))('is the same text in %s', async (coding, unpack) => {
    const plain = await get(path, { 'Accept-Encoding': 'identity' });
    const packed = await get(path, { 'Accept-Encoding': coding });
    const bytes = Buffer.from(await packed.arrayBuffer());
    const isPacked = packed.headers.get('Content-Encoding') === coding;
    expect((isPacked ? unpack(bytes) : bytes).toString()).toBe(await plain.text());
    expect(tagOf(packed)).not.toBe(tagOf(plain));
    expect(packed.headers.get('Vary')).toContain('Accept-Encoding');
  });

  it('has the same bytes and the same tag after a restart', async () => {
    const headers = { 'Accept-Encoding': 'gzip' };
    const [before, after] = [await get(path, headers), await restarted.get(path, headers)];
    expect(tagOf(after)).toBe(tagOf(before));
    expect(Buffer.from(await after.arrayBuffer())).toEqual(Buffer.from(await before.arrayBuffer()));
  });

  it('tells its length where it is short, or sent before', async () => {
    const answer = await application().get(path, { 'Accept-Encoding': 'identity' });
    const length = answer.headers.get('Content-Length');
    const bytes = (await answer.arrayBuffer()).byteLength;
    expect([null, String(bytes)]).toContain(length);
    expect(length === null).toBe(bytes > 66_000);
    const sent = await get(path, { 'Accept-Encoding': 'identity' });
    expect(sent.headers.get('Content-Length')).toBe(String(bytes));
  });

  it('can be read from any page, with what a cache needs', async () => {
    const answer = await get(path, { Origin: 'https://example.org' });
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(answer.headers.has('Access-Control-Allow-Credentials')).toBe(false);
    const exposed = answer.headers.get('Access-Control-Expose-Headers') ?? '';
    for (const name of ['Link', 'ETag', 'Content-Location', 'Last-Modified', 'Catalogue-Version'])
      expect(exposed.split(',')).toContain(name);
  });

  it('says to OPTIONS what may be done', async () => {
    const answer = await app.request(path, { method: 'OPTIONS' });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
  });
});

describe('an encoding', () => {
  it.each([
    ['gzip;q=0.5, br;q=0.1', 'gzip'],
    ['gzip, br', 'br'],
    ['x-gzip', 'gzip'],
    ['*', 'br'],
    ['br;q=0, *', 'gzip'],
    ['deflate', null],
    ['', null],
    ['gzip;q=0', null],
  ])('of those that "%s" takes is %s', async (header, coding) => {
    const { headers } = await get('/register', { 'Accept-Encoding': header });
    expect(headers.get('Content-Encoding')).toBe(coding);
  });
});

describe('the profile of DCAT-AP', () => {
  it.each(['/', '/catalogue', '/dcat'])('chooses the view for harvesters at %s', async (path) => {
    for (const type of ['application/ld+json', 'text/turtle']) {
      const accept = `${type};profile="http://data.europa.eu/r5r/"`;
      const { headers } = await get(path, { Accept: accept });
      const ending = type === 'text/turtle' ? '.ttl' : '.jsonld';
      expect(headers.get('Content-Location')).toBe(`http://localhost:4000/dcat${ending}`);
    }
  });
});

describe('the pages of the view for harvesters', () => {
  it('say the same in every format, but for the endings of the links between pages', async () => {
    const context = { address: service.contextAddress, text: service.context.text };
    const forms = new Set<string>();
    for (const [ending, mediaType] of Object.entries({
      '.ttl': 'text/turtle',
      '.nt': 'application/n-triples',
      '.jsonld': 'application/ld+json',
      '.expanded.jsonld': 'application/ld+json',
      '.rdf': 'application/rdf+xml',
    })) {
      const text = await (await get(`/dcat${ending}`)).text();
      const neutral = text.replaceAll(`dcat${ending}`, 'dcat.page');
      forms.add(await canonicalForm(neutral, mediaType, context));
    }
    expect(forms.size).toBe(1);
  });

  it('end', async () => {
    for (const page of ['0', '2', '-1', '1.0', 'x', '1&page=1', '', '1&after=a'])
      expect((await get(`/dcat.ttl?page=${page}`)).status).toBe(404);
    for (const search of ['after=', 'before=', 'after=a&after=a', 'after=a&before=a', 'after=%20'])
      expect((await get(`/dcat.ttl?${search}`)).status).toBe(404);
  });
});

describe('what is not there', () => {
  it.each([
    ['*/*', 'text/plain'],
    ['text/html,*/*;q=0.8', 'text/html'],
    ['text/turtle', 'text/turtle'],
    ['application/ld+json', 'application/ld+json'],
    ['application/rdf+xml, */*;q=0.1', 'application/rdf+xml'],
    ['image/png', 'text/plain'],
  ])('is 404 to whoever accepts %s, in %s', async (accept, mediaType) => {
    const answer = await get('/register/nothing', { Accept: accept });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('Content-Type')?.split(';')[0]).toBe(mediaType);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.text()).not.toContain('register/nothing');
  });

  it('is 404 in the format that its address names', async () => {
    const answer = await get('/register/nothing.rdf', { Accept: 'text/html' });
    expect(answer.headers.get('Content-Type')).toBe('application/rdf+xml; charset=utf-8');
    const context = { address: service.contextAddress, text: service.context.text };
    expect(await canonicalForm(await answer.text(), 'application/rdf+xml', context)).toContain(
      '<http://www.w3.org/ns/hydra/core#statusCode> "404"',
    );
  });
});
