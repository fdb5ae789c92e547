import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createInstance } from '../../src/http/operator/instance.ts';
import { createRemoteHandler } from '../../src/operate/remote-handler.ts';
import { VersionWatch } from '../../src/operate/version-watch.ts';
import { versionOf, waitForVersion } from '../../src/sparql/current-version.ts';
import { sidecar } from '../../src/sparql/sidecar/terms.ts';
import { patient } from '../support/application.ts';
import { oxigraphEngine } from '../support/engines.ts';
import { madeCatalogue } from '../support/made-catalogue.ts';
import {
  GRAPHS,
  graphsNamed,
  noteSizes,
  preparedQuads,
  preparedSource,
} from '../support/prepared.ts';
import { smallSnapshot, someRegisters } from '../support/small-catalogue.ts';
import { some } from '../support/wide.ts';

const snapshot = smallSnapshot(someRegisters);
const quads = preparedQuads(snapshot);

const options = {
  ...{ pageSize: 20, maxPageSize: 100, examples: [], assets: '' },
  limits: patient,
};

/** A server of an engine that has a version, and its watch, which asks only when a test has it ask. */
async function served({ cacheBytes = 0 } = {}) {
  const engine = oxigraphEngine(quads);
  noteSizes(engine.store);
  const logged: { readonly level: number; readonly msg: string; readonly reason?: string }[] = [];
  const write = (line: string): void =>
    void logged.push(JSON.parse(line) as (typeof logged)[number]);
  const log = pino({ base: null, timestamp: false, level: 'info' }, { write });
  const instance = createInstance({ log });
  const source = await preparedSource(engine, snapshot);
  const handler = createRemoteHandler(source, { ...options, cacheBytes, instance });
  let { names } = source;
  const watch = new VersionWatch(source, {
    ...{ instance, client: engine, isWatching: false },
    swap(next) {
      ({ names } = next);
      handler.replace(next);
    },
  });
  const ask = (path: string): Promise<Response> =>
    handler.fetch(new Request(new URL(path, snapshot.base)));
  const { wholeness } = source.version;
  const health = async () => {
    const answer = await handler.fetch(new Request(new URL('/health/ready', snapshot.base)));
    return [answer.status, ((await answer.json()) as { status: string }).status];
  };
  const warm = (): Promise<void> => names.warm();
  return { engine, watch, wholeness, ask, health, logged, warm };
}

const READY = [200, 'ready'];
const INCOMPLETE = [503, 'version-incomplete'];

const LOST = 'the engine has lost a part of the version that is served: run varanto prepare again';

/** What the log has of the version, in order. */
function versionLines(logged: readonly { readonly msg: string }[]): readonly string[] {
  return logged.map(({ msg }) => msg).filter((msg) => msg.includes('of the version'));
}

const GRAPHQL = `/graphql?query=${encodeURIComponent('{ search(query: "asia") { totalCount nodes { resource { id } } } }')}`;

/** Addresses of each kind: what answers them is read from either graph, or from both. */
const ADDRESSES = [
  ...['/register.csv', '/register.html', '/register.nt', '/catalogue.nt', '/search.json?q=asia'],
  ...['/suggest?q=asia', '/search?q=asia', GRAPHQL, '/dcat.ttl', '/sitemap.xml'],
];

describe('an engine that has lost a part of the version that is served', () => {
  const losses = [
    ['one statement of the sidecar', oneLost(GRAPHS.sidecar)],
    ['some statements', `DELETE WHERE { GRAPH <${GRAPHS.data}> { ?s a ?type } }`],
    ['one statement of the data', oneLost(GRAPHS.data)],
    ['everything', 'DROP ALL'],
    ['the graph of the data', `DROP GRAPH <${GRAPHS.data}>`],
    ['the graph of the sidecar', `DROP GRAPH <${GRAPHS.sidecar}>`],
  ] as const;

  it.each(some(losses, 3))(
    'gets 503 at each address until it is back: %s',
    async (_what, update) => {
      const { engine, watch, wholeness, ask, health, logged, warm } = await served();
      await warm();
      engine.store.update(update);
      await watch.check();
      await wholeness.count();
      expect(await health()).toEqual(INCOMPLETE);
      for (const path of ADDRESSES) {
        const answer = await ask(path);
        expect([path, answer.status]).toEqual([path, 503]);
        expect(answer.headers.get('Retry-After')).toBe('30');
      }
      engine.store.update('DROP ALL');
      engine.store.load(quads, { format: 'application/n-quads' });
      noteSizes(engine.store);
      await wholeness.count();
      await warm();
      expect(await health()).toEqual(READY);
      for (const path of ['/register.csv', '/register.nt', GRAPHQL])
        expect([path, (await ask(path)).status]).toEqual([path, 200]);
      expect(versionLines(logged)).toEqual([LOST, 'the engine has all of the version again']);
      watch.close();
    },
  );

  it('says what is missing', async () => {
    const { engine, watch, wholeness, logged } = await served();
    engine.store.update(`DROP GRAPH <${GRAPHS.data}>`);
    await wholeness.count();
    expect(logged.find(({ msg }) => msg === LOST)?.reason).toMatch(
      new RegExp(`^expected \\d+ statements in the graph <${GRAPHS.data}>, got 0$`),
    );
    watch.close();
  });

  it('gives nothing that was cached, since that may have been made after the loss', async () => {
    const { engine, watch, wholeness, ask } = await served({ cacheBytes: 10_000_000 });
    expect((await ask('/register.csv')).status).toBe(200);
    engine.store.update(oneLost(GRAPHS.data));
    expect((await ask('/register.csv')).status).toBe(200);
    await wholeness.count();
    expect((await ask('/register.csv')).status).toBe(503);
    watch.close();
  });

  it('has the day of change of before once all is back: it is the same version', async () => {
    const { engine, watch, wholeness, ask } = await served();
    const day = async () => (await ask('/register.ttl')).headers.get('Last-Modified');
    const before = await day();
    expect(before).not.toBeNull();
    engine.store.update(oneLost(GRAPHS.data));
    await wholeness.count();
    engine.store.load(quads, { format: 'application/n-quads' });
    await wholeness.count();
    expect(await day()).toBe(before);
    watch.close();
  });
});

/** The removal of one statement. */
function oneLost(graph: string): string {
  return `DELETE { GRAPH <${graph}> { ?s ?p ?o } } WHERE { SELECT * { GRAPH <${graph}> { ?s ?p ?o } } ORDER BY ?s ?p ?o LIMIT 1 }`;
}

describe('an answer that meets what cannot be', () => {
  const meetings = [
    ['a resource without statements', `DROP GRAPH <${GRAPHS.data}>`, '/register.nt'],
    ['everything without statements', `DROP GRAPH <${GRAPHS.data}>`, '/catalogue.nt'],
    ['a resource without its card', without(sidecar.card), '/register.csv'],
    ['a list that is too short', without(sidecar.at), '/register.csv'],
    ['no place of a suggestion', `DROP GRAPH <${GRAPHS.sidecar}>`, '/suggest?q=asia'],
    ['the same of what a search found', without(sidecar.at), '/search.json?q=asia'],
    ['the same in GraphQL', 'DROP ALL', GRAPHQL],
    ['no version', `DROP GRAPH <${GRAPHS.sidecar}>`, '/register.html'],
  ] as const;

  it.each(some(meetings, 3))(
    'is 503, and so is every other from then on: %s',
    async (_what, update, path) => {
      const { engine, watch, ask, health, warm } = await served();
      await warm();
      engine.store.update(update);
      expect(await health()).toEqual(READY);
      const answer = await ask(path);
      expect(answer.status).toBe(503);
      expect(answer.headers.has('Retry-After')).toBe(true);
      await expect.poll(health).toEqual(INCOMPLETE);
      watch.close();
    },
  );

  it('is 503 for a search whose names were read from an empty engine', async () => {
    const { engine, watch, ask } = await served();
    engine.store.update('DROP ALL');
    expect((await ask('/search.json?q=asia')).status).toBe(503);
    watch.close();
  });
});

/** The removal of what the sidecar states under a predicate. */
function without(predicate: string): string {
  return `DELETE WHERE { GRAPH <${GRAPHS.sidecar}> { ?s <${predicate}> ?o } }`;
}

describe('a watch over the version', () => {
  it.each([
    ['has lost its pointer and its data', `DROP GRAPH <${sidecar.current}>`],
    ['has lost its facts', `DROP GRAPH <${GRAPHS.sidecar}>`],
  ])('counts at once where the engine %s', async (_what, update) => {
    const { engine, watch, health } = await served();
    engine.store.update(`${update} ; DROP GRAPH <${GRAPHS.data}>`);
    await watch.check();
    await expect.poll(health).toEqual(INCOMPLETE);
    watch.close();
  });

  it('goes on to serve what is whole where only the pointer is lost', async () => {
    const { engine, watch, wholeness, ask, health } = await served();
    engine.store.update(`DROP GRAPH <${sidecar.current}>`);
    await watch.check();
    await wholeness.count();
    expect([await health(), (await ask('/register.csv')).status]).toEqual([READY, 200]);
    watch.close();
  });

  it('serves no other version that is not whole', async () => {
    const { engine, watch, ask, logged } = await served();
    const other = graphsNamed('other');
    for (const name of ['data', 'sidecar'] as const)
      engine.store.update(`COPY <${GRAPHS[name]}> TO <${other[name]}>`);
    noteSizes(engine.store, 'other');
    engine.store.update(oneLost(other.data));
    engine.store.update(
      `DROP GRAPH <${sidecar.current}> ; INSERT DATA { GRAPH <${sidecar.current}> {
         <${sidecar.catalogue}> <${sidecar.dataGraph}> <${other.data}> ; <${sidecar.sidecarGraph}> <${other.sidecar}> } }`,
    );
    await watch.check();
    expect(logged.find(({ level }) => level === 50)?.reason).toContain(`<${other.data}>`);
    expect((await ask('/register.csv')).status).toBe(200);
    watch.close();
  });
});

describe('an engine that has another catalogue than at the start', () => {
  it('does not serve with another ontology than the catalogue was prepared with', async () => {
    const engine = oxigraphEngine(preparedQuads(madeCatalogue()));
    const found = await waitForVersion(engine);
    const other = snapshot.model;
    expect(() => versionOf(engine, found, other)).toThrow('Expected the ontology');
  });
});
