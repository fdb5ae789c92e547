import { beforeAll, describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { warmSource } from '../../src/operate/warm-source.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';

const { snapshot } = loadCatalogue();

/** An engine that notes what it was asked, and how many rows it gave. */
const asked: string[] = [];
let rows = 0;
const inner = oxigraphEngine(preparedQuads(snapshot));
const engine: Engine = {
  profile: inner.profile,
  async select(query, asking) {
    asked.push(query);
    const found = await inner.select(query, asking);
    rows += found.length;
    return found;
  },
};

let fetch: (request: Request) => Promise<Response>;
beforeAll(async () => {
  const source = await preparedSource(engine, snapshot);
  await warmSource(source);
  const options = { pageSize: 20, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 };
  ({ fetch } = createRemoteHandler(source, options));
});

async function get(path: string): Promise<number> {
  asked.length = rows = 0;
  const headers = { Accept: 'text/html', 'Accept-Language': 'fi' };
  return (await fetch(new Request(snapshot.base + path, { headers }))).status;
}

describe('a request that begins again with more that is loaded', () => {
  it.each([
    ['search?q=tieto', 30],
    ['search.json?q=hallinto', 30],
    ['suggest?q=rek', 10],
    ['ask?q=palkka', 40],
    ['ask?q=rekrytointi', 40],
    ['', 30],
    ['register', 30],
  ])('asks the engine nothing twice, and little: /%s', async (path, most) => {
    expect(await get(path)).toBe(200);
    expect(asked.filter((query, index) => asked.indexOf(query) < index)).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(most);
    // All of the catalogue has 120,000 statements there.
    expect(rows).toBeLessThan(10_000);
  });
});
