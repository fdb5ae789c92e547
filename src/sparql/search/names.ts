import { unhurried, type Pace } from '../../reading/pace.ts';
import type { SearchQuestion, SuggestQuestion } from '../../reading/question.ts';
import type { Hit, Resource, SearchResults, Suggestion } from '../../reading/view.ts';
import { inTime } from '../engine/in-time.ts';
import { Asker, TooMuchToLoad } from '../load/asking.ts';
import type { EngineCatalogue, ViewLoading } from '../load/dialect.ts';
import { RemoteView, type Searching } from '../view/remote-view.ts';
import { mostTexts } from './load-names.ts';

/** Searches the names of a version with the embedded store's index: they are read from the engine once. */
export class Names implements Searching {
  readonly #version: EngineCatalogue;
  readonly #most: number;
  #loaded: Promise<RemoteView> | undefined;
  #texts = 0;

  /** `most`: how many names are indexed; where there are more, none is. */
  constructor(version: EngineCatalogue, most = mostTexts()) {
    this.#version = version;
    this.#most = most;
  }

  /** How many texts are indexed, once they were counted. */
  get texts(): number {
    return this.#texts;
  }

  /** Why nothing can be searched for: there are more names than are indexed. Searches are refused with it. */
  async refusal(): Promise<string | undefined> {
    try {
      await this.#count(this.#loading());
      return undefined;
    } catch (error) {
      if (error instanceof TooMuchToLoad) return error.message;
      throw error;
    }
  }

  /** Reads the names again: those from before are searched until the new ones are there. */
  async renew(): Promise<void> {
    const loading = this.#loading();
    await this.#count(loading);
    await this.#version.dialect.loadNames(loading);
    this.#loaded = Promise.resolve(loading.view);
  }

  /** Reads the names, so that the first search need not wait for them. */
  async warm(): Promise<void> {
    await this.#names();
  }

  async search(
    question: SearchQuestion,
    view: RemoteView,
    pace: Pace = unhurried,
  ): Promise<SearchResults> {
    const names = await pace.waitFor(this.#namesFor(view));
    const { searching } = await import('../../store/search/search.ts');
    const found = await pace.run(searching(question, names));
    return seenFrom(found, view);
  }

  async suggest(
    question: SuggestQuestion,
    view: RemoteView,
    pace: Pace = unhurried,
  ): Promise<readonly Suggestion[]> {
    const names = await pace.waitFor(this.#namesFor(view));
    const { suggesting } = await import('../../store/search/suggesting.ts');
    const found = await pace.run(suggesting(question, names));
    return found.map((each) => ({ ...each, resource: inView(each.resource, view) }));
  }

  #loading(): ViewLoading {
    const { engine, graphs } = this.#version;
    return {
      view: new RemoteView(this.#version, this),
      version: this.#version,
      // What they are is limited, and not how many queries they take.
      asker: new Asker(engine, graphs, { limits: { queries: Infinity, rows: Infinity } }),
    };
  }

  async #count(loading: ViewLoading): Promise<void> {
    this.#texts = await this.#version.dialect.countTexts(loading, this.#most);
  }

  #namesFor({ until }: RemoteView): Promise<RemoteView> {
    return inTime(this.#names(), until, 'the names for searches');
  }

  #names(): Promise<RemoteView> {
    if (this.#loaded) return this.#loaded;
    const loading = this.#loading();
    const loaded = this.#count(loading)
      .then(() => this.#version.dialect.loadNames(loading))
      .then(() => loading.view);
    this.#loaded = loaded;
    // What failed is read again; too many names are too many for as long as the version is served.
    loaded.catch((error: unknown) => {
      if (!(error instanceof TooMuchToLoad)) this.#loaded = undefined;
    });
    return loaded;
  }
}

/** Results with the resources of a request's own view. */
function seenFrom(found: SearchResults, view: RemoteView): SearchResults {
  return {
    totalCount: found.totalCount,
    facets: found.facets,
    isPartial: found.isPartial,
    get missing() {
      return found.missing;
    },
    get hint() {
      return found.hint;
    },
    get suggestions() {
      return found.suggestions;
    },
    get hits() {
      return found.hits.map((hit) => hitIn(hit, view));
    },
  };
}

function hitIn(hit: Hit, view: RemoteView): Hit {
  const { score, worth, field, text } = hit;
  return {
    ...{ score, worth, field, text, resource: inView(hit.resource, view) },
    get snippet() {
      return hit.snippet;
    },
  };
}

/** The same resource in a request's view, with its shape. */
function inView({ id, shape }: Resource, view: RemoteView): Resource {
  const resource = view.resource(id);
  resource.know(shape ?? null);
  return resource;
}
