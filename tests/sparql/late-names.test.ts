import { describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { folder, smallCatalogue } from '../support/folder.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';

/** An engine that does not count before it is let. */
function reluctant(engine: Engine) {
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const own: Engine = {
    profile: engine.profile,
    async select(query, asking) {
      if (query.includes('COUNT(')) await begun;
      return engine.select(query, asking);
    },
  };
  return { own, begin };
}

describe('a search whose engine does not give the names in time', () => {
  it('is answered with 503, as the request is not at fault, and finds them later', async () => {
    const { snapshot } = loadCatalogue({ data: folder({ 'x.ttl': smallCatalogue }) });
    const { own, begin } = reluctant(oxigraphEngine(preparedQuads(snapshot)));
    const options = {
      ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 },
      limits: { milliseconds: 1_000 },
    };
    const { fetch } = createRemoteHandler(await preparedSource(own, snapshot), options);
    const ask = (query: string): Promise<Response> =>
      fetch(
        new Request(`${snapshot.base}graphql`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ query }),
        }),
      );
    const search = '{ search(query: "rekisteri") { nodes { resource { id } } } }';
    for (const query of [search, '{ suggest(prefix: "rek") { resource { id } } }']) {
      const refused = await ask(query);
      expect([refused.status, refused.headers.has('retry-after')]).toEqual([503, true]);
      expect(await refused.text()).toContain('"code":"UNAVAILABLE"');
    }
    begin();
    await expect.poll(async () => (await ask(search)).text()).toContain('register/r');
  });
});
