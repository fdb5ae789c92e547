import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/http/app.ts';
import { createService } from '../../src/http/service.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import type { Engine } from '../../src/sparql/engine/engine.ts';
import { EngineError } from '../../src/sparql/engine/engine-error.ts';
import { patient } from '../support/application.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';

const snapshot = madeCatalogue();
const options = { pageSize: 3, maxPageSize: 100, examples: [], assets: '', cacheBytes: 0 };
const local = createApp(createService(snapshot, { ...options, limits: patient }));

/** An engine that takes long for each query, by a clock that only it moves on. */
function slowEngine() {
  const engine = oxigraphEngine(preparedQuads(snapshot));
  let now = 0;
  const slow: Engine = {
    profile: engine.profile,
    async select(query, asking) {
      // As over a network, the work of who asks is done by then.
      await Promise.resolve();
      now += 60_000;
      return engine.select(query, asking);
    },
  };
  return { slow, clock: () => (now += 1) };
}

const ask = (query: string): Request =>
  new Request(`${snapshot.base}graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });

describe('what a request waits for an engine', () => {
  it.each([
    ['a list with its total', 'things(first: 9) { totalCount nodes { id next { id } } }'],
    ['a facet', 'things { facets(fields: [stringOne]) { values(first: 9) { value count } } }'],
    ['groups', 'things { groups(by: [{ field: booleanOne }]) { nodes { count } } }'],
    ['a filter by values', 'things(where: { dateOne: { gt: "2001-01-01" } }) { totalCount }'],
    ['a search', 'search(query: "a") { totalCount nodes { resource { id } } }'],
  ])('is no work of its own: %s', async (_what, field) => {
    // The clock is not read for each field.
    const query = `{ ${['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: ${field}`).join(' ')} }`;
    const { slow, clock } = slowEngine();
    const limits = { milliseconds: 50_000 };
    const source = await preparedSource(slow, snapshot);
    const { fetch } = createRemoteHandler(source, { ...options, limits, clock });
    const answer = await fetch(ask(query));
    const text = await answer.text();
    expect([answer.status, text]).toEqual([200, await (await local.fetch(ask(query))).text()]);
    expect(text).not.toContain('errors');
  });

  it('is no work of a search for a page either', async () => {
    const { slow, clock } = slowEngine();
    const limits = { milliseconds: 50_000 };
    const source = await preparedSource(slow, snapshot);
    const { fetch } = createRemoteHandler(source, { ...options, limits, clock });
    expect((await fetch(new Request(`${snapshot.base}search.html?q=a`))).status).toBe(200);
  });
});

/** An engine whose answers wait until it is let go; how many of its queries match a pattern. */
async function held(pattern: RegExp) {
  const engine = oxigraphEngine(preparedQuads(snapshot));
  let letGo = (): void => undefined;
  const promise = new Promise<void>((resolve) => (letGo = resolve));
  const source = await preparedSource(
    {
      profile: engine.profile,
      async select(query, asking) {
        if (pattern.test(query)) await promise;
        return engine.select(query, asking);
      },
    },
    snapshot,
  );
  const asked = (): number => engine.asked.filter((query) => pattern.test(query)).length;
  return { source, asked, letGo };
}

/** A datatype of which there are values to compare. */
const TYPE = 'http://www.w3.org/2001/XMLSchema#date';

describe('what several requests wait for', () => {
  it('is not ended by the first that cannot wait, and charged to none', async () => {
    const { source, asked, letGo } = await held(/XMLSchema#date|value-rank|SAMPLE/);
    const { asker } = source.begin({ until: performance.now() + 20 });
    const first = source.version.values.read(TYPE, asker);
    const second = source.version.values.read(TYPE);
    await expect(first).rejects.toMatchObject({ failure: 'timeout' });
    letGo();
    expect((await second).length).toBe(source.version.about.values[TYPE]);
    expect(await source.version.values.read(TYPE, asker)).toBe(await second);
    expect([asked(), asker.queries]).toEqual([1, 0]);
  });

  it('is the failure of the engine where it lacks some of it', async () => {
    const engine = oxigraphEngine(preparedQuads(snapshot));
    const source = await preparedSource(engine, snapshot);
    engine.store.update(`DROP GRAPH <${GRAPHS.sidecar}>`);
    await expect(source.version.values.read(TYPE)).rejects.toBeInstanceOf(EngineError);
  });
});
