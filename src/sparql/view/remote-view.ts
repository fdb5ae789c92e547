import { isDeepStrictEqual } from 'node:util';
import type { Model } from '../../model/model.ts';
import type { ClassTree } from '../../rdf/class-tree.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Question, SearchQuestion, SuggestQuestion } from '../../reading/question.ts';
import type { Pace } from '../../reading/pace.ts';
import type { Extent, Figures, List, SearchResults, Suggestion } from '../../reading/view.ts';
import type { Version } from '../load/version.ts';
import { Fault } from './fault.ts';
import { RemoteList, type LoadedParts } from './remote-list.ts';
import { RemoteResource, type RemoteResources } from './remote-resource.ts';

/** What a view of an engine finds with words. */
export interface Searching {
  search(question: SearchQuestion, view: RemoteView, pace?: Pace): Promise<SearchResults>;
  suggest(question: SuggestQuestion, view: RemoteView, pace?: Pace): Promise<readonly Suggestion[]>;
}

/** What one request has loaded of a version of a catalogue in an engine. */
export class RemoteView implements RemoteResources {
  readonly version: string;
  readonly model: Model;
  readonly base: string;
  readonly language: string;
  readonly size: number;
  readonly figures: Figures;
  readonly classes: ClassTree;
  readonly #searching: Searching;
  readonly #resources = new Map<string, RemoteResource>();
  readonly #lists = new Map<string, { question: Question; parts: LoadedParts }[]>();
  /** Of this request alone: what is remembered may have resources of this view in it. */
  readonly #memory = new Map<string, unknown>();
  readonly #having = new Map<string, readonly RemoteResource[]>();

  constructor(version: Version, searching: Searching) {
    const { about, model, classes } = version;
    this.#searching = searching;
    this.model = model;
    this.classes = classes;
    this.version = about.version;
    this.base = about.base;
    this.language = about.language;
    this.size = about.size;
    this.figures = about.figures;
  }

  get described(): readonly RemoteResource[] {
    throw new Fault({ kind: 'described' });
  }

  resource(id: string): RemoteResource {
    let resource = this.#resources.get(id);
    if (!resource) this.#resources.set(id, (resource = new RemoteResource(id, this)));
    return resource;
  }

  passingResource(id: string): RemoteResource {
    return this.resource(id);
  }

  find(id: string): RemoteResource | undefined {
    const resource = this.resource(id);
    return resource.isDescribed ? resource : undefined;
  }

  having(predicate: string, { value }: Literal): readonly RemoteResource[] {
    const found = this.#having.get(`${predicate} ${value}`);
    if (!found) throw new Fault({ kind: 'members', of: predicate });
    return found;
  }

  list(extent: Extent, question: Question): List {
    const parts = (this.#lists.get(nameOf(extent)) ?? [])
      .filter((each) => isDeepStrictEqual(each.question, question))
      .map((each) => each.parts);
    return new RemoteList({ extent, question }, parts, this);
  }

  /** Adds what was loaded of a list. */
  addList(extent: Extent, question: Question, parts: LoadedParts): void {
    const name = nameOf(extent);
    const known = this.#lists.get(name);
    if (known) known.push({ question, parts });
    else this.#lists.set(name, [{ question, parts }]);
  }

  search(question: SearchQuestion, pace?: Pace): Promise<SearchResults> {
    return this.#searching.search(question, this, pace);
  }

  suggest(question: SuggestQuestion, pace?: Pace): Promise<readonly Suggestion[]> {
    return this.#searching.suggest(question, this, pace);
  }

  remember<Result>(key: string, make: () => Result): Result {
    if (this.#memory.has(key)) return this.#memory.get(key) as Result;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }
}

function nameOf(extent: Extent): string {
  return extent.kind === 'class'
    ? extent.shape.name
    : `<${extent.subject.id}> ${extent.field.name}`;
}
