import { namedNode } from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { Client } from '../../../src/sparql/engine/client.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { GraphStore } from '../../../src/sparql/prepare/graph-store.ts';
import { prepare, type Preparation } from '../../../src/sparql/prepare/prepare.ts';
import { graphsOf, versionsIn } from '../../../src/sparql/prepare/versions.ts';
import { sidecar } from '../../../src/sparql/sidecar/terms.ts';
import { startOxigraph } from '../../support/engines.ts';

/** A version of so many triples. */
function versionOf(version: string, size = 25) {
  const lines = (name: string, count: number): string[] =>
    Array.from(
      { length: count },
      (_, index) => `<http://e.org/${name}${index}> <http://e.org/p> "${version}" .\n`,
    );
  return { version, data: () => lines('d', size), facts: () => lines('f', size * 2) };
}

/** An engine, and what a preparation needs of it. */
async function begun({ keep = 2, batchLines = 10 } = {}) {
  const running = await startOxigraph();
  const engine = new Client({ url: running.url, profile: profiles.oxigraph });
  const store = new GraphStore({ url: running.graphs });
  const said: string[] = [];
  let day = 0;
  const preparation: Preparation = {
    ...{ engine, store, keep, batchLines },
    report: (line) => said.push(line),
    now: () => new Date(Date.UTC(2026, 0, (day += 1))),
  };
  const sizes = (): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { graph } of running.store.match())
      counts[graph.value] = (counts[graph.value] ?? 0) + 1;
    return counts;
  };
  const current = (): string | undefined => {
    const rows = running.store.query(
      `SELECT ?g FROM <${sidecar.current}> { ?s <${sidecar.dataGraph}> ?g }`,
    ) as Map<string, { value: string }>[];
    return rows.length > 1 ? 'several' : rows[0]?.get('g')?.value;
  };
  const end = async (): Promise<void> => {
    engine.close();
    store.close();
    await running.stop();
  };
  return { running, engine, store, preparation, said, sizes, current, end };
}

describe('a version that is brought into an engine', () => {
  it('has graphs of its own and becomes the current one', async () => {
    const { preparation, engine, sizes, current, said, end } = await begun();
    await prepare(versionOf('a'), preparation);
    const { data, facts, state } = graphsOf('a');
    expect(sizes()).toEqual({ [data]: 25, [facts]: 50, [state]: 5, [sidecar.current]: 2 });
    expect(current()).toBe(data);
    expect(await versionsIn(engine)).toMatchObject([{ version: 'a', batches: 8 }]);
    expect(said.at(-1)).toBe('Version a is the current one.');
    await end();
  });

  it('stays beside so many others, and the oldest are removed', async () => {
    const { preparation, sizes, current, end } = await begun({ keep: 2 });
    for (const name of ['a', 'b', 'c', 'd']) await prepare(versionOf(name), preparation);
    const graphs = ['c', 'd'].flatMap((name) => Object.values(graphsOf(name)));
    expect(Object.keys(sizes()).sort()).toEqual([...graphs, sidecar.current].sort());
    expect(current()).toBe(graphsOf('d').data);
    // An older one that is still there is current again at once.
    await prepare(versionOf('c'), preparation);
    expect(current()).toBe(graphsOf('c').data);
    await end();
  });

  it('is not the current one before it is whole, wherever it is interrupted, and is whole at the end', async () => {
    const { preparation, running, sizes, current, end } = await begun();
    await prepare(versionOf('a'), preparation);
    for (let requests = 0; ; requests += 1) {
      const store = new GraphStore({ url: running.graphs });
      const isDone = await prepare(versionOf('b'), {
        ...preparation,
        store: interrupted(store, requests),
      }).then(
        () => true,
        () => false,
      );
      store.close();
      if (isDone) break;
      if (current() !== graphsOf('b').data) expect(current()).toBe(graphsOf('a').data);
      else expect(sizes()[graphsOf('b').facts]).toBe(50);
    }
    expect(current()).toBe(graphsOf('b').data);
    expect(sizes()).toMatchObject({ [graphsOf('b').data]: 25, [graphsOf('b').facts]: 50 });
    await end();
  });

  it('goes on where the run before it ended', async () => {
    const { preparation, said, store, end } = await begun();
    // Four batches were sent, and three noted: as many as had come without a gap.
    await expect(
      prepare(versionOf('a'), { ...preparation, store: interrupted(store, 8) }),
    ).rejects.toThrow('interrupted');
    await prepare(versionOf('a'), preparation);
    expect(said).toContain('Goes on after 3 batches.');
    await end();
  });

  it('is sent again where the engine has lost some of it, and is named when all of it is there', async () => {
    const { preparation, running, sizes, current, said, store, end } = await begun();
    const { data, facts, state } = graphsOf('a');
    const name = `<${sidecar.catalogue}> <${sidecar.version}> "a" .\n`;
    const plain = versionOf('a');
    const version = { ...plain, facts: () => [name, ...plain.facts()] };
    await prepare(version, preparation);
    const whole = sizes();
    expect(whole).toEqual({ [data]: 25, [facts]: 51, [state]: 5, [sidecar.current]: 2 });
    const isDoneIn = (requests: number): Promise<boolean> =>
      prepare(version, { ...preparation, store: interrupted(store, requests) }).then(
        () => true,
        () => false,
      );
    for (const graph of [facts, data]) {
      running.store.update(
        `DELETE WHERE { GRAPH <${graph}> { <http://e.org/${graph === data ? 'd' : 'f'}3> ?p ?o } }`,
      );
      running.store.update(`DELETE DATA { GRAPH <${facts}> { ${name} } }`);
      const isNamed = (): unknown => running.store.query(`ASK FROM <${facts}> { ${name} }`);
      for (let requests = 5; !(await isDoneIn(requests)); requests += 3)
        expect(isNamed() ? sizes() : whole).toMatchObject({ [data]: 25, [facts]: 51 });
      expect(sizes()).toEqual(whole);
      expect(current()).toBe(data);
    }
    expect(said).toContain('Version a is no longer whole in the engine: it is sent again.');
    await end();
  });

  it('is refused where the engine has another number of statements', async () => {
    const { preparation, running, current, end } = await begun();
    running.store.load('<http://e.org/x> <http://e.org/p> "x" .', {
      format: 'text/turtle',
      to_graph_name: namedNode(graphsOf('a').facts),
    });
    await expect(prepare(versionOf('a'), preparation)).rejects.toThrow(
      'version a: expected 50 statements of the sidecar in the engine, got 51',
    );
    expect(current()).toBeUndefined();
    await end();
  });
});

/** A store whose process ends at its so-manieth request, half of which may have come to the engine. */
function interrupted(store: GraphStore, requests: number): GraphStore {
  let left = requests;
  const end = (): void => {
    left -= 1;
    if (left < 0) throw new Error('interrupted');
  };
  const half = (text: string): string => {
    const lines = text.split(/(?<=\n)/);
    return lines.slice(0, lines.length / 2).join('');
  };
  return Object.assign(Object.create(GraphStore.prototype) as GraphStore, {
    async add(graph: string, text: string) {
      if (left === 0) await store.add(graph, half(text));
      end();
      await store.add(graph, text);
    },
    async replace(graph: string, text: string) {
      end();
      await store.replace(graph, text);
    },
    async remove(graph: string) {
      end();
      await store.remove(graph);
    },
  });
}
