import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { VersionWatch } from '../../src/operate/version-watch.ts';
import type { SparqlSource } from '../../src/sparql/source.ts';
import { sidecar } from '../../src/sparql/sidecar/terms.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import { GRAPHS, preparedQuads, preparedSource } from '../support/prepared.ts';

const snapshot = madeCatalogue();

/** Where another version is, and what the pointer to the current one becomes. */
const OTHER = { data: 'urn:test:data-2', sidecar: 'urn:test:sidecar-2' } as const;
const POINTER = `<${sidecar.catalogue}> <${sidecar.dataGraph}> <${OTHER.data}> ; <${sidecar.sidecarGraph}> <${OTHER.sidecar}> .`;

/** An engine with two versions, the first of them current, and a watch of it. */
async function watched(room?: number) {
  const store = oxigraphEngine(preparedQuads(snapshot));
  for (const name of ['data', 'sidecar'] as const)
    store.store.update(`COPY <${GRAPHS[name]}> TO <${OTHER[name]}>`);
  let fails = false;
  let closed = 0;
  const engine = {
    ...store,
    select: (...asked: Parameters<typeof store.select>) =>
      fails ? Promise.reject(new Error('no answer')) : store.select(...asked),
    close: () => void (closed += 1),
  };
  const swapped: SparqlSource[] = [];
  /** Whether names were read before a version was served. */
  const areNamesRead: boolean[] = [];
  const first = await preparedSource(engine, snapshot);
  const instance = createInstance();
  const watch = new VersionWatch(first, {
    ...{
      instance,
      client: engine,
      isWatching: true,
      pause: 5,
      ...(room !== undefined && { room }),
    },
    swap: (next) => {
      swapped.push(next);
      areNamesRead.push(store.asked.some((query) => query.includes(sidecar.term)));
    },
  });
  const exchange = (triples: string): void => {
    store.store.update(
      `DROP SILENT GRAPH <${sidecar.current}> ; INSERT DATA { GRAPH <${sidecar.current}> { ${triples} } }`,
    );
  };
  return {
    ...{ watch, swapped, exchange, store, instance, first, areNamesRead },
    fail: (does: boolean) => (fails = does),
    closed: () => closed,
  };
}

describe('a watch over the version of an engine', () => {
  it('serves another version by itself, whose names are there for the first search', async () => {
    const { watch, swapped, exchange, store, areNamesRead } = await watched();
    watch.start();
    exchange(POINTER);
    await expect.poll(() => swapped.length).toBe(1);
    await watch.close();
    const [next] = swapped;
    expect(areNamesRead).toEqual([true]);
    expect(next?.version.graphs).toEqual(OTHER);
    const asked = store.asked.length;
    const found = await next
      ?.begin()
      .view.search({ text: 'asia', types: undefined, size: 5, languages: ['fi'] });
    expect(found?.totalCount).toBeGreaterThan(0);
    expect(store.asked.length).toBe(asked);
  });

  it('reads the names when it serves the version, where those of two have no room', async () => {
    const { first } = await watched();
    await first.names.warm();
    const { texts } = first.names;
    const small = await watched(texts);
    const { watch, swapped, exchange, store, areNamesRead } = small;
    await small.first.names.warm();
    exchange(POINTER);
    store.asked.length = 0;
    await watch.check();
    expect([areNamesRead, swapped[0]?.names.texts]).toEqual([[false], texts]);
    const view = swapped[0]?.begin().view;
    const found = await view?.search({
      ...{ text: 'asia', types: undefined, size: 5, languages: ['fi'] },
    });
    expect(found?.totalCount).toBeGreaterThan(0);
  });

  it('serves a version with too many names, and refuses searches', async () => {
    const { watch, swapped, exchange, instance } = await watched(1);
    exchange(POINTER);
    await watch.check();
    expect([swapped.length, instance.state.failure]).toEqual([1, undefined]);
    const view = swapped[0]?.begin().view;
    const question = { text: 'asia', types: undefined, size: 5, languages: ['fi'] };
    await expect(view?.search(question)).rejects.toThrow('Expected at most 1 texts');
  });

  it('serves what it served while there is none, and while the engine does not answer', async () => {
    const { watch, swapped, exchange, fail, instance } = await watched();
    exchange('');
    await watch.check();
    expect(instance.state.failure).toBeUndefined();
    fail(true);
    await watch.check();
    expect(instance.state.failure?.message).toBe('no answer');
    expect(swapped).toEqual([]);
    fail(false);
    exchange(POINTER);
    await watch.check();
    expect(swapped.length).toBe(1);
    expect(instance.state.failure).toBeUndefined();
  });

  it('has no failure any more where the engine answers with the version that is served', async () => {
    const { watch, fail, instance } = await watched();
    fail(true);
    await watch.check();
    fail(false);
    await watch.check();
    expect(instance.state.failure).toBeUndefined();
  });

  it('serves it once, however often it is asked, and closes the engine at its end', async () => {
    const { watch, swapped, exchange, closed } = await watched();
    exchange(POINTER);
    watch.ask();
    await Promise.all([watch.check(), watch.check()]);
    await watch.check();
    expect(swapped.length).toBe(1);
    await watch.close();
    expect(closed()).toBe(1);
  });
});
