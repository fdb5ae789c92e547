import type { Model } from '../model/model.ts';
import type { Plan } from '../reading/plan.ts';
import type { Source } from '../reading/source.ts';
import type { View } from '../reading/view.ts';
import { EngineError } from './engine/engine-error.ts';
import type { Engine } from './engine/engine.ts';
import { Asker, type AskingLimits, type Graphs } from './load/asking.ts';
import { loadPlan } from './load/load-plan.ts';
import { addressIn, textIn } from './load/rows.ts';
import { ValueTables, type Version } from './load/version.ts';
import { address, triple, variable } from './query/query.ts';
import { writeQuery } from './query/write-query.ts';
import { readAbout } from './sidecar/about.ts';
import { sidecar } from './sidecar/terms.ts';
import { Names } from './search/names.ts';
import { RemoteView } from './view/remote-view.ts';

/** How a source of an engine is made. */
export interface SparqlOptions {
  readonly limits?: AskingLimits;
  /** Is called with the number of queries that a plan took. */
  readonly loaded?: (queries: number) => void;
}

/** A version of a catalogue in an engine: each request has a view of its own of it. */
export class SparqlSource implements Source {
  readonly version: Version;
  readonly names: Names;
  readonly #options: SparqlOptions;

  constructor(version: Version, options: SparqlOptions = {}) {
    this.version = version;
    this.names = new Names(version);
    this.#options = options;
  }

  async open(plan: () => Plan): Promise<View> {
    const { view, queries } = await this.load(plan());
    this.#options.loaded?.(queries);
    return view;
  }

  /** A view of what a plan names, and how many queries that took. */
  async load(plan: Plan): Promise<{ readonly view: RemoteView; readonly queries: number }> {
    const { view, asker } = this.begin();
    await loadPlan(plan, { view, version: this.version, asker });
    return { view, queries: asker.queries };
  }

  /** A view with nothing loaded, and what asks for it. */
  begin(asking: { readonly signal?: AbortSignal; readonly until?: number } = {}) {
    const { limits } = this.#options;
    const asker = new Asker(this.version.engine, this.version.graphs, {
      ...asking,
      ...(limits && { limits }),
    });
    return { view: new RemoteView(this.version, this.names), asker };
  }
}

/** Reads which version of a catalogue an engine has, and the facts about it. */
export async function readVersion(engine: Engine, model: Model): Promise<Version> {
  const graphs = await currentGraphs(engine);
  const about = await aboutIn(engine, graphs.sidecar);
  const classes = model.classes.with(about.classes);
  return { model, about, classes, graphs, engine, values: new ValueTables(about.values) };
}

async function currentGraphs(engine: Engine): Promise<Graphs> {
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
  if (row && !second) return { data: addressIn(row, 'd'), sidecar: addressIn(row, 's') };
  throw new EngineError(
    'failed',
    `Expected one current version in the graph <${sidecar.current}>, got ${row ? 'several' : 'none'}; run varanto prepare`,
  );
}

async function aboutIn(engine: Engine, graph: string) {
  const json = variable('j');
  const query = writeQuery({
    columns: [json],
    from: graph,
    where: [triple(address(sidecar.catalogue), sidecar.about, json)],
    limit: 2,
  });
  const [row, second] = await engine.select(query, { kinds: { j: 'text' } });
  if (row && !second) return readAbout(textIn(row, 'j'));
  throw new EngineError(
    'failed',
    `Expected the facts about one version in the graph <${graph}>, got ${row ? 'several' : 'none'}; run varanto prepare`,
  );
}
