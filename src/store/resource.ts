import type { Quad, Quad_Object } from '@rdfjs/types';
import type { Field, Shape } from '../model/model.ts';
import type { ClassTree } from '../rdf/class-tree.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { compareValues } from '../reading/values.ts';
import type { Resource, Value, View } from '../reading/view.ts';
import { fits } from './fits.ts';
import { follow } from './follow.ts';
import { idOf } from './id-of.ts';
import { nearestShape } from './nearest-shape.ts';

/** The view that stored resources are of: it reads the triples for them. */
interface StoredView extends View {
  readonly classes: ClassTree;
  resource(id: string): StoredResource;
  /** A term of a triple as a value. */
  value(term: Quad_Object): Value;
  /** The triples with a given subject, and a property, or a given object. */
  quads(pattern: { subject?: string; predicate?: string; object?: string }): Quad[];
  /** The resources that have a literal as a property's value, by address. */
  having(predicate: string, literal: Literal): StoredResource[];
}

/** Who asks for more properties than these is likely to ask for others: then all statements are read together. */
const FEW = 3;

/** So many values are seen through again each time: to cache that they fit takes more memory than they do. */
const FEW_VALUES = 8;

/**
 * A resource of a snapshot. It reads its statements the first time it is asked for them, and caches them: those of a few
 * properties, or all. A value is the same object each time.
 */
export class StoredResource implements Resource {
  readonly kind = 'resource';
  readonly id: string;
  readonly view: StoredView;
  #statements: ReadonlyMap<string, readonly Value[]> | undefined;
  /** The values of the properties that were asked for, as long as they are few. */
  #some: Map<string, readonly Value[]> | undefined;
  #mentions: ReadonlyMap<string, readonly StoredResource[]> | undefined;
  #shape: Shape | null | undefined;
  #followed: Map<string, readonly Value[]> | undefined;
  #fields: Map<Field, readonly Value[]> | undefined;

  constructor(id: string, view: StoredView) {
    this.id = id;
    this.view = view;
  }

  get statements(): ReadonlyMap<string, readonly Value[]> {
    if (!this.#statements) {
      this.#statements = this.#read();
      this.#some = undefined;
    }
    return this.#statements;
  }

  get passingStatements(): ReadonlyMap<string, readonly Value[]> {
    if (this.#statements) return this.#statements;
    const statements = this.#read();
    this.#shape ??= this.#shapeAmong(idsOf(statements.get(rdf.type) ?? NONE));
    return statements;
  }

  get types(): readonly string[] {
    return idsOf(this.objects(rdf.type));
  }

  get shape(): Shape | undefined {
    // Of most resources nobody asks more than this: their types are not cached.
    if (this.#shape === undefined)
      this.#shape = this.#shapeAmong(
        idsOf(this.#statements?.get(rdf.type) ?? this.#readOf(rdf.type)),
      );
    return this.#shape ?? undefined;
  }

  objects(predicate: string): readonly Value[] {
    if (this.#statements) return this.#statements.get(predicate) ?? NONE;
    const some = (this.#some ??= new Map<string, readonly Value[]>());
    const known = some.get(predicate);
    if (known) return known;
    if (some.size >= FEW) return this.statements.get(predicate) ?? NONE;
    const values = this.#readOf(predicate);
    some.set(predicate, values);
    return values;
  }

  /** Forgets what it has read, but for its shape: after a check few are asked for anything soon. */
  forget(): void {
    this.#statements = this.#some = this.#mentions = undefined;
    this.#followed = this.#fields = undefined;
  }

  subjects(predicate: string): readonly StoredResource[] {
    this.#mentions ??= grouped(this.view.quads({ object: this.id }), ({ subject }: Quad) =>
      this.view.resource(idOf(subject)),
    );
    return this.#mentions.get(predicate) ?? NONE;
  }

  follow(path: Path): readonly Value[] {
    // What one step leads to is cached as it was read.
    if ('predicate' in path) return follow(this, path);
    const followed = (this.#followed ??= new Map<string, readonly Value[]>());
    let values = followed.get(path.text);
    if (!values) followed.set(path.text, (values = follow(this, path)));
    return values;
  }

  values(field: Field): readonly Value[] {
    const known = this.#fields?.get(field);
    if (known) return known;
    const all = this.follow(field.path);
    const isFitting = all.every((value) => fits(value, field));
    // What a path leads to is cached as it was read: where all of it fits, as most often, few are seen through as fast again.
    if (isFitting && all.length <= FEW_VALUES) return all;
    const values = isFitting ? all : all.filter((value) => fits(value, field));
    (this.#fields ??= new Map<Field, readonly Value[]>()).set(field, values);
    return values;
  }

  links(field: Field): readonly StoredResource[] {
    return this.values(field) as readonly StoredResource[];
  }

  literals(field: Field): readonly Literal[] {
    return this.values(field) as readonly Literal[];
  }

  #read(): ReadonlyMap<string, readonly Value[]> {
    const quads = this.view.quads({ subject: this.id });
    const value = ({ object }: Quad): Value => this.view.value(object);
    const statements: Map<string, readonly Value[]> = grouped(quads, value);
    for (const [predicate, values] of this.#some ?? [])
      if (values.length) statements.set(predicate, values);
    return statements;
  }

  #readOf(predicate: string): readonly Value[] {
    const quads = this.view.quads({ subject: this.id, predicate });
    const values = quads.map(({ object }) => this.view.value(object));
    return values.length > 1 ? values.sort(compareValues) : values;
  }

  #shapeAmong(types: readonly string[]): Shape | null {
    return nearestShape(types, this.view);
  }
}

const NONE: readonly never[] = [];

function idsOf(values: readonly Value[]): string[] {
  return values.flatMap((value) => (value.kind === 'resource' ? [value.id] : []));
}

function grouped<Item extends Value>(
  quads: readonly Quad[],
  item: (quad: Quad) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const quad of quads) {
    const group = groups.get(quad.predicate.value);
    if (group) group.push(item(quad));
    else groups.set(quad.predicate.value, [item(quad)]);
  }
  // A sorted copy has room for no more than it has.
  for (const [key, group] of groups)
    if (group.length > 1) groups.set(key, group.toSorted(compareValues));
  return groups;
}
