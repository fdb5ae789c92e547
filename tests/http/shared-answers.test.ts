import { beforeAll, describe, expect, it } from 'vitest';
import { AnswerCache, CACHE_BYTES } from '../../src/http/cache.ts';
import type { Pieces } from '../../src/http/byte-stream.ts';
import { RecentChoices } from '../../src/http/recent.ts';
import { createApp, type TestApp } from '../support/app.ts';
import { application, lastingHeaders } from '../support/application.ts';
import { some } from '../support/wide.ts';

const { service } = application();

/** All of an answer at once, as a server over an engine gives it: so long ones are cached, too. */
async function whole(pieces: string | Pieces): Promise<string | Uint8Array> {
  if (typeof pieces === 'string') return pieces;
  const parts: Buffer[] = [];
  for await (const piece of pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

function withCache(bytes: number): TestApp {
  const caches = { cache: new AnswerCache(bytes), recent: new RecentChoices(bytes) };
  return createApp({ ...service, ...caches, collect: whole });
}

/** Addresses of which several have the same document in them, with other documents around it. */
const PATHS = [
  ...['/', '/?lang=sv', '/?after=register/x', '/dcat', '/dcat.ttl', '/dcat.html', '/dcat?lang=sv'],
  ...['/dcat.jsonld', '/dcat?after=organisation/a', '/dcat.ttl?after=organisation/a'],
  ...['/organisation', '/organisation.ttl', '/organisation.html', '/organisation.csv'],
  ...['/organisation?order=name', '/organisation.ttl?order=name', '/organisation.csv?order=name'],
  ...['/organisation?excel=1', '/organisation.ttl?excel=1', '/organisation.html?excel=1'],
  ...['/organisation?lists=rows', '/organisation.ttl?lists=rows', '/organisation.html?lists=rows'],
  ...['/organisation?after=organisation/a', '/organisation.csv?after=organisation/a'],
  ...['/organisation?q=a', '/organisation.html?q=a', '/organisation.ttl?q=a', '/organisation?x=1'],
  ...['/organisation/helsingin-kaupunki', '/organisation/helsingin-kaupunki.ttl?x=1'],
  ...['/ontology', '/ontology.ttl', '/shapes', '/shapes.html', '/overview', '/overview.html'],
  ...['/search?q=a', '/search.html?q=a', '/search.json?q=a', '/search?q=a&lang=sv', '/ask?q=a'],
  ...['/query', '/query.html', '/query?lang=sv', '/developers', '/developers?lang=sv'],
  ...service.queries.list.slice(0, 2).flatMap(({ slug }) => {
    const path = `/query/${slug}`;
    return [path, `${path}.html`, `${path}?lang=sv`, `${path}.html?lang=sv`, `${path}.csv?excel=1`];
  }),
];

const [profile = ''] = service.snapshot.model.profiles;
const DCAT = `text/turtle;profile="${profile}"`;

const ACCEPTS = ['text/turtle', 'text/html', 'application/json', 'text/csv', DCAT];

interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

const all: readonly Asked[] = [...PATHS, '/catalogue'].flatMap((path) =>
  (path === '/catalogue' ? [DCAT] : ACCEPTS).flatMap((accept) =>
    [{}, { 'Accept-Language': 'sv' }].map((languages) => ({
      path,
      headers: { Accept: accept, 'X-Request-Id': 'one', ...languages },
    })),
  ),
);

const asked = some(all, 7);

/** An answer as one text, and its ETag. */
async function answerOf(app: TestApp, { path, headers }: Asked) {
  const answer = await app.request(path, { headers });
  const body = await answer.text();
  const text = JSON.stringify([answer.status, lastingHeaders(answer), body]);
  return { text, body, tag: answer.headers.get('ETag') };
}

/** Where two texts begin to differ, for a person to see. */
function difference(given: string, expected: string): string {
  let at = 0;
  while (given[at] === expected[at]) at += 1;
  return [given, expected].map((text) => text.slice(Math.max(0, at - 100), at + 60)).join(' <> ');
}

type Given = Awaited<ReturnType<typeof answerOf>>;

const answers: (readonly [asked: Asked, answer: Given])[] = [];
beforeAll(async () => {
  const fresh = withCache(0);
  for (const each of asked) answers.push([each, await answerOf(fresh, each)]);
});

describe('an answer that is cached', () => {
  it.each(['one', 'the other'])(
    'is given at no address that has another one, asked for in %s order',
    async (order) => {
      const caching = withCache(CACHE_BYTES);
      const different: unknown[] = [];
      for (const [each, expected] of order === 'one' ? answers : answers.toReversed()) {
        const given = await answerOf(caching, each);
        if (given.text !== expected.text)
          different.push([each, difference(given.text, expected.text)]);
      }
      expect(different).toEqual([]);
    },
  );

  it('has the bytes of every other answer with its ETag', () => {
    const first = new Map<string, readonly [asked: Asked, answer: Given]>();
    const different: unknown[] = [];
    for (const [each, answer] of answers) {
      if (answer.tag === null) continue;
      const [other, known] = first.get(answer.tag) ?? [each, answer];
      first.set(answer.tag, [other, known]);
      if (known.body !== answer.body)
        different.push([each, other, difference(answer.body, known.body)]);
    }
    expect(first.size).toBeGreaterThan(asked.length / 8);
    expect(different).toEqual([]);
  });
});
