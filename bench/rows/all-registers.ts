import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { answers, type Bench } from '../bench.ts';
import { askGraphql, getRequest, graphqlRequest } from '../client.ts';
import type { Turns } from '../in-turn.ts';
import type { Goal, Line } from '../line.ts';
import type { Server } from '../programs.ts';
import { allQuery, sparqlQuery } from '../queries.ts';
import { hasVirtuoso, startVirtuoso, VIRTUOSO_USER } from '../../tests/support/engines/virtuoso.ts';
import type { RunningEngine } from '../../tests/support/engines/server.ts';
import { Access } from '../../src/sparql/engine/access.ts';
import { GraphStore } from '../../src/sparql/prepare/graph-store.ts';

/** Of each register. */
const LEAST_BYTES = 200;
const SPARQL = `/sparql?${new URLSearchParams({ query: sparqlQuery }).toString()}`;
const SPARQL_HEADERS = { Accept: 'application/sparql-results+json' };

/** All registers with three hops, beside stores that answer SPARQL. */
export async function* allRegisters(bench: Bench): AsyncGenerator<Line> {
  const data = await bench.catalogues.folder(bench.registers);
  const oxigraph = await bench.programs.serve('oxigraph-server', data);
  yield await beside(bench, oxigraph, {
    ...{ name: 'oxigraph', goal: { least: 1 } },
    turns: { warmUp: 2, turns: bench.isQuick ? 5 : 9 },
  });
  if (bench.isQuick) return;
  if (!hasVirtuoso()) {
    console.log('Not measured: Virtuoso is not installed (Debian: virtuoso-opensource-7-bin).');
    return;
  }
  const virtuoso = await startVirtuoso({ maxRows: 100_000 });
  await load(data, virtuoso);
  yield await beside(
    bench,
    { port: Number(virtuoso.url.port) },
    {
      ...{ name: 'Virtuoso 7', goal: { least: 2 } },
      // It needs seconds for each.
      turns: { warmUp: 1, turns: 4 },
    },
  );
  await virtuoso.stop();
}

/** Puts the triples in a folder into an engine. */
async function load(data: string, { graphs }: RunningEngine): Promise<void> {
  const graph = 'urn:x-bench:graph';
  const store = new GraphStore({ url: graphs, access: new Access(VIRTUOSO_USER) });
  // It asks for the credentials where little is sent.
  await store.remove(graph);
  await store.add(graph, await readFile(join(data, 'data.nt'), 'utf8'));
  store.close();
}

async function beside(
  { programs, catalogues, registers }: Bench,
  rival: Server,
  { name, goal, turns }: { name: string; goal: Goal; turns: Turns },
): Promise<Line> {
  const data = await catalogues.folder(registers);
  const varanto = await programs.serve('catalogue-server', data, 2 * registers);
  await compare(varanto, rival, registers);
  return {
    work: `all of ${registers.toLocaleString('en')} registers with three hops`,
    rival: `${name}, the equal SPARQL as JSON`,
    goal,
    pairs: await answers(
      {
        varanto,
        rival,
        // There are not so many: a page size is only another way of asking the same.
        request: (number) => graphqlRequest(allQuery, { first: registers + number }),
        rivalRequest: () => getRequest(SPARQL, SPARQL_HEADERS),
        expected: { status: 200, leastBytes: LEAST_BYTES * registers },
        questions: 4,
      },
      turns,
    ),
  };
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly parent?: Named;
}

interface Register {
  readonly id: string;
  readonly title: string;
  readonly holder: Named;
}

/** Throws where the two do not tell the same. */
async function compare(varanto: Server, rival: Server, registers: number): Promise<void> {
  const asked = await askGraphql(varanto, allQuery, { first: registers });
  const { data } = (await asked.json()) as { data: { registers: { nodes: Register[] } } };
  const given = data.registers.nodes.map(({ id, title, holder }) => [
    ...[id, title, holder.id, holder.name, holder.parent?.id, holder.parent?.name],
    ...[holder.parent?.parent?.id, holder.parent?.parent?.name],
  ]);
  const answer = await fetch(`http://127.0.0.1:${rival.port}${SPARQL}`, {
    headers: SPARQL_HEADERS,
  });
  const { head, results } = (await answer.json()) as {
    head: { vars: string[] };
    results: { bindings: Record<string, { value: string }>[] };
  };
  const expected = results.bindings.map((row) => head.vars.map((name) => row[name]?.value));
  if (given.length === registers && isDeepStrictEqual(given.sort(), expected.sort())) return;
  throw new Error(
    `Not alike: ${given.length} and ${expected.length}, ${JSON.stringify([given[0], expected[0]])}`,
  );
}
