import { setTimeout as passed } from 'node:timers/promises';
import type { Model } from '../model/model.ts';
import { EngineError } from './engine/engine-error.ts';
import type { Engine } from './engine/engine.ts';
import type { Graphs } from './load/asking.ts';
import { addressIn, textIn } from './load/rows.ts';
import { ValueTables, type Version } from './load/version.ts';
import { address, triple, variable } from './query/query.ts';
import { writeQuery } from './query/write-query.ts';
import { readAbout, type About } from './sidecar/about.ts';
import { asciiJson } from './sidecar/ascii.ts';
import { modelKey, sidecar } from './sidecar/terms.ts';

/** Reads which version of a catalogue an engine has, and the facts about it; `undefined` while none is current. */
export async function currentVersion(
  engine: Engine,
): Promise<{ readonly graphs: Graphs; readonly about: About } | undefined> {
  const graphs = await currentGraphs(engine);
  return graphs && { graphs, about: await aboutIn(engine, graphs.sidecar) };
}

/** So often the version is asked for at the start: while it is switched, an engine may have none for a moment. */
const TRIES = 4;
const PAUSE = 500;

/** The same, which waits a little for it; throws where the engine has no catalogue. */
export async function waitForVersion(
  engine: Engine,
): Promise<{ readonly graphs: Graphs; readonly about: About }> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    const found = await currentVersion(engine);
    if (found) return found;
    await passed(PAUSE);
  }
  const found = await currentVersion(engine);
  if (found) return found;
  throw new EngineError(
    'failed',
    `Expected a prepared catalogue in the engine, got none in the graph <${sidecar.current}>; run varanto prepare`,
  );
}

/** A version under a model; throws where it was prepared with another ontology. */
export function versionOf(
  engine: Engine,
  { graphs, about }: { readonly graphs: Graphs; readonly about: About },
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
  return { model, about, classes, graphs, engine, values: new ValueTables(about.values) };
}

/** Of a version that an earlier Varanto prepared the type promises too much. */
function isOfNow(about: Partial<About>): boolean {
  return about.members !== undefined;
}

async function currentGraphs(engine: Engine): Promise<Graphs | undefined> {
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
  const json = await factIn(engine, graph, sidecar.about);
  if (json !== undefined) return readAbout(json);
  throw new EngineError(
    'partial',
    `Expected the facts about a version in the graph <${graph}>, got none; run varanto prepare`,
  );
}

async function factIn(engine: Engine, graph: string, predicate: string) {
  const json = variable('j');
  const query = writeQuery({
    columns: [json],
    from: graph,
    where: [triple(address(sidecar.catalogue), predicate, json)],
    limit: 2,
  });
  const [row, second] = await engine.select(query, { kinds: { j: 'text' } });
  return row && !second ? textIn(row, 'j') : undefined;
}

/** Throws where the engine no longer has the version that was read: with other data, "nothing" would be a wrong answer. */
export async function checkVersion({ engine, graphs, about }: Version): Promise<void> {
  const version = await factIn(engine, graphs.sidecar, sidecar.version);
  if (version === asciiJson(about.version)) return;
  throw new EngineError('partial', `The engine no longer has version ${about.version}`);
}
