import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { application } from '../support/application.ts';
import { runs } from '../support/runs.ts';
import { widely } from '../support/wide.ts';

const { app, get, service } = application();
const { changed } = service.dates;
const QUERY = encodeURIComponent('{ registers(first: 2) { nodes { title } } }');

/** An address of each kind that has an ETag. */
const PATHS = [
  '/',
  '/register/ohjaamotoiminta.ttl',
  '/register.jsonld',
  '/register.html',
  '/dcat.rdf?after=register/ohjaamotoiminta',
  '/dcat/check.txt',
  '/catalogue.nt',
  '/ontology',
  '/schema.graphql',
  '/context.jsonld',
  new URL(service.contextAddress).pathname,
  '/.well-known/void',
  '/sitemap.xml',
  '/robots.txt',
  '/graphiql/graphiql.css',
  `/graphql?query=${QUERY}`,
  `/graphql.ttl?query=${QUERY}`,
];

/** Headers that are another in each answer. */
const OWN = new Set(['x-request-id', 'date']);

/** What RFC 9110 means by a list of entity tags, read sign by sign; `undefined` for what is no tag. */
function plainTags(text: string): { tag: string; isWeak: boolean }[] {
  const parts: string[] = [];
  let part = '';
  let isQuoted = false;
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted;
    if (sign === ',' && !isQuoted) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  return [...parts, part].flatMap((each) => {
    const [, weak, tag] = /^[ \t]*(W\/)?("[^"]*")[ \t]*$/.exec(each) ?? [];
    return tag === undefined ? [] : [{ tag, isWeak: weak !== undefined }];
  });
}

interface Conditions {
  readonly 'If-Match'?: string | undefined;
  readonly 'If-Unmodified-Since'?: { text: string; day: Date | undefined } | undefined;
  readonly 'If-None-Match'?: string | undefined;
  readonly 'If-Modified-Since'?: { text: string; day: Date | undefined } | undefined;
}

/** RFC 9110, section 13.2.2, step by step; a day never proves that anybody has anything. */
function plainVerdict(conditions: Conditions, etag: string): number {
  const { 'If-Match': match, 'If-None-Match': none } = conditions;
  const day = conditions['If-Unmodified-Since']?.day;
  if (match !== undefined) {
    const isMet =
      match.trim() === '*' || plainTags(match).some((each) => each.tag === etag && !each.isWeak);
    if (!isMet) return 412;
  } else if (day !== undefined && day.getTime() < changed.getTime()) return 412;
  if (none === undefined) return 200;
  return none.trim() === '*' || plainTags(none).some((each) => each.tag === etag) ? 304 : 200;
}

/** Headers made of pieces that are tags of the address, tags of others, and no tags at all. */
function tags(etag: string): fc.Arbitrary<string> {
  const bare = etag.slice(1, -1);
  const piece = fc.constantFrom(
    ...[etag, `W/${etag}`, `w/${etag}`, '"other"', 'W/"other"', '"a,b"', '""', '*', bare, '"', ''],
    ...[`"${bare}`, `${bare}"`, `""${bare}""`, `",${etag},"`, ' ', '\t', ';', 'W/'],
  );
  const list = fc
    .array(piece, { maxLength: 5 })
    .chain((pieces) => fc.constantFrom(',', ', ', ' ,, ').map((comma) => pieces.join(comma)));
  return fc.oneof(fc.constant('*'), fc.constant(etag), list);
}

const days = fc.oneof(
  fc.integer({ min: -3, max: 3 }).map((seconds) => {
    const day = new Date(changed.getTime() + seconds * 1000);
    return { text: day.toUTCString(), day };
  }),
  fc.constantFrom('', 'yesterday', '2099-01-01', changed.toISOString()).map((text) => ({
    text,
    day: undefined,
  })),
  fc.constantFrom('Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994').map((text) => ({
    text,
    day: new Date('1994-11-06T08:49:37Z'),
  })),
);

function conditionsFor(etag: string): fc.Arbitrary<Conditions> {
  const some = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined });
  return fc.record({
    'If-Match': some(tags(etag)),
    'If-Unmodified-Since': some(days),
    'If-None-Match': some(tags(etag)),
    'If-Modified-Since': some(days),
  });
}

function headersOf(conditions: Conditions): Record<string, string> {
  const values = Object.entries<string | { readonly text: string } | undefined>({
    ...conditions,
  });
  return Object.fromEntries(
    values.flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.text]],
    ),
  );
}

describe.each(PATHS)('the conditions of a request for %s', (path) => {
  it('are weighed as a plain reading of RFC 9110 has them', async () => {
    const whole = await get(path);
    const etag = whole.headers.get('ETag') ?? '';
    const text = await whole.text();
    await fc.assert(
      fc.asyncProperty(conditionsFor(etag), async (conditions) => {
        const answer = await get(path, headersOf(conditions));
        expect(answer.status).toBe(plainVerdict(conditions, etag));
        if (answer.status === 200) expect(await answer.text()).toBe(text);
        else expect((await answer.text()) === '').toBe(answer.status === 304);
      }),
      { numRuns: runs(widely(12, 30), 200) },
    );
  });

  it('are for HEAD what they are for GET', async () => {
    const etag = (await get(path)).headers.get('ETag') ?? '';
    const statuses = [{ 'If-Match': '"other"' }, { 'If-None-Match': etag }, { 'If-Match': etag }];
    for (const [index, headers] of statuses.entries()) {
      const answer = await app.request(new URL(path, service.snapshot.base), {
        method: 'HEAD',
        headers,
      });
      expect(answer.status).toBe([412, 304, 200][index]);
    }
  });

  it('that fail are told, and by no cache again', async () => {
    const answer = await get(path, { 'If-Match': '"other"' });
    expect(answer.status).toBe(412);
    expect(answer.headers.get('Cache-Control')).toBe('no-store');
    expect(await answer.text()).toContain('Ask again without them.');
  });

  it('are of the very bytes: each coding has a tag of its own', async () => {
    const plain = await get(path, { 'Accept-Encoding': 'identity' });
    const coded = await get(path, { 'Accept-Encoding': 'gzip' });
    const isCoded = coded.headers.has('Content-Encoding');
    const headers = { 'Accept-Encoding': 'gzip', 'If-Match': plain.headers.get('ETag') ?? '' };
    if (isCoded) expect((await get(path, headers)).status).toBe(412);
    expect(isCoded && coded.headers.get('ETag') === plain.headers.get('ETag')).toBe(false);
  });
});

/** Whose ETag is a hash of the bytes themselves. */
const isHashed = (path: string): boolean => /context|\/graphiql\//.test(path);

describe('another build of the program', () => {
  const other = application({ build: 'another' });

  it.each(PATHS.filter((path) => !isHashed(path)))(
    'has another ETag, since it may answer otherwise: %s',
    async (path) => {
      const etag = (await get(path)).headers.get('etag') ?? '';
      expect((await other.get(path)).headers.get('etag')).toMatch(/^"[^"]+"$/);
      expect((await other.get(path, { 'If-None-Match': etag })).status).toBe(200);
      expect((await get(path, { 'If-None-Match': etag })).status).toBe(304);
    },
  );
});

describe('a 304', () => {
  it.each(PATHS)('says of %s nothing but what the 200 does', async (path) => {
    // A cache changes what it has by the headers of a 304 (RFC 9111, section 4.3.4).
    const whole = await get(path);
    const etag = whole.headers.get('ETag') ?? '';
    const answer = await get(path, { 'If-None-Match': etag });
    expect(answer.status).toBe(304);
    const given = [...answer.headers].filter(([name]) => !OWN.has(name));
    expect(given.map(([name]) => [name, whole.headers.get(name)])).toEqual(given);
    expect(given.map(([name]) => name)).toContain('etag');
  });
});

describe('conditions', () => {
  const failing = { 'If-Match': '"other"', 'If-None-Match': '*' };

  it.each([
    ['/register/nothing', 404],
    ['/register?page=99', 404],
    ['/register?page=1', 307],
    // GraphQL's own way of an error in JSON.
    ['/graphql?query={nothing}', 200],
    ['/graphql.ttl?query={nothing}', 400],
    ['/graphql', 400],
  ])('change nothing about what is no answer: %s', async (path, status) => {
    const headers = { Accept: 'application/json' };
    expect((await get(path, headers)).status).toBe(status);
    expect((await get(path, { ...headers, ...failing })).status).toBe(status);
  });

  it('that fail are told in the words of GraphQL at its address', async () => {
    const answer = await get(`/graphql?query=${QUERY}`, failing);
    expect(answer.status).toBe(412);
    expect(await answer.json()).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });

  it('do not count for POST, whose answer has no tag', async () => {
    const answer = await app.request('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...failing },
      body: JSON.stringify({ query: '{ __typename }' }),
    });
    expect(answer.status).toBe(200);
  });
});
