import { Unavailable } from '../reading/unavailable.ts';
import { Unloaded } from '../reading/unloaded.ts';
import { TooMuchToLoad } from './load/asking.ts';
import { loadFaults } from './load/load-faults.ts';
import type { EngineCatalogue, ViewLoading } from './load/dialect.ts';
import { loadPlan } from './load/load-plan.ts';
import type { SparqlSource } from './source.ts';
import { CurrentView, type RequestView } from './view/current-view.ts';

/** So often an answer begins again, each time with more that is loaded. */
const MOST_ROUNDS = 200;

interface AnsweringOptions {
  /** Is called with each read that no plan named. */
  readonly unplanned?: (what: string) => void;
  /** Until when the engine may be asked, in milliseconds of `performance.now()`. */
  readonly until?: () => number;
}

/** Answers requests from a source: what an answer reads is loaded, and the answer begins again until all of it is there. */
export class Answering {
  readonly current: CurrentView;
  readonly #source: SparqlSource<EngineCatalogue>;
  readonly #options: AnsweringOptions;

  constructor(source: SparqlSource<EngineCatalogue>, options: AnsweringOptions = {}) {
    this.#source = source;
    this.#options = options;
    this.current = new CurrentView(source.begin().view);
  }

  /** The answer to a request. `answer` may be called several times: only the last time counts. */
  async run<Answer>(answer: () => Answer | Promise<Answer>): Promise<Answer> {
    const { view, asker } = this.#source.begin(this.#asking());
    const loading = { view, asker, version: this.#source.version };
    const request = requestView(loading, () => loading.version.dialect.check(this.#asking()));
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      const given = await this.current.run(request, () => attempt(answer, request));
      if (given) return given.answer;
      for (const { message } of view.faults) this.#options.unplanned?.(message);
      await loadFaults(view.faults, loading);
    }
    throw new TooMuchToLoad(`Expected an answer after ${MOST_ROUNDS} loads; ask for less.`);
  }

  /** How long the engine may take from now on. */
  #asking(): { readonly until?: number } {
    const { until } = this.#options;
    return until ? { until: until() } : {};
  }
}

/**
 * The view of a request. Before an answer is given, or cached, the engine still has what it was made from: `check` throws
 * where it has not.
 */
function requestView(loading: ViewLoading, check: () => Promise<void>): RequestView {
  const { view, asker } = loading;
  let settled = 0;
  return {
    view,
    load: (plan) => loadPlan(plan, loading),
    async settle() {
      const [fault] = view.faults;
      if (fault) throw fault;
      const queries = asker.queries + view.queriesBeside;
      if (queries === settled) return;
      // An engine that lost its data answers nothing, which is no answer.
      await check();
      settled = queries;
    },
  };
}

/** The answer, unless it read what is not loaded. */
async function attempt<Answer>(
  answer: () => Answer | Promise<Answer>,
  { view, settle }: RequestView,
): Promise<{ readonly answer: Answer } | undefined> {
  try {
    const given = await answer();
    await settle();
    return { answer: given };
  } catch (error) {
    if (error instanceof Unloaded || view.faults.length) return undefined;
    // What is wrong may be wrong because the engine has other data by now.
    if (!(error instanceof Unavailable)) await settle();
    throw error;
  }
}
