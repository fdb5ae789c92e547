import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { application, lastingHeaders } from '../support/application.ts';
import { runs } from '../support/runs.ts';
import { some } from '../support/wide.ts';
import {
  documented,
  measured,
  rules,
  variants,
  type AcceptHeader,
  type VariantName,
} from './accept-headers.ts';
import { chosen, preferred, type Range } from './negotiation-oracle.ts';

const base = 'http://localhost:4000';
const { app, get } = application();
const headers = [...measured, ...documented, ...rules];
const clients = [...measured, ...documented];
const names = Object.keys(variants) as VariantName[];
const addresses: { path: string; offered: readonly VariantName[]; step?: number }[] = [
  { path: '/register/ohjaamotoiminta', offered: names, step: 1 },
  { path: '/register', offered: names },
  { path: '/ontology', offered: names },
  { path: '/catalogue', offered: names, step: 24 },
  { path: '/dcat', offered: names },
];
const CONTEXT = 'rel="http://www.w3.org/ns/json-ld#context"';

describe('the table of headers', () => {
  it.each(headers)('has for $client what the rules give', ({ accept, expected }) => {
    expect(chosen(accept)).toBe(expected);
  });

  it('has enough of each kind, and none twice', () => {
    expect(measured.length).toBeGreaterThanOrEqual(25);
    expect(rules.length).toBeGreaterThanOrEqual(20);
    expect(new Set(headers.map(({ client }) => client)).size).toBe(headers.length);
    expect(new Set(headers.map(({ expected }) => expected))).toEqual(new Set([...names, 406]));
  });

  it('gives each client what it reads, but for those of which it says why not', () => {
    const misread = clients.filter(
      ({ reads, expected }) => reads && expected !== 406 && !reads.includes(expected),
    );
    expect(misread.map(({ client }) => client)).toEqual(
      clients.filter(({ stumbles }) => stumbles).map(({ client }) => client),
    );
  });
});

// A resource is asked with each header; in the short run the others are with each tenth, or fewer.
describe.each(addresses)('$path', ({ path, offered, step = 10 }) => {
  it.each(some(headers, step))('gives its due to $client', async ({ accept, expected }) => {
    const answer = await get(path, accept === undefined ? {} : { Accept: accept });
    expect(dependencies(answer)).toEqual(
      expect.arrayContaining(['accept', 'accept-language', 'accept-encoding']),
    );
    // Where there is no page, whoever would like one best gets what he likes next.
    const due = expected === 'HTML' ? chosen(accept, offered) : expected;
    const promise = promised(path, due);
    expect(essence(answer)).toEqual(promise);
    if (promise.location) await expectSame(answer, promise.location);
  });

  it('lists what there is to whoever takes none of it', async () => {
    const text = await (await get(path, { Accept: 'image/png' })).text();
    // JSON is where JSON-LD is.
    for (const { mediaType, ending } of offered.flatMap((name) =>
      name === 'JSON' ? [] : variants[name],
    ))
      expect(text).toContain(`${mediaType}  ${base}${path}${ending}\n`);
  });

  it('links the context to JSON where the text names it by address, and never to JSON-LD', async () => {
    const json = await get(path, { Accept: 'application/json' });
    const { '@context': context } = (await json.json()) as { '@context': unknown };
    const link = (address: string) => `<${address}>; ${CONTEXT}; type="application/ld+json"`;
    const links = typeof context === 'string' ? [link(context)] : [];
    const linked = (json.headers.get('Link') ?? '').split(', ');
    expect(linked.filter((each) => each.includes(CONTEXT))).toEqual(links);
    const jsonLd = await get(path, { Accept: 'application/ld+json' });
    expect(jsonLd.headers.get('Link') ?? '').not.toContain(CONTEXT);
  });

  it('answers a HEAD, which harvesters send first, as it answers the GET', async () => {
    for (const { accept } of oneForEach(clients, ({ expected }) => expected)) {
      const sent = { 'X-Request-Id': 'one', ...(accept !== undefined && { Accept: accept }) };
      const head = await app.request(base + path, { method: 'HEAD', headers: sent });
      const whole = await get(path, sent);
      await whole.body?.cancel();
      expect([head.status, ...lastingHeaders(head)]).toEqual([
        whole.status,
        ...lastingHeaders(whole),
      ]);
    }
  });

  it.each(
    some(
      oneForEach(clients, ({ encoding }) => encoding),
      Math.min(step, 5),
    ),
  )('travels to $client as it can be unpacked', async (client) => {
    const plain = await get(path, sentBy({ ...client, encoding: '' }));
    const answer = await get(path, sentBy(client));
    const coding = answer.headers.get('Content-Encoding') ?? 'identity';
    const can = (client.encoding ?? '').split(',').map((each) => each.trim().replace(/;.*/, ''));
    const codings = ['br', 'gzip'].filter((each) => can.includes(each));
    const isWorthIt = (await plain.clone().text()).length > 4096 && answer.status === 200;
    expect(isWorthIt && codings.length > 0 ? codings : [...codings, 'identity']).toContain(coding);
    expect(await unpacked(answer, coding)).toBe(await plain.text());
  });
});

describe('any header', () => {
  const path = '/register/ohjaamotoiminta';

  it('gets what the rules give', async () => {
    const ranges = fc.array(arbitraryRange(), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(ranges, async (each) => {
        const answer = await get(path, { Accept: each.map(written).join(', ') });
        expect(essence(answer)).toEqual(promised(path, preferred(each, names)));
      }),
      { numRuns: runs(50, 600) },
    );
  });

  it('gets an answer, whatever is in it', async () => {
    const sign = fc.constantFrom(
      ...'abz/*;,="\\ q.01-+\t'.split(''),
      'text/turtle',
      'profile',
      'q=',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: sign, maxLength: 60 }), async (accept) => {
        expect([200, 406]).toContain((await get(path, { Accept: accept })).status);
      }),
      { numRuns: runs(50, 600) },
    );
  });
});

describe('the language of a request', () => {
  it.each(['*', 'en;q=1.0', 'sv-FI, sv;q=0.9', 'fi;q=0, *', ';;'])(
    'changes pages alone: %s',
    async (language) => {
      for (const name of names.filter((each) => each !== 'HTML')) {
        const location = base + '/register/ohjaamotoiminta' + variants[name].ending;
        const answer = await get(location, { 'Accept-Language': language });
        expect(await answer.text()).toBe(await textAt(location));
      }
      const page = await get('/register/ohjaamotoiminta.html', { 'Accept-Language': language });
      expect(page.status).toBe(200);
    },
  );
});

/** What of an answer tells which variant it is. */
interface Essence {
  readonly status: number;
  readonly mediaType?: string | undefined;
  readonly location: string | null;
}

function essence({ status, headers }: Response): Essence {
  const location = headers.get('Content-Location');
  if (status === 406) return { status, location };
  return { status, mediaType: headers.get('Content-Type')?.split(';')[0], location };
}

function promised(path: string, name: VariantName | 406): Essence {
  if (name === 406) return { status: 406, location: null };
  const { mediaType, ending } = variants[name];
  return { status: 200, mediaType, location: base + path + ending };
}

function dependencies({ headers }: Response): string[] {
  return (headers.get('Vary') ?? '').split(',').map((each) => each.trim().toLowerCase());
}

const texts = new Map<string, Promise<string>>();

/** The text at an address, for whoever says nothing of what he would like. */
function textAt(location: string): Promise<string> {
  const known = texts.get(location) ?? get(location).then((answer) => answer.text());
  texts.set(location, known);
  return known;
}

/** The ETags of answers whose text was the one at an address: an equal tag promises equal bytes. */
const compared = new Map<string, string>();

/** Compares an answer with what is at an address, by its text the first time it has a tag. */
async function expectSame(answer: Response, location: string): Promise<void> {
  const tag = answer.headers.get('ETag');
  expect(tag).not.toBeNull();
  if (compared.get(location) === tag) {
    await answer.body?.cancel();
    return;
  }
  expect(await answer.text()).toBe(await textAt(location));
  compared.set(location, tag ?? '');
}

function oneForEach(
  all: readonly AcceptHeader[],
  key: (header: AcceptHeader) => unknown,
): AcceptHeader[] {
  return [...new Map(all.map((each) => [key(each), each])).values()];
}

function sentBy({ accept, encoding, language }: AcceptHeader): Record<string, string> {
  return {
    ...(accept !== undefined && { Accept: accept }),
    ...(encoding && { 'Accept-Encoding': encoding }),
    ...(language && { 'Accept-Language': language }),
  };
}

async function unpacked(answer: Response, coding: string): Promise<string> {
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (coding === 'br') return brotliDecompressSync(bytes).toString();
  return (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

function arbitraryRange(): fc.Arbitrary<Range> {
  const types = [...Object.values(variants).map(({ mediaType }) => mediaType), 'image/png'];
  const profiles = ['http://www.w3.org/ns/json-ld#expanded', 'http://example.org/unknown'];
  const rest = {
    weight: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    isAnother: fc.integer({ min: 0, max: 9 }).map((each) => each === 0),
  };
  const wildcards = fc.constantFrom('*/*', 'text/*', 'application/*', 'image/*');
  return fc.oneof(
    fc.record({ type: fc.constantFrom(...types), profiles: fc.subarray(profiles), ...rest }),
    fc.record({ type: wildcards, profiles: fc.constant([]), ...rest }),
  );
}

function written({ type, weight, profiles, isAnother }: Range): string {
  const profile = profiles.length > 0 ? `;profile="${profiles.join(' ')}"` : '';
  return `${type}${profile}${isAnother ? ';level=1' : ''};q=${weight}`;
}
