import type { Asking, Engine, Row } from '../engine/engine.ts';
import { address, integer, text, triple, variable } from '../query/query.ts';
import { writeQuery } from '../query/write-query.ts';
import { sidecar, SIDECAR } from '../sidecar/terms.ts';
import { factLine } from './n-triples.ts';

/** A version of a catalogue that is in an engine, or on its way there. */
export interface Version {
  readonly version: string;
  /** How many batches of it are there, of this size. */
  readonly batches: number;
  readonly batchSize: number;
  /** When it was whole, as a point in time of ISO 8601; `undefined` before that. */
  readonly prepared: string | undefined;
  /** What its graphs had then. */
  readonly sizes?: Sizes | undefined;
}

/** How many statements the graphs of a version have. */
export interface Sizes {
  readonly data: number;
  readonly facts: number;
}

const VERSION = `${SIDECAR}version/`;
const DATA = `${SIDECAR}data/`;
const BATCHES = `${SIDECAR}batches`;
const BATCH_SIZE = `${SIDECAR}batchSize`;
const PREPARED = `${SIDECAR}prepared`;
const TRIPLES = `${SIDECAR}triples`;
const FACTS = `${SIDECAR}statements`;

/** The graphs of a version: its triples, its sidecar, and how far it is. */
export function graphsOf(version: string) {
  return {
    data: DATA + version,
    facts: `${SIDECAR}facts/${version}`,
    state: VERSION + version,
  };
}

/** How far a version is, as triples of its graph of state. */
export function stateLines({ version, batches, batchSize, prepared, sizes }: Version): string {
  const subject = VERSION + version;
  const facts = [
    { subject, predicate: BATCHES, object: integer(batches) },
    { subject, predicate: BATCH_SIZE, object: integer(batchSize) },
    ...(prepared === undefined ? [] : [{ subject, predicate: PREPARED, object: text(prepared) }]),
    ...(sizes ? [{ subject, predicate: TRIPLES, object: integer(sizes.data) }] : []),
    ...(sizes ? [{ subject, predicate: FACTS, object: integer(sizes.facts) }] : []),
  ];
  return facts.map(factLine).join('');
}

/** What the graph of the current version says. */
export function currentLines(version: string): string {
  const { data, facts } = graphsOf(version);
  const subject = sidecar.catalogue;
  return [
    { subject, predicate: sidecar.dataGraph, object: address(data) },
    { subject, predicate: sidecar.sidecarGraph, object: address(facts) },
  ]
    .map(factLine)
    .join('');
}

/** The versions in an engine, those that were never whole among them. */
export async function versionsIn(engine: Engine): Promise<readonly Version[]> {
  // Nothing of a request is in this text.
  const query = `SELECT ?s ?n ?size ?at ?d ?f WHERE { GRAPH ?s { ?s <${BATCHES}> ?n ; <${BATCH_SIZE}> ?size OPTIONAL { ?s <${PREPARED}> ?at } OPTIONAL { ?s <${TRIPLES}> ?d } OPTIONAL { ?s <${FACTS}> ?f } } } LIMIT 500`;
  const numbers = { n: 'integer', size: 'integer', d: 'integer', f: 'integer' } as const;
  const kinds = { s: 'iri', at: 'text', ...numbers } as const;
  return (await engine.select(query, { kinds })).map(versionOf);
}

function versionOf(row: Row): Version {
  const value = (name: string): string => row.get(name)?.value ?? '';
  return {
    version: value('s').slice(VERSION.length),
    batches: Number(value('n')),
    batchSize: Number(value('size')),
    prepared: row.get('at')?.value,
    sizes: row.has('d') ? { data: Number(value('d')), facts: Number(value('f')) } : undefined,
  };
}

/** The graph of the data of the current version; `undefined` where there is none. */
export async function currentDataGraph(engine: Engine): Promise<string | undefined> {
  const graph = variable('g');
  const query = writeQuery({
    columns: [graph],
    from: sidecar.current,
    where: [triple(address(sidecar.catalogue), sidecar.dataGraph, graph)],
    limit: 2,
  });
  const [row] = await engine.select(query, { kinds: { g: 'iri' } });
  return row?.get('g')?.value;
}

/** What an engine lacks of a version that was whole, or has too much, in words; `undefined` where it has what it had then. */
export async function lossOf(
  engine: Engine,
  { version, sizes }: Pick<Version, 'version' | 'sizes'>,
  asking?: Until,
): Promise<string | undefined> {
  const { data, facts, state } = graphsOf(version);
  if (!sizes)
    return `expected the numbers of its statements in the graph <${state}>, got none that are final`;
  for (const [graph, expected] of [
    [data, sizes.data],
    [facts, sizes.facts],
  ] as const) {
    const got = await sizeOf(engine, graph, asking);
    if (got !== expected)
      return `expected ${expected} statements in the graph <${graph}>, got ${got}`;
  }
  return undefined;
}

/** The same of the version whose data is in a graph. */
export async function lossIn(
  engine: Engine,
  data: string,
  asking?: Until,
): Promise<string | undefined> {
  const found = (await versionsIn(engine)).find(({ version }) => graphsOf(version).data === data);
  return lossOf(engine, found ?? { version: data.slice(DATA.length) }, asking);
}

type Until = Pick<Asking, 'until'>;

/** How many triples a graph has. */
export async function sizeOf(engine: Engine, graph: string, asking?: Until): Promise<number> {
  const [s, p, o, n] = [variable('s'), variable('p'), variable('o'), variable('n')];
  const query = writeQuery({
    columns: [{ kind: 'count', as: n }],
    from: graph,
    where: [{ kind: 'triple', subject: s, predicate: p, object: o }],
    limit: 2,
  });
  const [row] = await engine.select(query, { ...asking, kinds: { n: 'integer' } });
  return Number(row?.get('n')?.value ?? 0);
}
