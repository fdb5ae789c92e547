import { setTimeout as passed } from 'node:timers/promises';
import type { Model } from '../model/model.ts';
import { EngineError } from './engine/engine-error.ts';
import type { Asking, Engine } from './engine/engine.ts';
import { Asker, type PreparedGraphs } from './load/asking.ts';
import { addressIn, textIn } from './load/rows.ts';
import { ValueTables, type Version } from './load/version.ts';
import { address, triple, variable } from './query/query.ts';
import { writeQuery } from './query/write-query.ts';
import { readAbout, type About } from './sidecar/about.ts';
import { asciiJson } from './sidecar/ascii.ts';
import { sidecarDialect } from './sidecar/dialect.ts';
import { readFormers } from './sidecar/formers.ts';
import { modelKey, sidecar } from './sidecar/terms.ts';
import { lossIn } from './prepare/versions.ts';
import { Wholeness } from './wholeness.ts';

/** A version of a catalogue as it is found in an engine, before it is read under a model. */
interface Found {
  readonly graphs: PreparedGraphs;
  readonly about: About;
  /** What is left of resources that are no longer there, as JSON. */
  readonly formers: readonly string[];
}

/** Reads which version of a catalogue an engine has, and the facts about it; `undefined` while none is current. */
export async function currentVersion(engine: Engine): Promise<Found | undefined> {
  const graphs = await currentGraphs(engine);
  if (!graphs) return undefined;
  const about = await aboutIn(engine, graphs.sidecar);
  return { graphs, about, formers: await formersIn(engine, graphs.sidecar, about) };
}

/** So often the version is asked for at the start: while it is switched, an engine may have none for a moment. */
const TRIES = 4;
const PAUSE = 500;

/** The same, which waits a little for it; throws where the engine has no catalogue. */
export async function waitForVersion(engine: Engine): Promise<Found> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const found = await currentVersion(engine);
    if (found) return found;
    await passed(PAUSE);
  }
  const found = await currentVersion(engine);
  if (found) return found;
  throw new EngineError(
    'failed',
    `Expected a prepared catalogue in the engine, got none in the graph <${sidecar.current}>; run varanto prepare, or serve somebody else's engine as it is with --bare`,
  );
}

/** A version under a model; throws where it was prepared with another ontology. */
export function versionOf(
  engine: Engine,
  { graphs, about, formers: left }: Found,
  model: Model,
): Version {
  if (!isOfNow(about))
    throw new EngineError(
      'failed',
      `Expected version ${about.version} in the engine to have what this Varanto reads, got one that an earlier Varanto prepared; run varanto prepare again`,
    );
  if (about.model !== modelKey(model))
    throw new EngineError(
      'failed',
      `Expected the ontology that version ${about.version} in the engine was prepared with, got another; run varanto prepare with it`,
    );
  const classes = model.classes.with(about.classes);
  const formers = readFormers(left, { model, base: about.base, version: about.version });
  const wholeness = wholenessOf(engine, graphs, about);
  const guarded = wholeness.guarded(engine);
  const values = new ValueTables(about.values, wholeness, () => new Asker(guarded, graphs));
  const dialect = sidecarDialect(
    () => version,
    (asking) => checkVersion(version, asking),
  );
  const version: Version = {
    model,
    about,
    classes,
    graphs,
    engine: guarded,
    wholeness,
    values,
    formers,
    dialect,
    hasValues: true,
  };
  return version;
}

function wholenessOf(
  engine: Engine,
  { data }: PreparedGraphs,
  { version }: Pick<About, 'version'>,
): Wholeness {
  return new Wholeness({ version, count: (asking) => lossIn(engine, data, asking) });
}

/** Of a version that an earlier Varanto prepared the type promises too much. */
function isOfNow(about: Partial<About>): boolean {
  return [about.members, about.formers, about.nameless, about.long].every(
    (each) => each !== undefined,
  );
}

async function currentGraphs(engine: Engine): Promise<PreparedGraphs | undefined> {
  const [data, own] = [variable('d'), variable('s')];
  const catalogue = address(sidecar.catalogue);
  const query = writeQuery({
    columns: [data, own],
    from: sidecar.current,
    where: [
      triple(catalogue, sidecar.dataGraph, data),
      triple(catalogue, sidecar.sidecarGraph, own),
    ],
    limit: 2,
  });
  const [row, second] = await engine.select(query, { kinds: { d: 'iri', s: 'iri' } });
  return row && !second ? { data: addressIn(row, 'd'), sidecar: addressIn(row, 's') } : undefined;
}

async function aboutIn(engine: Engine, graph: string): Promise<About> {
  const json = await factIn(engine, [graph, sidecar.about]);
  if (json !== undefined) return readAbout(json);
  throw new EngineError(
    'partial',
    `Expected the facts about a version in the graph <${graph}>, got none; run varanto prepare`,
  );
}

async function formersIn(
  engine: Engine,
  graph: string,
  { formers: expected = 0, version }: Partial<About>,
): Promise<readonly string[]> {
  const found = expected
    ? await factsIn(engine, [graph, sidecar.former], { limit: expected + 1 })
    : [];
  if (found.length === expected) return found;
  throw new EngineError(
    'partial',
    `Expected ${expected} statements of former resources of version ${version ?? ''} in the engine, got ${found.length}; run varanto prepare`,
  );
}

async function factIn(engine: Engine, place: Place, asking?: Asking) {
  const [json, second] = await factsIn(engine, place, { limit: 2, asking });
  return second === undefined ? json : undefined;
}

type Place = readonly [graph: string, predicate: string];

/** What a graph states of the whole version under a predicate. */
async function factsIn(
  engine: Engine,
  [graph, predicate]: Place,
  { limit, asking }: { readonly limit: number; readonly asking?: Asking | undefined },
): Promise<readonly string[]> {
  const json = variable('j');
  const query = writeQuery({
    columns: [json],
    from: graph,
    where: [triple(address(sidecar.catalogue), predicate, json)],
    limit,
  });
  const rows = await engine.select(query, { ...asking, kinds: { j: 'text' } });
  return rows.map((row) => textIn(row, 'j'));
}

/** Throws where the engine no longer has the version that was read: with other data, "nothing" would be a wrong answer. */
async function checkVersion(
  { engine, graphs, about, wholeness }: Version,
  asking?: Pick<Asking, 'until'>,
): Promise<void> {
  const version = await factIn(engine, [graphs.sidecar, sidecar.version], asking);
  if (version === asciiJson(about.version)) return;
  throw wholeness.missing(`The engine no longer has version ${about.version}`);
}
