import { dirname } from 'node:path';
import { buildSparqlEngine } from '../../scripts/sparql-engine.ts';
import type { Bench } from '../bench.ts';
import type { Line } from '../line.ts';
import { pairsOf, questions, slowestBeside } from '../slowest.ts';

const TURNS = 5;
/** How many heavy queries are sent in a turn, and how many at a time. */
const QUERIES = 3;
const CLIENTS = 3;
/** Milliseconds after which the engine is ended in the middle of a query. */
const DEADLINE = 2_000;

/** What heavy SPARQL queries cost the others: how long the slowest percent of their requests takes meanwhile. */
export async function* besideSparql({
  catalogues,
  programs,
  registers,
}: Bench): AsyncGenerator<Line> {
  const data = await catalogues.folder(registers);
  const engine = programs.scratch('sparql-engine.cjs');
  await buildSparqlEngine(dirname(engine));
  const { port } = await programs.serve('catalogue-server', data, 100, {
    program: engine,
    time: DEADLINE,
  });
  const attacker = programs.start('attacker', port, 'sparql', TURNS * QUERIES, CLIENTS);
  await attacker.ask();
  // The first one starts the engine.
  await attacker.ask([0, 1]);
  for (const question of questions)
    yield {
      work: `slowest percent of ${question.name} beside heavy SPARQL queries, three at a time`,
      rival: 'the same without them',
      goal: { most: 2 },
      pairs: pairsOf(
        await slowestBeside(port, question, {
          turns: TURNS,
          attacks: [(turn) => attacker.ask([turn * QUERIES, (turn + 1) * QUERIES])],
        }),
        { varanto: 1, rival: 0 },
      ),
    };
}
