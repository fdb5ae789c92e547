import { isDeepStrictEqual } from 'node:util';
import type { Model, Shape } from '../../model/model.ts';
import type { ClassTree } from '../../rdf/class-tree.ts';
import { literalKey, type Literal } from '../../rdf/literal.ts';
import type { Question, SearchQuestion, SuggestQuestion } from '../../reading/question.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Pace } from '../../reading/pace.ts';
import { Unloaded } from '../../reading/unloaded.ts';
import type {
  CatalogueView,
  Extent,
  Figures,
  Former,
  List,
  Resource,
  SearchResults,
  Suggestion,
} from '../../reading/view.ts';
import type { ViewedCatalogue } from '../load/viewed-catalogue.ts';
import { Fault, type Wanted } from './fault.ts';
import { RemoteList, type LoadedParts } from './remote-list.ts';
import { RemoteResource, type RemoteResources } from './remote-resource.ts';

/** What a view of an engine finds with words. */
export interface Searching {
  search(question: SearchQuestion, view: RemoteView, pace?: Pace): Promise<SearchResults>;
  suggest(question: SuggestQuestion, view: RemoteView, pace?: Pace): Promise<readonly Suggestion[]>;
  /** What was made of the version for all requests, by its keys. */
  readonly made: Map<string, unknown>;
}

/** What one request has loaded of a version of a catalogue in an engine. */
export class RemoteView implements RemoteResources, CatalogueView {
  readonly version: string | undefined;
  readonly model: Model;
  readonly base: string;
  readonly language: string;
  readonly size: number | undefined;
  readonly figures: Figures | undefined;
  readonly classes: ClassTree;
  readonly collation?: Collation;
  /** Whether the values of fields are loaded as such; else they are followed along statements. */
  readonly hasValues: boolean;
  /** When the request has to be answered, in milliseconds of `performance.now()`. */
  readonly until: number | undefined;
  readonly #formers: ViewedCatalogue['formers'];
  readonly #searching: Searching;
  readonly #resources = new Map<string, RemoteResource>();
  readonly #lists = new Map<string, { question: Question; parts: LoadedParts }[]>();
  readonly #batches = new Map<number, RemoteResource[]>();
  readonly #members = new Map<Shape, readonly RemoteResource[]>();
  #described: readonly RemoteResource[] | undefined;
  #faults: Fault[] = [];
  #batch = 0;
  #queriesBeside = 0;
  /** Of this request alone: what is remembered may have resources of this view in it. */
  readonly #memory = new Map<string, unknown>();
  readonly #literals = new Map<string, Literal>();
  readonly #having = new Map<string, readonly RemoteResource[]>();

  constructor(version: ViewedCatalogue, searching: Searching, until?: number) {
    this.until = until;
    const { about, model, classes, formers, collation, hasValues } = version;
    if (collation) this.collation = collation;
    this.hasValues = hasValues;
    this.#formers = formers;
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
    if (!this.#described) throw this.fault({ kind: 'described' });
    return this.#described;
  }

  ofShape(shape: Shape): readonly RemoteResource[] {
    const members = this.#members.get(shape);
    if (!members) throw this.fault({ kind: 'members', shape });
    return members;
  }

  setDescribed(resources: readonly RemoteResource[]): void {
    this.#described = resources;
  }

  setMembers(shape: Shape, resources: readonly RemoteResource[]): void {
    this.#members.set(shape, resources);
  }

  fault(wanted: Wanted): Fault {
    const fault = new Fault(wanted);
    this.#faults.push(fault);
    return fault;
  }

  /** What was read and is not loaded, since the last load. */
  get faults(): readonly Fault[] {
    return this.#faults;
  }

  /** Reads, and gives what that lacked where something is not loaded: nobody else sees those faults. */
  attempt<Result>(
    read: () => Result,
  ): { readonly result: Result } | { readonly faults: readonly Fault[] } {
    const others = this.#faults;
    const faults: Fault[] = (this.#faults = []);
    try {
      const result = read();
      return faults.length ? { faults } : { result };
    } catch (error) {
      if (error instanceof Unloaded) return { faults };
      throw error;
    } finally {
      this.#faults = others;
    }
  }

  /** How many queries were asked for what it shows that no request is charged for. */
  get queriesBeside(): number {
    return this.#queriesBeside;
  }

  /** Notes such queries. */
  noteQueries(queries: number): void {
    this.#queriesBeside += queries;
  }

  get batch(): number {
    return this.#batch;
  }

  /** Begins a load: what was made without what is loaded now is made again. */
  beginLoad(): void {
    this.#batch += 1;
    this.#faults = [];
    this.#memory.clear();
  }

  /** Lets go of what only further loads need, of a view that lives long: the texts by what they are, and what came together. */
  endLoads(): void {
    this.#literals.clear();
    this.#batches.clear();
  }

  /** The resources that came with one load. */
  ofBatch(batch: number): readonly RemoteResource[] {
    return this.#batches.get(batch) ?? [];
  }

  resource(id: string): RemoteResource {
    let resource = this.#resources.get(id);
    if (resource) return resource;
    resource = new RemoteResource(id, this);
    this.#resources.set(id, resource);
    const others = this.#batches.get(this.#batch);
    if (others) others.push(resource);
    else this.#batches.set(this.#batch, [resource]);
    return resource;
  }

  passingResource(id: string): RemoteResource {
    return this.resource(id);
  }

  /** One object for each literal, as a stored resource has one for each statement. */
  literal(literal: Literal): Literal {
    const key = literalKey(literal);
    const known = this.#literals.get(key) ?? literal;
    this.#literals.set(key, known);
    return known;
  }

  find(id: string): RemoteResource | undefined {
    const resource = this.resource(id);
    return resource.isDescribed ? resource : undefined;
  }

  former(id: string): Former | undefined {
    return this.#formers?.find(id);
  }

  get formers(): readonly Resource[] {
    return this.#formers?.snapshot.described ?? [];
  }

  having(predicate: string, literal: Literal): readonly RemoteResource[] {
    const found = this.#having.get(`${predicate} ${literalKey(literal)}`);
    if (!found) throw this.fault({ kind: 'having', predicate, literal });
    return found;
  }

  setHaving(predicate: string, literal: Literal, resources: readonly RemoteResource[]): void {
    this.#having.set(`${predicate} ${literalKey(literal)}`, resources);
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

  remember<Result>(key: string, make: () => Result, views?: 'of all views'): Result {
    const memory = views ? this.#searching.made : this.#memory;
    if (memory.has(key)) return memory.get(key) as Result;
    const made = make();
    memory.set(key, made);
    return made;
  }
}

function nameOf(extent: Extent): string {
  return extent.kind === 'class'
    ? extent.shape.name
    : `<${extent.subject.id}> ${extent.field.name}`;
}
