import type { Plan } from '../reading/plan.ts';
import type { Source } from '../reading/source.ts';
import type { View } from '../reading/view.ts';
import { Asker, type AskingLimits } from './load/asking.ts';
import { loadPlan } from './load/load-plan.ts';
import type { EngineCatalogue } from './load/dialect.ts';
import type { Version } from './load/version.ts';
import { Names } from './search/names.ts';
import { RemoteView } from './view/remote-view.ts';

/** How a source of an engine is made. */
interface SparqlOptions {
  readonly limits?: AskingLimits;
  /** How many names searches index at most. */
  readonly mostNames?: number;
  /** Of how many of them the beginnings are kept, for suggestions. */
  readonly mostLabels?: number;
  /** Is called with the number of queries that a plan took. */
  readonly loaded?: (queries: number) => void;
}

/** A catalogue in an engine, a version of it where it was prepared: each request has a view of its own of it. */
export class SparqlSource<Served extends EngineCatalogue = Version> implements Source {
  readonly version: Served;
  readonly names: Names;
  readonly #options: SparqlOptions;

  constructor(version: Served, options: SparqlOptions = {}) {
    this.version = version;
    const { mostNames: most, mostLabels } = options;
    this.names = new Names(version, { most, mostLabels });
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
    return { view: new RemoteView(this.version, this.names, asking.until), asker };
  }
}

/** Whether a source is of a prepared catalogue: then it has versions, and all of it can be given as a whole. */
export function isPrepared(source: SparqlSource<EngineCatalogue>): source is SparqlSource {
  return source.version.hasValues;
}
