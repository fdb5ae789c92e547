import { readFileSync, readdirSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { ChildEngine } from '../../../src/http/sparql/child-engine.ts';
import { defaultEndpointLimits, type EndpointLimits } from '../../../src/sparql/endpoint/limits.ts';
import { QueryFailure, type Dataset } from '../../../src/sparql/endpoint/outcome.ts';
import { some, widely } from '../../support/wide.ts';

const GRAPH = 'http://e/graph';
const COUNT = 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }';

/** A chain of resources, which paths go along, with texts that expressions match. */
const lines = Array.from({ length: 1_500 }, (_, n) => [
  `<http://e/${n}> <http://e/next> <http://e/${(n * 7 + 1) % 1_500}> <${GRAPH}> .\n`,
  `<http://e/${n}> <http://e/next> <http://e/${(n * 3 + 2) % 1_500}> <${GRAPH}> .\n`,
  `<http://e/${n}> <http://e/text> "${'a'.repeat(200)}${n}!" <${GRAPH}> .\n`,
]).flat();

function datasetOf(version: string, quads = lines): Dataset {
  return {
    ...{ version, graphs: [GRAPH], defaultGraphs: [GRAPH] },
    async *quads() {
      yield await Promise.resolve(Buffer.from(quads.join('')));
    },
  };
}

/** An engine, asked for what comes of a query: how many bytes, or why there is no answer. */
function engineOf(limits: Partial<EndpointLimits>) {
  const all = { ...defaultEndpointLimits, ...limits };
  const engine = new ChildEngine({ program: 'dist/sparql-engine.cjs', limits: all });
  afterAll(() => engine.close());
  return async (query: string, dataset = datasetOf('one')): Promise<number | string> => {
    const ask = {
      ...{ query, base: 'http://e/', mediaType: 'text/csv', mostBytes: all.bytes },
      ...{ defaultGraphs: [GRAPH], namedGraphs: [] },
    };
    try {
      const { bytes } = await engine.ask(ask, dataset);
      let text = '';
      for await (const chunk of bytes) text += Buffer.from(chunk).toString();
      return Number(/^n\r\n(\d+)/.exec(text)?.[1] ?? text.length);
    } catch (error) {
      if (error instanceof QueryFailure) return error.reason;
      throw error;
    }
  };
}

const TIME = 1_500;
const MEMORY = 250;
const ask = engineOf({ time: TIME, memory: MEMORY, bytes: 1_000_000 });
const patient = engineOf({ time: 120_000, memory: MEMORY, bytes: 1_000_000 });

/** What ends in time or by memory, whichever is first on a machine that others use. */
const ENDED = /^(?:deadline|memory)$/;

/** How many statements the engine says that there are; it is asked again where others had the processor for all its time. */
async function counted(): Promise<number | string> {
  for (;;) {
    const outcome = await ask(COUNT);
    if (outcome !== 'deadline') return outcome;
  }
}

describe('an engine under attack', () => {
  it.each(
    some(
      [
        ['a product join', 'SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }'],
        ['a path explosion', 'SELECT (COUNT(*) AS ?n) { ?a (<next>|^<next>)* ?b . ?b <next>* ?c }'],
        [
          'paths in a product',
          'SELECT (COUNT(*) AS ?n) { ?a <next>+ ?b . ?c <next>+ ?d . ?e ?f ?g }',
        ],
        [
          'texts that double',
          `SELECT (STRLEN(?x30) AS ?n) { BIND("${'a'.repeat(1_000)}" AS ?x0) ${doubling(30)} }`,
        ],
        [
          'expressions over a product',
          'SELECT (COUNT(*) AS ?n) { ?a <text> ?t . ?b <text> ?u . ?c <text> ?w FILTER(REGEX(CONCAT(?t, ?u, ?w), "^(a+)+$")) }',
        ],
        ['a huge group', 'SELECT (GROUP_CONCAT(?t) AS ?n) { ?a <text> ?t . ?b ?c ?d . ?e ?f ?g }'],
        ['a huge order', 'SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i'],
      ] as const,
      6,
    ),
  )('ends %s, and answers the next query', async (_what, query) => {
    expect(await ask(query)).toMatch(ENDED);
    expect(await counted()).toBe(lines.length);
  });

  it.each([
    ['a heavy expression', 'ASK { ?s <text> ?t FILTER(REGEX(?t, "^(a+)+$")) }', 5],
    ['a huge answer', 'SELECT ?a ?d { ?a <text> ?b . ?d <text> ?e } LIMIT 100000', 'bytes'],
    ['a nest of signs', `ASK { FILTER(${'!'.repeat(30_000)}1) }`, /syntax|depth/],
    ['a function of others', 'SELECT (<http://e/f>(1) AS ?n) {}', 'evaluation'],
    ['a service', 'SELECT * { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }', 'evaluation'],
    ['an update', 'LOAD <http://192.0.2.1/x>', 'syntax'],
    ['graphs of files', 'SELECT * FROM <file:///etc/passwd> { ?root ?p ?o } LIMIT 0', 10],
  ])('takes %s for what it is', async (_what, query, expected) => {
    const outcome = await patient(query);
    if (expected instanceof RegExp) expect(outcome).toMatch(expected);
    else expect(outcome).toBe(expected);
    expect(await patient(COUNT)).toBe(lines.length);
  });

  it('has no more memory than it may', async () => {
    const [pid] = engines(MEMORY);
    const limit = /^Max data size +(\d+)/m.exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1];
    expect(Number(limit)).toBeLessThanOrEqual(MEMORY * 1e6);
    let most = 0;
    const watching = setInterval(() => {
      for (const each of engines(MEMORY)) most = Math.max(most, memoryOf(each));
    }, 5);
    expect(await ask('SELECT (GROUP_CONCAT(?t) AS ?n) { ?a <text> ?t . ?b <text> ?u }')).toMatch(
      ENDED,
    );
    clearInterval(watching);
    // Of the program's own code nothing is written to, and the system counts it elsewhere.
    expect(most).toBeGreaterThan(50e6);
    expect(most).toBeLessThan((MEMORY + 80) * 1e6);
  });

  it('has none of the environment and no port', () => {
    for (const pid of engines(MEMORY)) {
      const environment = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').sort();
      const names = environment.map((each) => each.split('=')[0]).filter((name) => name !== 'PWD');
      expect(names).toEqual(['', 'NODE_ENV', 'UV_THREADPOOL_SIZE']);
    }
  });
});

describe('a queue', () => {
  const short = engineOf({ queue: 3, time: 120_000 });

  it('takes so many, refuses the others, and answers those that it took', async () => {
    await short(COUNT);
    const slow = 'SELECT (COUNT(*) AS ?n) { ?a <text> ?b . ?c <text> ?d }';
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) => short(`${slow} LIMIT ${index + 1}`)),
    );
    expect(outcomes.filter((each) => each === 'queue').length).toBeGreaterThanOrEqual(6);
    const answered = outcomes.filter((each) => each !== 'queue');
    expect(answered.length).toBeGreaterThanOrEqual(3);
    expect(new Set(answered)).toEqual(new Set([1_500 ** 2]));
  });
});

describe('versions', () => {
  const versioned = engineOf({ time: 120_000 });

  it('are never mixed, however they are asked for', async () => {
    const sizes = [10, 200, 3_000];
    const asked = Array.from({ length: widely(6, 15) }, (_, index) => sizes[index % 3] ?? 0);
    const found = [];
    for (let start = 0; start < asked.length; start += 3)
      found.push(
        ...(await Promise.all(
          asked
            .slice(start, start + 3)
            .map((size) => versioned(COUNT, datasetOf(`of ${size}`, lines.slice(0, size)))),
        )),
      );
    expect(found).toEqual(asked);
  });
});

function doubling(times: number): string {
  return Array.from({ length: times }, (_, n) => `BIND(CONCAT(?x${n}, ?x${n}) AS ?x${n + 1})`).join(
    ' ',
  );
}

/** The processes of engines with so much memory. */
function engines(memory: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = readOf(`/proc/${pid}/cmdline`);
      return command.includes('sparql-engine.cjs') && command.includes(`"memory":${memory},`);
    });
}

function memoryOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readOf(`/proc/${pid}/status`))?.[1] ?? 0) * 1024;
}

function readOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
