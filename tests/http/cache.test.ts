import { describe, expect, it } from 'vitest';
import { AnswerCache } from '../../src/http/cache.ts';
import { application } from '../support/application.ts';

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
