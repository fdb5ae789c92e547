import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { VersionWatch } from '../../src/operate/version-watch.ts';
import type { SparqlSource } from '../../src/sparql/source.ts';
import { RESTING } from '../../src/sparql/engine/health.ts';
import { sidecar } from '../../src/sparql/sidecar/terms.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import {
  GRAPHS,
  graphsNamed,
  noteSizes,
  preparedQuads,
  preparedSource,
} from '../support/prepared.ts';

const snapshot = madeCatalogue();

/** Where another version is, and what the pointer to the current one becomes. */
const OTHER = graphsNamed('other');
const POINTER = `<${sidecar.catalogue}> <${sidecar.dataGraph}> <${OTHER.data}> ; <${sidecar.sidecarGraph}> <${OTHER.sidecar}> .`;

/** An engine with two versions, the first of them current, and a watch of it. */
async function watched(room?: number) {
  const store = oxigraphEngine(preparedQuads(snapshot));
  for (const name of ['data', 'sidecar'] as const)
    store.store.update(`COPY <${GRAPHS[name]}> TO <${OTHER[name]}>`);
  for (const version of ['test', 'other']) noteSizes(store.store, version);
  let failure: string | undefined;
  const engine = {
    ...store,
    select: (...asked: Parameters<typeof store.select>) =>
      failure === undefined ? store.select(...asked) : Promise.reject(new Error(failure)),
  };
  const swapped: SparqlSource[] = [];
  /** Whether names were read before a version was served. */
  const areNamesRead: boolean[] = [];
  const first = await preparedSource(engine, snapshot);
  const logged: string[] = [];
  const log = pino({ base: null, timestamp: false }, { write: (line) => logged.push(line) });
  const instance = createInstance({ log });
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
    ...{ watch, swapped, exchange, store, instance, first, areNamesRead, logged },
    fail: (message: string | undefined) => (failure = message),
  };
}

describe('a watch over the version of an engine', () => {
  it('serves another version by itself, whose names are there for the first search', async () => {
    const { watch, swapped, exchange, store, areNamesRead } = await watched();
    watch.start();
    exchange(POINTER);
    await expect.poll(() => swapped.length).toBe(1);
    watch.close();
    const [next] = swapped;
    expect(areNamesRead).toEqual([true]);
    expect(next?.version.graphs).toEqual(OTHER);
    const namesCounted = (): number =>
      store.asked.filter((query) => query.includes('COUNT(')).length;
    const before = namesCounted();
    const found = await next
      ?.begin()
      .view.search({ text: 'asia', types: undefined, size: 5, languages: ['fi'] });
    expect(found?.totalCount).toBeGreaterThan(0);
    // What is shown of the hits is loaded; the names are counted before they are read.
    expect(namesCounted()).toBe(before);
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
    fail('no answer');
    await watch.check();
    expect(instance.state.failure?.message).toBe('no answer');
    expect(swapped).toEqual([]);
    fail(undefined);
    exchange(POINTER);
    await watch.check();
    expect(swapped.length).toBe(1);
    expect(instance.state.failure).toBeUndefined();
  });

  it('has no failure any more where the engine answers with the version that is served', async () => {
    const { watch, fail, instance } = await watched();
    fail('no answer');
    await watch.check();
    fail(undefined);
    await watch.check();
    expect(instance.state.failure).toBeUndefined();
  });

  it('says each reason once while the engine does not answer, and once that it does', async () => {
    const { watch, fail, instance, logged } = await watched();
    for (const reason of ['no answer', 'no answer', RESTING, RESTING, 'half an answer', RESTING]) {
      fail(reason);
      await watch.check();
      expect(instance.state.failure?.message).toBe(reason);
    }
    fail(undefined);
    for (let time = 0; time < 3; time += 1) await watch.check();
    expect(logged.map((line) => JSON.parse(line) as unknown)).toEqual([
      { level: 50, reason: 'no answer', msg: 'the version of the engine cannot be read' },
      { level: 50, reason: 'half an answer', msg: 'the version of the engine cannot be read' },
      { level: 30, msg: 'the version of the engine can be read again' },
    ]);
    expect(await instance.metrics.registry.metrics()).toContain(
      'varanto_reloads_total{result="failed"} 2',
    );
  });

  it('serves no other version after its end, and no failure of what was under way', async () => {
    for (const reason of [undefined, 'no answer']) {
      const { watch, fail, exchange, swapped, instance, logged } = await watched();
      exchange(POINTER);
      fail(reason);
      const checked = watch.check();
      watch.close();
      await checked;
      expect([swapped, logged, instance.state.failure]).toEqual([[], [], undefined]);
    }
  });

  it('serves it once, however often it is asked', async () => {
    const { watch, swapped, exchange } = await watched();
    exchange(POINTER);
    watch.ask();
    await Promise.all([watch.check(), watch.check()]);
    await watch.check();
    expect(swapped.length).toBe(1);
  });
});
