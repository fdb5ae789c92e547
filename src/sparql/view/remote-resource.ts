import type { Field, Shape } from '../../model/model.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Path } from '../../rdf/path.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import { compareValues } from '../../reading/values.ts';
import type { Resource, Value, View } from '../../reading/view.ts';
import { fits } from '../../store/fits.ts';
import { follow } from '../../store/follow.ts';
import { statedFields, termsOf } from '../sidecar/terms.ts';
import type { Fault, Wanted } from './fault.ts';

/** What remote resources are of. */
export interface RemoteResources extends View {
  resource(id: string): RemoteResource;
  /** One object for equal literals. */
  literal(literal: Literal): Literal;
  having(predicate: string, literal: Literal): readonly RemoteResource[];
  /** Whether the values of fields are loaded as such. */
  readonly hasValues: boolean;
  /** The number of the load that is under way, or was the last one. */
  readonly batch: number;
  /** Notes what is read and not loaded, and gives what is thrown for it. */
  fault(wanted: Wanted): Fault;
}

/** The values of fields that came together. */
export interface KnownValues {
  /** Whether it says which values a field has, if any. */
  has(field: Field): boolean;
  /** The values that a resource has in a field, in order. */
  values(field: Field, resource: RemoteResource): readonly Value[];
}

/** Statements by their predicates. */
export type Statements = ReadonlyMap<string, readonly Value[]>;

/** A resource of a remote engine: it answers what was loaded of it, and throws a `Fault` at all else. */
export class RemoteResource implements Resource {
  readonly kind = 'resource';
  readonly id: string;
  readonly view: RemoteResources;
  /** Resources that came with one load are loaded further together. */
  readonly batch: number;
  #shape: Shape | null | undefined;
  #isDescribed: boolean | undefined;
  #statements: Statements | undefined;
  #mentions: Map<string, readonly RemoteResource[]> | undefined;
  // Few resources of a view that lives long have values of their own.
  #values: Map<string, readonly Value[]> | undefined;
  #card: KnownValues | undefined;

  constructor(id: string, view: RemoteResources) {
    this.id = id;
    this.view = view;
    this.batch = view.batch;
  }

  /** Notes whether it has statements, and its shape: `null` where it has none. */
  know(shape: Shape | null, isDescribed = true): void {
    this.#shape = shape;
    this.#isDescribed = isDescribed;
    if (!isDescribed) this.#statements ??= new Map();
  }

  /** Notes the name of its shape. */
  knowNamed(shape: string): void {
    this.know(this.view.model.shapes.find(({ name }) => name === shape) ?? null);
  }

  /** Notes that it has no shape; it may have statements. */
  knowShapeless(): void {
    this.#shape = null;
  }

  /** Whether its shape is loaded. */
  get isKnown(): boolean {
    return this.#shape !== undefined;
  }

  get isDescribed(): boolean {
    if (this.#isDescribed === undefined)
      throw this.view.fault({ kind: 'resource', resource: this });
    return this.#isDescribed;
  }

  /** Whether it is loaded that it has statements. */
  get hasToHaveStatements(): boolean {
    return this.#isDescribed === true;
  }

  get shape(): Shape | undefined {
    if (this.#shape === undefined) throw this.view.fault({ kind: 'resource', resource: this });
    return this.#shape ?? undefined;
  }

  setValues(field: Field, values: readonly Value[]): void {
    const { key } = termsOf(field);
    this.#values ??= new Map();
    this.#values.set(key, values.length > 1 ? values.toSorted(compareValues) : values);
  }

  hasValues(field: Field): boolean {
    return this.#values?.has(termsOf(field).key) === true || this.#card?.has(field) === true;
  }

  /** Notes values that came together; of a field whose values were set, those remain. */
  setCard(card: KnownValues): void {
    this.#card = card;
  }

  setStatements(statements: Statements): void {
    this.#statements = statements;
  }

  get hasStatements(): boolean {
    return this.#statements !== undefined;
  }

  /** Forgets statements; the values that were followed along them remain. */
  forgetStatements(): void {
    this.#statements = this.#mentions = undefined;
  }

  setMentions(predicate: string, subjects: readonly RemoteResource[]): void {
    this.#mentions ??= new Map();
    this.#mentions.set(predicate, subjects.toSorted(compareValues));
  }

  hasMentions(predicate: string): boolean {
    return this.#mentions?.has(predicate) ?? false;
  }

  values(field: Field): readonly Value[] {
    const { key } = termsOf(field);
    const values = this.#values?.get(key) ?? this.#onCard(field);
    if (values) return values;
    if (!this.view.hasValues) return this.#followed(field);
    // Of a resource without a shape, and of fields of other shapes, the sidecar states nothing.
    const { shape } = this;
    if (!shape) return this.#isDescribed === false ? NONE : followed(this, field);
    if (statedKeys(shape).has(key))
      throw this.view.fault({ kind: 'values', resource: this, field });
    return followed(this, field);
  }

  /** Follows a field once. */
  #followed(field: Field): readonly Value[] {
    const values = followed(this, field);
    this.#values ??= new Map();
    this.#values.set(termsOf(field).key, values);
    return values;
  }

  #onCard(field: Field): readonly Value[] | undefined {
    return this.#card?.has(field) ? this.#card.values(field, this) : undefined;
  }

  links(field: Field): readonly RemoteResource[] {
    return this.values(field) as readonly RemoteResource[];
  }

  literals(field: Field): readonly Literal[] {
    return this.values(field) as readonly Literal[];
  }

  follow(path: Path): readonly Value[] {
    return follow(this, path);
  }

  get types(): readonly string[] {
    const types = this.objects(rdf.type);
    return types.flatMap((type) => (type.kind === 'resource' ? [type.id] : []));
  }

  objects(predicate: string): readonly Value[] {
    return this.statements.get(predicate) ?? NONE;
  }

  subjects(predicate: string): readonly RemoteResource[] {
    const subjects = this.#mentions?.get(predicate);
    if (!subjects) throw this.view.fault({ kind: 'mentions', resource: this, predicate });
    return subjects;
  }

  get statements(): Statements {
    if (!this.#statements) throw this.view.fault({ kind: 'statements', resource: this });
    return this.#statements;
  }

  get passingStatements(): Statements {
    return this.statements;
  }
}

const NONE: readonly never[] = [];

const keys = new WeakMap<Shape, ReadonlySet<string>>();

/** The keys of the fields that the sidecar has for the resources of a shape. */
function statedKeys(shape: Shape): ReadonlySet<string> {
  let stated = keys.get(shape);
  if (!stated) {
    stated = new Set(statedFields(shape).map((field) => termsOf(field).key));
    keys.set(shape, stated);
  }
  return stated;
}

/** The values of a field that the sidecar does not state, from statements as the embedded store finds them. */
function followed(resource: RemoteResource, field: Field): readonly Value[] {
  return resource.follow(field.path).filter((value) => fits(value, field));
}
