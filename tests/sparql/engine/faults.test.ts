import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client } from '../../../src/sparql/engine/client.ts';
import type { Row } from '../../../src/sparql/engine/engine.ts';
import { EngineError } from '../../../src/sparql/engine/engine-error.ts';
import { profiles } from '../../../src/sparql/engine/profile.ts';
import { chance } from '../../support/chance.ts';
import { oxigraphEngine, startOxigraph, type RunningEngine } from '../../support/engines.ts';
import { faults, startFaulty, type FaultyEngine } from '../../support/engines/faults.ts';
import { runs, seed } from '../../support/runs.ts';
import { widely } from '../../support/wide.ts';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const QUADS = Array.from({ length: 100 }, (_, index) =>
  [
    `<http://e.org/${index}> <http://e.org/p> "n\u00e4me ${index}"@fi .`,
    `<http://e.org/${index}> <http://e.org/k> "${(index * 7) % 30}"^^<${XSD}integer> .`,
  ].join('\n'),
).join('\n');

const KINDS = { s: 'iri', k: 'integer', n: 'integer' } as const;

function queryFrom(dice: () => number): string {
  const least = Math.floor(dice() * 30);
  const size = 1 + Math.floor(dice() * 40);
  const queries = [
    `SELECT ?s ?k WHERE { ?s <http://e.org/k> ?k FILTER(?k >= ${least}) } ORDER BY ?k ?s LIMIT ${size}`,
    `SELECT ?s ?o WHERE { VALUES ?s { <http://e.org/${least}> } ?s <http://e.org/p> ?o } LIMIT ${size}`,
    `SELECT (COUNT(*) AS ?n) WHERE { ?s <http://e.org/k> ${least} } LIMIT 9`,
  ];
  return queries[Math.floor(dice() * queries.length)] ?? '';
}

let engine: RunningEngine;
let faulty: FaultyEngine;
beforeAll(async () => {
  engine = await startOxigraph(QUADS);
  faulty = await startFaulty(engine.url);
});
afterAll(async () => {
  await faulty.stop();
  await engine.stop();
});

const WORKERS = 8;

/** How many milliseconds a query has: one that hangs takes all of them. */
const PATIENCE = runs(4_000, 1_000);

describe('an engine behind a proxy that does something wrong now and then', () => {
  const count = runs(widely(100, 200), 20_000);
  it(`gives right rows or typed failures to ${count} queries, and recovers by itself`, async () => {
    const numbers = chance(seed);
    const dice = (): number => numbers.next().value;
    const client = new Client({
      url: faulty.url,
      profile: profiles.oxigraph,
      health: { rest: [10, 40] },
    });
    faulty.next = () => (dice() < 0.3 ? faults[Math.floor(dice() * faults.length)] : undefined);
    const right = oxigraphEngine(QUADS);
    const outcomes = { right: 0, failed: 0 };
    const others: unknown[] = [];
    const wrong: { query: string; rows: readonly Row[] }[] = [];
    const one = async (): Promise<void> => {
      const query = queryFrom(dice);
      const until = performance.now() + PATIENCE;
      try {
        const rows = await client.select(query, { kinds: KINDS, until });
        outcomes.right += 1;
        if (JSON.stringify(plain(rows)) !== JSON.stringify(plain(await right.select(query))))
          wrong.push({ query, rows });
      } catch (error) {
        if (error instanceof EngineError) outcomes.failed += 1;
        else others.push(error);
        // As a client does that obeys Retry-After.
        while (client.isResting) await pause(5);
      }
    };
    let left = count;
    const worker = async (): Promise<void> => {
      while (left-- > 0) await one();
    };
    await Promise.all(Array.from({ length: WORKERS }, worker));
    expect(wrong).toEqual([]);
    expect(others).toEqual([]);
    expect(outcomes.right).toBeGreaterThan(count / 4);
    expect(outcomes.failed).toBeGreaterThan(count / 100);
    if (count > 1_000) expect([...faulty.done.keys()].sort()).toEqual([...faults].sort());
    faulty.next = () => undefined;
    await expect
      .poll(() =>
        client.select('SELECT (1 AS ?n) WHERE {} LIMIT 9').then(
          (rows) => rows.length,
          () => 0,
        ),
      )
      .toBe(1);
    client.close();
  });
});

function plain(rows: readonly Row[]): unknown {
  return rows.map((row) => [...row]);
}
