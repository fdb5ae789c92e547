import type { Quad } from '@rdfjs/types';
import { DataFactory, type Store } from 'n3';
import type { Model, Shape } from '../model/model.ts';
import type { Literal } from '../rdf/literal.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { countFigures, type Figures } from './figures.ts';
import { atOnce, type Work } from './in-turns.ts';
import { Resource } from './resource.ts';
import { sorting } from './sort-in-turns.ts';
import { compareTexts, compareValues, idOf } from './value.ts';

/** All triples of a catalogue at one moment. It never changes: a reload makes another one. */
export class Snapshot {
  readonly model: Model;
  readonly base: string;
  /** A hash over the bytes of the files, the base address and the program's version. */
  readonly version: string;
  readonly #store: Store;
  readonly #resources = new Map<string, Resource>();
  readonly #ofShape = new Map<Shape, readonly Resource[]>();
  #described: readonly Resource[] | undefined;
  #language: string | undefined;
  #figures: Figures | undefined;

  constructor(store: Store, context: { model: Model; base: string; version: string }) {
    this.#store = store;
    this.model = context.model;
    this.base = context.base;
    this.version = context.version;
  }

  /** How many triples there are. */
  get size(): number {
    return this.#store.size;
  }

  /** The triples with a given subject, or a given object; for `Resource`, which keeps them. */
  quads({ subject, object }: { subject?: string; object?: string }): Quad[] {
    return this.#store.getQuads(subject ?? null, null, object ?? null, null);
  }

  /** The resources that have a literal as a property's value, by address. */
  having(predicate: string, { value, language, datatype }: Literal): Resource[] {
    const term = DataFactory.literal(value, language || DataFactory.namedNode(datatype));
    const subjects = this.#store.getSubjects(predicate, term, null);
    return subjects.map((subject) => this.resource(idOf(subject))).sort(compareValues);
  }

  /** The resource with an address, described here or not: one object for each address. */
  resource(id: string): Resource {
    let resource = this.#resources.get(id);
    if (!resource) this.#resources.set(id, (resource = new Resource(id, this)));
    return resource;
  }

  /** The resource with an address if the catalogue describes it. Nothing is kept of one that it does not. */
  find(id: string): Resource | undefined {
    const known = this.#resources.get(id);
    if (known) return known.statements.size ? known : undefined;
    return this.#store.countQuads(id, null, null, null) ? this.resource(id) : undefined;
  }

  /** Every resource that has statements, by address. */
  get described(): readonly Resource[] {
    return (this.#described ??= atOnce(this.describing()));
  }

  /** The same, giving way now and then. */
  *describing(): Work<readonly Resource[]> {
    if (this.#described) return this.#described;
    const found: Resource[] = [];
    this.#store.forSubjects(
      (subject) => found.push(this.resource(idOf(subject))),
      null,
      null,
      null,
    );
    yield;
    return (this.#described = yield* sorting(found, compareValues));
  }

  /** Every resource of a shape, by address. */
  ofShape(shape: Shape): readonly Resource[] {
    let resources = this.#ofShape.get(shape);
    if (!resources) {
      resources = this.#store
        .getSubjects(rdf.type, shape.class, null)
        .map((subject) => this.resource(idOf(subject)))
        .filter((resource) => resource.shape === shape)
        .sort(compareValues);
      this.#ofShape.set(shape, resources);
    }
    return resources;
  }

  /** How much there is, counted the first time that it is asked for. */
  get figures(): Figures {
    return (this.#figures ??= countFigures(this.#store, this.base));
  }

  /** The catalogue's language: the one that most of its texts are in; empty where it has none. */
  get language(): string {
    return (this.#language ??= mostFrequent(this.#store));
  }
}

function mostFrequent(store: Store): string {
  const counts = new Map<string, number>();
  for (const term of store.getObjects(null, null, null))
    if (term.termType === 'Literal' && term.language)
      counts.set(term.language, (counts.get(term.language) ?? 0) + 1);
  const [first] = [...counts].sort(([a, x], [b, y]) => y - x || compareTexts(a, b));
  return first?.[0] ?? '';
}
