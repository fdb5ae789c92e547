import { AsyncLocalStorage } from 'node:async_hooks';
import type { Model, Shape } from '../../model/model.ts';
import type { ClassTree } from '../../rdf/class-tree.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Pace } from '../../reading/pace.ts';
import type { Plan } from '../../reading/plan.ts';
import type { Question, SearchQuestion, SuggestQuestion } from '../../reading/question.ts';
import type { Source } from '../../reading/source.ts';
import type {
  CatalogueView,
  Extent,
  Figures,
  Former,
  List,
  Resource,
  SearchResults,
  Suggestion,
  View,
} from '../../reading/view.ts';
import type { RemoteView } from './remote-view.ts';

/** The view of one request, and how it loads what a plan names. */
export interface RequestView {
  readonly view: RemoteView;
  readonly load: (plan: Plan) => Promise<void>;
  /** Throws where what was read is not loaded, whether or not that was caught, or is no longer in the engine. */
  readonly settle: () => Promise<void>;
}

/** The view of whichever request is answered at the moment: what is made once for a server reads it. */
export class CurrentView implements CatalogueView, Source {
  readonly #requests = new AsyncLocalStorage<RequestView>();
  /** Between requests: it has the facts about the version, and nothing more. */
  readonly #idle: RemoteView;

  constructor(idle: RemoteView) {
    this.#idle = idle;
  }

  /** Answers a request with a view of its own. */
  run<Result>(request: RequestView, answer: () => Result): Result {
    return this.#requests.run(request, answer);
  }

  /** Ends the reading of the request: see `RequestView`. */
  async settle(): Promise<void> {
    await this.#requests.getStore()?.settle();
  }

  get #view(): RemoteView {
    return this.#requests.getStore()?.view ?? this.#idle;
  }

  async open(plan: () => Plan): Promise<View> {
    const request = this.#requests.getStore();
    if (!request) throw new Error('Expected a view to be opened while a request is answered.');
    await request.load(plan());
    return request.view;
  }

  get model(): Model {
    return this.#idle.model;
  }

  get classes(): ClassTree {
    return this.#idle.classes;
  }

  get collation(): Collation | undefined {
    return this.#idle.collation;
  }

  get base(): string {
    return this.#idle.base;
  }

  get version(): string | undefined {
    return this.#idle.version;
  }

  get language(): string {
    return this.#idle.language;
  }

  get size(): number | undefined {
    return this.#idle.size;
  }

  get figures(): Figures | undefined {
    return this.#idle.figures;
  }

  get described(): readonly Resource[] {
    return this.#view.described;
  }

  ofShape(shape: Shape): readonly Resource[] {
    return this.#view.ofShape(shape);
  }

  resource(id: string): Resource {
    return this.#view.resource(id);
  }

  passingResource(id: string): Resource {
    return this.#view.passingResource(id);
  }

  find(id: string): Resource | undefined {
    return this.#view.find(id);
  }

  former(id: string): Former | undefined {
    return this.#idle.former(id);
  }

  get formers(): readonly Resource[] {
    return this.#idle.formers;
  }

  list(extent: Extent, question: Question): List {
    return this.#view.list(extent, question);
  }

  search(question: SearchQuestion, pace?: Pace): Promise<SearchResults> {
    return this.#view.search(question, pace);
  }

  suggest(question: SuggestQuestion, pace?: Pace): Promise<readonly Suggestion[]> {
    return this.#view.suggest(question, pace);
  }

  remember<Result>(key: string, make: () => Result, views?: 'of all views'): Result {
    return this.#view.remember(key, make, views);
  }
}
