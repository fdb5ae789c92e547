import { unhurried, type Pace } from '../../reading/pace.ts';
import type { SearchQuestion, SuggestQuestion } from '../../reading/question.ts';
import type { Hit, Resource, SearchResults, Suggestion } from '../../reading/view.ts';
import type { Shelves } from '../../store/search/suggesting.ts';
import { inTime } from '../engine/in-time.ts';
import { Asker, TooMuchToLoad } from '../load/asking.ts';
import type { EngineCatalogue, LoadedNames, ViewLoading } from '../load/dialect.ts';
import { RemoteView, type Searching } from '../view/remote-view.ts';
import { AskedOnce } from './asked-once.ts';
import { mostTexts } from './room.ts';

interface NamesOptions {
  /** How many names are indexed; where there are more, none is. */
  readonly most?: number | undefined;
  /** Of how many the beginnings are kept, for suggestions. */
  readonly mostLabels?: number | undefined;
}

/** Searches the names of a version with the embedded store's index: they are read from the engine once. */
export class Names implements Searching {
  readonly made = new Map<string, unknown>();
  readonly #version: EngineCatalogue;
  readonly #most: number;
  readonly #mostLabels: number | undefined;
  #loaded: Promise<LoadedNames> | undefined;
  readonly #shelves = new WeakMap<LoadedNames, Shelves>();
  readonly #searches = new AskedOnce<RemoteView, SearchQuestion, SearchResults>();
  readonly #suggestions = new AskedOnce<RemoteView, SuggestQuestion, readonly Suggestion[]>();
  #texts = 0;

  constructor(version: EngineCatalogue, { most = mostTexts(), mostLabels }: NamesOptions = {}) {
    this.#version = version;
    this.#most = most;
    this.#mostLabels = mostLabels;
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
    const names = await this.#read(this.#loading());
    this.#loaded = Promise.resolve(names);
    this.made.clear();
  }

  async #read(loading: ViewLoading): Promise<LoadedNames> {
    await this.#count(loading);
    const names = await this.#version.dialect.loadNames(loading, this.#mostLabels);
    // An engine that lost its data has none, which is no answer.
    await this.#version.dialect.check();
    return names;
  }

  /** Reads the names, so that the first search need not wait for them. */
  async warm(): Promise<void> {
    await this.#names();
  }

  search(
    question: SearchQuestion,
    view: RemoteView,
    pace: Pace = unhurried,
  ): Promise<SearchResults> {
    return this.#searches.answer(view, question, () => this.#search(question, view, pace));
  }

  async #search(question: SearchQuestion, view: RemoteView, pace: Pace): Promise<SearchResults> {
    const names = await pace.waitFor(this.#namesFor(view));
    const { ranking, resultsOf } = await import('../../store/search/search.ts');
    const ranked = await pace.run(ranking(question, names.searched));
    const { first } = ranked;
    const resources = await pace.waitFor(
      this.#resources(
        names,
        first.map(({ number }) => number),
        view,
      ),
    );
    const hits = first.map((match) =>
      hitIn(ranked.hitOf(match, loadedOf(match.number, resources)), view),
    );
    // Who reads one of these reads all: so they are loaded together.
    const facets = ranked.facets.filter(({ name }) => name !== 'type');
    for (const { value } of facets.flatMap(({ values }) => values)) view.resource(value);
    return resultsOf(ranked, () => hits);
  }

  suggest(
    question: SuggestQuestion,
    view: RemoteView,
    pace: Pace = unhurried,
  ): Promise<readonly Suggestion[]> {
    return this.#suggestions.answer(view, question, () => this.#suggest(question, view, pace));
  }

  async #suggest(
    question: SuggestQuestion,
    view: RemoteView,
    pace: Pace,
  ): Promise<readonly Suggestion[]> {
    const names = await pace.waitFor(this.#namesFor(view));
    if (names.noSuggestions !== undefined) throw new TooMuchToLoad(names.noSuggestions);
    const { Shelves, suggestionOf } = await import('../../store/search/suggesting.ts');
    const { searched } = names;
    const shelves = this.#shelves.get(names) ?? new Shelves(searched);
    this.#shelves.set(names, shelves);
    const texts = await pace.run(shelves.suggesting(question, view.language));
    const { entries } = searched.index;
    const owners = texts.map((text) => entries.ownerOf(text));
    const resources = await pace.waitFor(this.#resources(names, owners, view));
    return texts.map((text, index) => {
      const resource = loadedOf(owners[index] ?? -1, resources);
      const suggestion = suggestionOf(entries.of(text, resource));
      return { ...suggestion, resource: inView(resource, view) };
    });
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

  /** The resources of some numbers in a view of their own: what is loaded of them there is no part of what a request reads. */
  async #resources(
    names: LoadedNames,
    numbers: readonly number[],
    view: RemoteView,
  ): Promise<ReadonlyMap<number, Resource>> {
    if (!numbers.length) return new Map();
    const { engine, graphs } = this.#version;
    const { until } = view;
    const asker = new Asker(engine, graphs, until === undefined ? {} : { until });
    const loading = { view: new RemoteView(this.#version, this), version: this.#version, asker };
    const resources = await names.resources(numbers, loading);
    view.noteQueries(asker.queries);
    return resources;
  }

  async #count(loading: ViewLoading): Promise<void> {
    this.#texts = await this.#version.dialect.countTexts(loading, this.#most);
  }

  #namesFor({ until }: RemoteView): Promise<LoadedNames> {
    return inTime(this.#names(), until, 'the names for searches');
  }

  #names(): Promise<LoadedNames> {
    if (this.#loaded) return this.#loaded;
    const loading = this.#loading();
    const loaded = this.#read(loading);
    this.#loaded = loaded;
    // What failed is read again; too many names are too many for as long as the version is served.
    loaded.catch((error: unknown) => {
      if (!(error instanceof TooMuchToLoad)) this.#loaded = undefined;
    });
    return loaded;
  }
}

function loadedOf(number: number, resources: ReadonlyMap<number, Resource>): Resource {
  const resource = resources.get(number);
  if (!resource) throw new Error(`The resource ${number} of the names was not loaded.`);
  return resource;
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
