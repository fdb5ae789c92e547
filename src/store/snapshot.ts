import type { Quad, Quad_Object } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import type { Model, Shape } from '../model/model.ts';
import type {
  Extent,
  Figures,
  Former,
  List,
  SearchResults,
  Suggestion,
  Value,
  View,
} from '../reading/view.ts';
import { MadeOnce } from '../reading/made-once.ts';
import { unhurried, type Pace } from '../reading/pace.ts';
import type { Question, SearchQuestion, SuggestQuestion } from '../reading/question.ts';
import type { Source } from '../reading/source.ts';
import { compareValues } from '../reading/values.ts';
import { atOnce, inPieces, type Work } from '../reading/work.ts';
import type { Literal } from '../rdf/literal.ts';
import { subclassStatements, type ClassTree } from '../rdf/class-tree.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { countingFigures } from './count-figures.ts';
import { idOf } from './id-of.ts';
import { findingLanguage, type OwnLanguage } from './language-of.ts';
import { StoredList } from './list/list.ts';
import { StoredResource } from './resource.ts';
import { sorting } from './sort-in-turns.ts';

/** What is left of resources that are no longer there. */
export interface Formers {
  readonly snapshot: Snapshot;
  find(id: string): Former | undefined;
}

interface Context {
  readonly model: Model;
  readonly base: string;
  readonly version: string;
  readonly language?: string | undefined;
  /** What is left of resources that are no longer there. */
  readonly formers?: Formers | undefined;
}

type Pattern = Readonly<Partial<Record<'subject' | 'predicate' | 'object', string>>>;

/** All triples of a catalogue at one moment. It never changes: a reload makes another one. It is the view of each request. */
export class Snapshot implements View, Source {
  readonly model: Model;
  readonly base: string;
  /** A hash over the bytes of the files, the base address and the program's version. */
  readonly version: string;
  /** The language that a setting gives a catalogue whose data states none. */
  readonly languageUnlessStated: string | undefined;
  readonly #store: Store;
  readonly #formers: Formers | undefined;
  readonly #resources = new Map<string, StoredResource>();
  readonly #memory = new Map<string, unknown>();
  #classes: ClassTree | undefined;

  constructor(store: Store, context: Context) {
    this.#store = store;
    this.model = context.model;
    this.base = context.base;
    this.version = context.version;
    this.languageUnlessStated = context.language;
    this.#formers = context.formers;
  }

  open(): this {
    return this;
  }

  get size(): number {
    return this.#store.size;
  }

  /** The triples with a given subject, and a property, or a given object; for its resources, which keep them. */
  quads({ subject, predicate, object }: Pattern): Quad[] {
    return this.#store.getQuads(subject ?? null, predicate ?? null, object ?? null, null);
  }

  /** The resources that have a literal as a property's value, by address. */
  having(predicate: string, { value, language, datatype }: Literal): StoredResource[] {
    const term = DataFactory.literal(value, language || DataFactory.namedNode(datatype));
    const subjects = this.#store.getSubjects(predicate, term, null);
    return subjects.map((subject) => this.resource(idOf(subject))).sort(compareValues);
  }

  resource(id: string): StoredResource {
    let resource = this.#resources.get(id);
    if (!resource) this.#resources.set(id, (resource = new StoredResource(id, this)));
    return resource;
  }

  passingResource(id: string): StoredResource {
    return new StoredResource(id, this);
  }

  /** Nothing is cached of a resource that the catalogue does not describe: addresses come from anyone. */
  find(id: string): StoredResource | undefined {
    const known = this.#resources.get(id);
    if (known) return known.shape || known.statements.size ? known : undefined;
    return this.#store.countQuads(id, null, null, null) ? this.resource(id) : undefined;
  }

  former(id: string): Former | undefined {
    return this.#formers?.find(id);
  }

  get formers(): readonly StoredResource[] {
    return this.#formers?.snapshot.described ?? [];
  }

  /** What is left of resources that are no longer there, as a snapshot of its own. */
  get left(): Snapshot | undefined {
    return this.#formers?.snapshot;
  }

  /** The same, found by their addresses. */
  get formersApart(): Formers | undefined {
    return this.#formers;
  }

  get described(): readonly StoredResource[] {
    return atOnce(this.describing());
  }

  /** The same, giving way now and then. */
  describing(): Work<readonly StoredResource[]> {
    return this.#makingOnce('described', () => this.sortingSubjects());
  }

  /** Every resource that has statements, or such statements, by address, giving way now and then. */
  *sortingSubjects(predicate?: string, object?: string): Work<readonly StoredResource[]> {
    const subjects = this.#store.getSubjects(predicate ?? null, object ?? null, null);
    yield;
    const found: StoredResource[] = [];
    yield* inPieces(subjects, FINDING, (subject) => found.push(this.resource(idOf(subject))));
    return yield* sorting(found, compareValues);
  }

  /** Every resource of a shape, by address. */
  ofShape(shape: Shape): readonly StoredResource[] {
    return atOnce(this.classifying()).get(shape) ?? [];
  }

  /** The resources of each shape, giving way now and then. */
  classifying(): Work<ReadonlyMap<Shape, readonly StoredResource[]>> {
    return this.#makingOnce('resources by shape', () => this.#groupingByShape());
  }

  *#groupingByShape(): Work<ReadonlyMap<Shape, readonly StoredResource[]>> {
    const byShape = new Map<Shape, StoredResource[]>();
    yield* inPieces(yield* this.describing(), READING, (resource) => {
      const { shape } = resource;
      const others = shape && byShape.get(shape);
      if (others) others.push(resource);
      else if (shape) byShape.set(shape, [resource]);
    });
    return byShape;
  }

  /** Every resource of a class, or of one below it. */
  instances(type: string): readonly StoredResource[] {
    const found = [...this.classes.below(type)].flatMap((each) => this.subjectsOf(rdf.type, each));
    return [...new Set(found)];
  }

  /** Every resource that has a property, or a value of it. */
  subjectsOf(predicate: string, object: string | null = null): readonly StoredResource[] {
    const subjects = this.#store.getSubjects(predicate, object, null);
    return subjects.map((subject) => this.resource(idOf(subject)));
  }

  /** Every value that a property has somewhere, each once. */
  objectsOf(predicate: string): readonly Value[] {
    return this.#store.getObjects(null, predicate, null).map((term) => this.value(term));
  }

  /** A term of the store as a value. */
  value(term: Quad_Object): Value {
    if (term.termType !== 'Literal') return this.resource(idOf(term));
    const { value, language, datatype } = term;
    return { kind: 'literal', value, language, datatype: datatype.value };
  }

  get classes(): ClassTree {
    return (this.#classes ??= this.model.classes.with(subclassStatements(this.#store)));
  }

  list(extent: Extent, question: Question, pace: Pace = unhurried): List {
    return new StoredList({ extent, question }, this, pace);
  }

  async search(question: SearchQuestion, pace: Pace = unhurried): Promise<SearchResults> {
    // The index and its libraries are for those who search: a start needs none of it.
    const { searching } = await import('./search/search.ts');
    return pace.run(searching(question, this));
  }

  async suggest(question: SuggestQuestion, pace: Pace = unhurried): Promise<readonly Suggestion[]> {
    const { suggesting } = await import('./search/suggesting.ts');
    return pace.run(suggesting(question, this));
  }

  get figures(): Figures {
    return atOnce(this.counting());
  }

  /** The same, giving way now and then. */
  counting(): Work<Figures> {
    return this.#makingOnce('figures', () => countingFigures(this.#store, this.base));
  }

  get language(): string {
    return this.ownLanguage.tag;
  }

  /** The catalogue's own language, and whether it is certain. */
  get ownLanguage(): OwnLanguage {
    return atOnce(this.findingLanguage());
  }

  /** The same, giving way now and then. */
  findingLanguage(): Work<OwnLanguage> {
    return this.#makingOnce('language', () => findingLanguage(this.#store, this));
  }

  /** What is made once for this snapshot and may take long. */
  #makingOnce<Result>(key: string, make: () => Work<Result>): Work<Result> {
    return this.remember(key, () => new MadeOnce<Result>()).had(make);
  }

  remember<Result>(key: string, make: () => Result): Result {
    const known = this.#memory.get(key);
    if (known !== undefined || this.#memory.has(key)) return known as Result;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }
}

/** What it takes to find a resource, and to read it for the first time, in units of work. */
const FINDING = 5;
const READING = 20;
