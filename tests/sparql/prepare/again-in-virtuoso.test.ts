import { describe, expect, it, onTestFinished } from 'vitest';
import { Access } from '../../../src/sparql/engine/access.ts';
import { Client } from '../../../src/sparql/engine/client.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { GraphStore } from '../../../src/sparql/prepare/graph-store.ts';
import { prepare } from '../../../src/sparql/prepare/prepare.ts';
import { graphsOf, sizeOf } from '../../../src/sparql/prepare/versions.ts';
import { asksVirtuoso, startVirtuoso, VIRTUOSO_USER } from '../../support/engines.ts';
import { WIDE_RUN } from '../../support/wide.ts';

const SIZES = { data: 10_000, facts: 30_000 };

/** Texts of many lengths: Virtuoso keeps long ones elsewhere than short ones. */
function lines(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const text = `${name} ${index}${' asiakirja'.repeat(index % 40)}`;
    return `<http://e.org/${name}${index >> 3}> <http://e.org/p${index & 7}> "${text}"@fi .\n`;
  });
}

describe('a version that is in Virtuoso already', () => {
  it('is whole again each time that it was prepared again', async (context) => {
    if (!asksVirtuoso()) context.skip(WIDE_RUN);
    const running = await startVirtuoso();
    onTestFinished(running.stop);
    const engine = new Client({ url: running.url, profile: profiles.virtuoso, patience: 120_000 });
    const store = new GraphStore({ url: running.graphs, access: new Access(VIRTUOSO_USER) });
    const replaced = new Map<string, number>();
    const replace = store.replace.bind(store);
    store.replace = (graph, triples) => {
      replaced.set(graph, Math.max(replaced.get(graph) ?? 0, triples.split('\n').length - 1));
      return replace(graph, triples);
    };
    const { data, facts, state } = graphsOf('a');
    const version = {
      version: 'a',
      data: () => lines('d', SIZES.data),
      facts: () => lines('f', SIZES.facts),
    };
    const said: string[] = [];
    const preparation = { engine, store, keep: 2, report: (line: string) => said.push(line) };
    await prepare(version, preparation);
    for (const lost of [facts, data, facts]) {
      await store.remove(lost);
      await store.add(lost, lines('d', 5_000).join(''));
      await prepare(version, preparation);
      const sizes = { data: await sizeOf(engine, data), facts: await sizeOf(engine, facts) };
      expect(sizes).toEqual(SIZES);
    }
    expect(said.filter((line) => line.includes('sent again'))).toHaveLength(3);
    // To exchange a graph of many triples was seen to fail in Virtuoso, and to spoil its database.
    expect(Math.max(...replaced.values())).toBeLessThanOrEqual(5);
    expect([...replaced.keys()]).toContain(state);
    expect([...replaced.keys()]).not.toContain(facts);
    engine.close();
    store.close();
  });
});
