import { beforeAll, describe, expect, it } from 'vitest';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { warmSource } from '../../src/operate/warm-source.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { loadCatalogue } from '../support/catalogue.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { preparedQuads, preparedSource } from '../support/prepared.ts';
import { smallSnapshot } from '../support/small-catalogue.ts';
import { some } from '../support/wide.ts';

const registers = Array.from(
  { length: 1_000 },
  (_, index) =>
    `<register/${index}> a varanto:Register ; dct:title "Asia ${index}"@fi ; varanto:holder <organisation/a> .`,
).join('\n');

interface Asked {
  readonly name: string;
  readonly made: () => Snapshot;
  /** What an engine gives at most of its statements. */
  readonly mostRows: number;
  readonly paths: readonly (readonly [path: string, most: number])[];
}

/** The first has 16,000 statements in the engine, the second 120,000. */
const catalogues: readonly Asked[] = [
  {
    ...{ name: 'a thousand registers', made: () => smallSnapshot(registers), mostRows: 5_000 },
    paths: [
      ['search?q=asia', 30],
      ['search.json?q=asia', 30],
      ['suggest?q=asi', 10],
      ['ask?q=asia', 40],
      ['', 30],
      ['register', 30],
    ],
  },
  {
    ...{ name: 'the catalogue', made: () => loadCatalogue().snapshot, mostRows: 10_000 },
    paths: [
      ['search?q=tieto', 30],
      ['search.json?q=hallinto', 30],
      ['suggest?q=rek', 10],
      ['ask?q=palkka', 40],
      ['ask?q=rekrytointi', 40],
      ['', 30],
      ['register', 30],
    ],
  },
];

describe.each(some(catalogues, 2))('a request to $name that begins again', (catalogue) => {
  const snapshot = catalogue.made();
  const inner = oxigraphEngine(preparedQuads(snapshot));
  /** What the engine was asked, and how many rows it gave. */
  const asked: string[] = [];
  let rows = 0;
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

  it.each(catalogue.paths)('asks the engine nothing twice, and little: /%s', async (path, most) => {
    asked.length = rows = 0;
    const headers = { Accept: 'text/html', 'Accept-Language': 'fi' };
    expect((await fetch(new Request(snapshot.base + path, { headers }))).status).toBe(200);
    expect(asked.filter((query, index) => asked.indexOf(query) < index)).toEqual([]);
    expect(asked.length).toBeLessThanOrEqual(most);
    expect(rows).toBeLessThan(catalogue.mostRows);
  });
});
