import type { Quad } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import type { Model, Shape } from '../model/model.ts';
import type { Extent, Figures, List, SearchResults, View } from '../reading/view.ts';
import { unhurried, type Pace } from '../reading/pace.ts';
import type { Question, SearchQuestion } from '../reading/question.ts';
import type { Source } from '../reading/source.ts';
import { compareValues } from '../reading/values.ts';
import { atOnce, type Work } from '../reading/work.ts';
import type { Literal } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { countFigures } from './count-figures.ts';
import { idOf } from './id-of.ts';
import { languageOf, type OwnLanguage } from './language-of.ts';
import { StoredList } from './list/list.ts';
import { StoredResource } from './resource.ts';
import { sorting } from './sort-in-turns.ts';

/** All triples of a catalogue at one moment. It never changes: a reload makes another one. It is the view of each request. */
export class Snapshot implements View, Source {
  readonly model: Model;
  readonly base: string;
  /** A hash over the bytes of the files, the base address and the program's version. */
  readonly version: string;
  readonly #store: Store;
  readonly #resources = new Map<string, StoredResource>();
  readonly #memory = new Map<string, unknown>();

  constructor(store: Store, context: { model: Model; base: string; version: string }) {
    this.#store = store;
    this.model = context.model;
    this.base = context.base;
    this.version = context.version;
  }

  open(): this {
    return this;
  }

  get size(): number {
    return this.#store.size;
  }

  /** The triples with a given subject, or a given object; for its resources, which keep them. */
  quads({ subject, object }: { subject?: string; object?: string }): Quad[] {
    return this.#store.getQuads(subject ?? null, null, object ?? null, null);
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
    if (known) return known.statements.size ? known : undefined;
    return this.#store.countQuads(id, null, null, null) ? this.resource(id) : undefined;
  }

  get described(): readonly StoredResource[] {
    return atOnce(this.describing());
  }

  /** The same, giving way now and then. */
  *describing(): Work<readonly StoredResource[]> {
    const known = this.#memory.get('described');
    if (known) return known as readonly StoredResource[];
    const found: StoredResource[] = [];
    this.#store.forSubjects(
      (subject) => found.push(this.resource(idOf(subject))),
      null,
      null,
      null,
    );
    yield;
    const described = yield* sorting(found, compareValues);
    return this.remember('described', () => described);
  }

  /** Every resource of a shape, by address. */
  ofShape(shape: Shape): readonly StoredResource[] {
    return this.remember(`resources of ${shape.name}`, () =>
      this.#store
        .getSubjects(rdf.type, shape.class, null)
        .map((subject) => this.resource(idOf(subject)))
        .filter((resource) => resource.shape === shape)
        .sort(compareValues),
    );
  }

  list(extent: Extent, question: Question, pace: Pace = unhurried): List {
    return new StoredList({ extent, question }, this, pace);
  }

  async search(question: SearchQuestion, pace: Pace = unhurried): Promise<SearchResults> {
    // The index and its libraries are for those who search: a start needs none of it.
    const { searching } = await import('./search/search.ts');
    return pace.run(searching(question, this));
  }

  get figures(): Figures {
    return this.remember('figures', () => countFigures(this.#store, this.base));
  }

  get language(): string {
    return this.ownLanguage.tag;
  }

  /** The catalogue's own language, and whether it is certain. */
  get ownLanguage(): OwnLanguage {
    return this.remember('language', () => languageOf(this.#store, this));
  }

  remember<Result>(key: string, make: () => Result): Result {
    const known = this.#memory.get(key);
    if (known !== undefined || this.#memory.has(key)) return known as Result;
    const made = make();
    this.#memory.set(key, made);
    return made;
  }
}
