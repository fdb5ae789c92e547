import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { AnswerCache } from '../../src/http/cache.ts';
import { application, lastingHeaders } from '../support/application.ts';

function answer(size: number) {
  return { headers: {}, bytes: new Uint8Array(size) };
}

describe('kept answers', () => {
  it('are given again as long as there is room', () => {
    const kept = new AnswerCache(100_000);
    const first = answer(100);
    kept.set('a', first);
    expect(kept.get('a')).toBe(first);
    expect(kept.get('b')).toBeUndefined();
  });

  it('take no more bytes than they may, and drop what was used longest ago', () => {
    const kept = new AnswerCache(100_000);
    const names = Array.from({ length: 50 }, (_, index) => `answer ${index}`);
    kept.set('used', answer(4000));
    for (const name of names) {
      kept.set(name, answer(4000));
      kept.get('used');
    }
    const left = names.filter((name) => kept.get(name));
    expect(left).toEqual(names.slice(-left.length));
    expect(left.length).toBe(Math.floor(100_000 / 5024) - 1);
    expect(kept.get('used')).toBeDefined();
  });

  it('do not give all their room to a large one', () => {
    const kept = new AnswerCache(100_000);
    kept.set('small', answer(10));
    kept.set('large', answer(50_000));
    expect(kept.get('large')).toBeUndefined();
    expect(kept.get('small')).toBeDefined();
  });

  it('may be none', () => {
    const kept = new AnswerCache(0);
    kept.set('a', answer(0));
    expect(kept.get('a')).toBeUndefined();
  });
});

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> {
  for (const [index, size] of sizes.entries()) {
    await Promise.resolve();
    yield new Uint8Array(size).fill(index);
  }
}

async function all(sent: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  return (await Readable.from(sent).toArray()) as Uint8Array[];
}

describe('a long answer that is sent chunk by chunk', () => {
  const named = (key: string) => ({ key, headers: { ETag: key } });

  it('is cached once its last chunk was read, with its length', async () => {
    const kept = new AnswerCache(100_000);
    const sent = kept.keeping(chunks(2, 3), named('a'))[Symbol.asyncIterator]();
    expect((await sent.next()).value).toEqual(new Uint8Array(2));
    expect(kept.get('a')).toBeUndefined();
    expect((await sent.next()).value).toEqual(new Uint8Array(3).fill(1));
    expect(kept.get('a')).toBeUndefined();
    expect((await sent.next()).done).toBe(true);
    expect(kept.get('a')).toEqual({
      headers: { ETag: 'a', 'Content-Length': '5' },
      bytes: Buffer.from([0, 0, 1, 1, 1]),
    });
  });

  it('is not cached where its reader leaves, or it could not be finished', async () => {
    const kept = new AnswerCache(100_000);
    for await (const chunk of kept.keeping(chunks(2, 3), named('left'))) if (chunk.length) break;
    const failing = async function* () {
      yield* chunks(2);
      throw new Error('no more');
    };
    await expect(all(kept.keeping(failing(), named('failed')))).rejects.toThrow('no more');
    expect([kept.get('left'), kept.get('failed')]).toEqual([undefined, undefined]);
    expect(await all(kept.keeping(chunks(2), named('left')))).toHaveLength(1);
    expect(kept.get('left')).toBeDefined();
  });

  it('is sent and not cached where it is too long, or nothing is cached', async () => {
    for (const most of [50_000, 0]) {
      const kept = new AnswerCache(most);
      const sent = await all(kept.keeping(chunks(4_000, 4_000), named('a')));
      expect(sent.map(({ length }) => length)).toEqual([4_000, 4_000]);
      expect(kept.get('a')).toBeUndefined();
    }
  });

  it('is gathered from one reader of several, and of three answers at a time', async () => {
    const kept = new AnswerCache(100_000);
    const begun = async (key: string, byte: number) => {
      const sent = kept.keeping(chunks(byte, 1), named(key));
      const reader = sent[Symbol.asyncIterator]();
      await reader.next();
      return async () => {
        while (!(await reader.next()).done);
      };
    };
    const first = await begun('a', 7);
    const second = await begun('a', 8);
    await second();
    expect(kept.get('a')).toBeUndefined();
    const others = [await begun('b', 1), await begun('c', 1), await begun('d', 1)];
    for (const each of [first, ...others]) await each();
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key))).toEqual(['b', 'c', 'd']);
  });

  it.each(['identity', 'gzip', 'br'])(
    'is given in %s from the third time on as it was made',
    async (coding) => {
      const { app } = application();
      const answers = [];
      for (let time = 0; time < 4; time += 1) {
        const answer = await app.request('/catalogue.jsonld', {
          headers: { 'Accept-Encoding': coding, 'X-Request-Id': 'one' },
        });
        answers.push({
          bytes: Buffer.from(await answer.arrayBuffer()),
          headers: lastingHeaders(answer).filter(([name]) => name !== 'content-length'),
          coding: answer.headers.get('content-encoding') ?? 'identity',
          length: answer.headers.get('content-length'),
        });
      }
      const [made, ...others] = answers;
      const size = String(made?.bytes.length);
      expect(made?.coding).toBe(coding);
      expect(answers.map(({ length }) => length)).toEqual([null, null, size, size]);
      for (const { bytes, headers } of others) {
        expect(bytes.equals(made?.bytes ?? Buffer.of())).toBe(true);
        expect(headers).toEqual(made?.headers);
      }
    },
  );
});

describe('a question asked again', () => {
  const kept = application();
  const fresh = application({ cacheBytes: 0 });
  const body = (query: string, variables = {}) => JSON.stringify({ query, variables });
  const post = (app: typeof kept, text: string, headers = {}) =>
    app.app.request('/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Request-Id': 'one', ...headers },
      body: text,
    });
  const QUERY = 'query ($n: Int) { registers(first: $n) { nodes { id title } } }';

  it('is answered alike with and without what is kept', async () => {
    for (const headers of [{}, { 'Accept-Language': 'sv' }, { Accept: 'text/turtle' }])
      for (const variables of [{ n: 1 }, { n: 2 }, { n: 1 }, { n: -1 }]) {
        const text = body(QUERY, variables);
        const [one, two, plain] = await Promise.all([
          post(kept, text, headers),
          post(kept, text, headers),
          post(fresh, text, headers),
        ]);
        expect(one.status).toBe(plain.status);
        expect([...one.headers]).toEqual([...plain.headers]);
        expect([...two.headers]).toEqual([...plain.headers]);
        const expected = await plain.text();
        expect(await one.text()).toBe(expected);
        expect(await two.text()).toBe(expected);
      }
  });

  it('is not answered to another question, in another language or form', async () => {
    const query = '{ organisation(id: "organisation/helsingin-kaupunki") { name } }';
    const texts = await Promise.all(
      [{}, { 'Accept-Language': 'en' }, { Accept: 'text/csv' }].map(async (headers) =>
        (await post(kept, body(query), headers)).text(),
      ),
    );
    expect(new Set(texts).size).toBe(3);
  });
});
