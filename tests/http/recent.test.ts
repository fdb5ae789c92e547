import { request as ask, type IncomingMessage } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { AnswerCache, CACHE_BYTES } from '../../src/http/cache.ts';
import { listen } from '../../src/http/listen.ts';
import { RecentChoices } from '../../src/http/recent.ts';
import { createApp } from '../support/app.ts';
import { application } from '../support/application.ts';
import { chance } from '../support/chance.ts';
import { runs, seed } from '../support/runs.ts';
import { isWide, widely } from '../support/wide.ts';

const { service } = application();

/** The same service with other caches: the days of its headers are the same. */
function withCaches(bytes: number) {
  const [cache, recent] = [new AnswerCache(bytes), new RecentChoices(bytes)];
  return createApp({ ...service, cache, recent });
}

const remembering = withCaches(CACHE_BYTES);
const forgetting = withCaches(0);

const random = chance(seed);

function pick<Item>(items: readonly Item[]): Item {
  // What may be nothing is among what is picked.
  return items[Math.floor(random.next().value * items.length)] as Item;
}

const QUERY = '{ registers(first: 2) { nodes { id title } } }';
const asked = (query: string): string => `query=${encodeURIComponent(query)}`;

const METHODS = [...Array<string>(6).fill('GET'), 'HEAD', 'HEAD', 'OPTIONS', 'PUT'];
const PATHS = [
  ...['/', '/register', '/register?first=2', '/register.ttl', '/register/', '/register.csv'],
  ...['/organisation', '/organisation/helsingin-kaupunki', '/organisation/helsingin-kaupunki.html'],
  ...['/organisation/helsingin-kaupunki.jsonld', '/organisation/helsingin-kaupunki?lang=sv'],
  ...['/dcat', '/catalogue', '/context.jsonld', '/schema.graphql', '/robots.txt', '/query'],
  ...[`/graphql?${asked(QUERY)}`, `/graphql.csv?${asked(QUERY)}`, `/graphql?${asked('{ wrong }')}`],
  ...[
    '/search?q=henkil',
    '/search.json?q=henkil',
    '/suggest?q=hen',
    '/nothing',
    '/%C3%A4',
    '/a%20b',
  ],
  ...[
    '/health/live',
    '/graphql',
    '/overview',
    '/void',
    '/developers',
    '/register?after=register/x',
  ],
];
const ACCEPTS = [
  ...[undefined, '*/*', 'text/html', 'application/ld+json', 'text/turtle', 'application/json'],
  ...['text/turtle;q=0.5, text/html;q=0.4', 'application/xhtml+xml', 'text/csv', 'image/png'],
  ...['application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded"', 'x'.repeat(1100)],
];
const LANGUAGES = [undefined, 'fi', 'sv, en;q=0.5', 'EN', '*', 'de;q=0'];
const CODINGS = [undefined, 'identity', 'gzip', 'br, gzip', 'gzip;q=0, *;q=0.1', 'x-gzip'];
const DAYS = [undefined, undefined, 'Sun, 06 Nov 1994 08:49:37 GMT', 'no day', futureDay()];

function futureDay(): string {
  return new Date(Date.now() + 86_400_000).toUTCString();
}

/** The tags of answers so far: who asks again names one of them. */
const tags: string[] = ['"none"'];

function condition(): string | undefined {
  const tag = pick(tags);
  return pick([undefined, undefined, tag, tag, `W/${tag}`, `"other", ${tag}`, '*', 'no tag']);
}

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Record<string, string>;
}

function anyRequest(): Sent {
  const given = {
    Accept: pick(ACCEPTS),
    'Accept-Language': pick(LANGUAGES),
    'Accept-Encoding': pick(CODINGS),
    'If-None-Match': condition(),
    'If-Match': pick([undefined, undefined, undefined, condition()]),
    'If-Unmodified-Since': pick(DAYS),
    'If-Modified-Since': pick(DAYS),
    'X-Request-Id': 'one',
  };
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return { method: pick(METHODS), path: pick(PATHS), headers: Object.fromEntries(stated) as never };
}

/** All of an answer that must be the same; a second may pass between two. */
async function answerOf(app: typeof remembering, { path, ...init }: Sent) {
  const answer = await app.request(path, init);
  const headers = [...answer.headers].filter(([name]) => name !== 'date');
  return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
}

describe('a request that came before', () => {
  it('is answered as one that never came, whatever its conditions', async () => {
    const statuses = new Set<number>();
    for (let turn = 0; turn < runs(widely(40, 80), 15_000); turn += 1) {
      const sent = anyRequest();
      const expected = await answerOf(forgetting, sent);
      const [first, again] = [await answerOf(remembering, sent), await answerOf(remembering, sent)];
      expect(first, JSON.stringify(sent)).toEqual(expected);
      expect(again, JSON.stringify(sent)).toEqual(expected);
      statuses.add(expected.status);
      const tag = new Headers(expected.headers).get('ETag');
      if (tag !== null) tags.push(tag);
    }
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([200, 204, 304, ...(isWide ? [400] : []), 404, 405, 412]),
    );
  }, 600_000);

  it('is answered alike over a connection', async () => {
    const servers = await Promise.all(
      [remembering, forgetting].map((app) => listen(app.handle, { host: '127.0.0.1', port: 0 })),
    );
    afterAll(() => Promise.all(servers.map((server) => server.close())));
    const [one = 0, other = 0] = servers.map(({ port }) => port);
    for (let turn = 0; turn < runs(widely(6, 15), 2_000); turn += 1) {
      const sent = anyRequest();
      const expected = await received(other, sent);
      expect(await received(one, sent), JSON.stringify(sent)).toEqual(expected);
      expect(await received(one, sent), JSON.stringify(sent)).toEqual(expected);
    }
  }, 600_000);
});

/** An answer as it came over a connection. */
async function received(port: number, { method, path, headers }: Sent) {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const options = { host: '127.0.0.1', port, method, path, headers, agent: false };
    ask(options, resolve).once('error', reject).end();
  });
  const body = Buffer.concat(await incoming.toArray());
  const lines = Object.entries(incoming.headers).filter(([name]) => name !== 'date');
  return { status: incoming.statusCode, headers: Object.fromEntries(lines), body };
}
