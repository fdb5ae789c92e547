import type { Quad, Quad_Object } from '@rdfjs/types';
import type { Field, Shape } from '../model/model.ts';
import { datatypeOf, type LiteralRange } from '../rdf/datatype.ts';
import type { Literal } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { follow } from './follow.ts';
import type { Snapshot } from './snapshot.ts';
import { compareValues, idOf, type Value } from './value.ts';

/** One node of a snapshot. It reads its statements the first time it is asked, and keeps them. */
export class Resource {
  readonly kind = 'resource';
  /** Its address; a blank node, which only an ontology has, begins with `_:`. */
  readonly id: string;
  readonly snapshot: Snapshot;
  #statements: ReadonlyMap<string, readonly Value[]> | undefined;
  #mentions: ReadonlyMap<string, readonly Resource[]> | undefined;
  #shape: Shape | null | undefined;
  #followed: Map<string, readonly Value[]> | undefined;
  #fields: Map<Field, readonly Value[]> | undefined;

  constructor(id: string, snapshot: Snapshot) {
    this.id = id;
    this.snapshot = snapshot;
  }

  /** The values of its statements by their predicates, each list ordered. */
  get statements(): ReadonlyMap<string, readonly Value[]> {
    return (this.#statements ??= this.#read());
  }

  /** The same, but kept only if they were read before: for whoever goes over everything once. */
  get passingStatements(): ReadonlyMap<string, readonly Value[]> {
    if (this.#statements) return this.#statements;
    const statements = this.#read();
    this.#shape ??= this.#shapeAmong(statements);
    return statements;
  }

  /** The resources whose statements have it as value, by predicate, each list ordered. */
  get mentions(): ReadonlyMap<string, readonly Resource[]> {
    return (this.#mentions ??= grouped(
      this.snapshot.quads({ object: this.id }),
      ({ subject }: Quad) => this.snapshot.resource(idOf(subject)),
    ));
  }

  get types(): readonly string[] {
    return typesAmong(this.statements);
  }

  /** The shape of the one type that has a shape; `undefined` where none or several have. */
  get shape(): Shape | undefined {
    if (this.#shape === undefined) this.#shape = this.#shapeAmong(this.statements);
    return this.#shape ?? undefined;
  }

  /** What a path leads to, each value once, ordered. */
  follow(path: Path): readonly Value[] {
    const followed = (this.#followed ??= new Map<string, readonly Value[]>());
    let values = followed.get(path.text);
    if (!values) followed.set(path.text, (values = follow(this, path)));
    return values;
  }

  /** What a field holds: the values of its path that are in its range; the others are passed over. */
  values(field: Field): readonly Value[] {
    const fields = (this.#fields ??= new Map<Field, readonly Value[]>());
    let values = fields.get(field);
    if (!values) {
      const all = this.follow(field.path);
      const fitting = all.filter((value) => fits(value, field));
      values = fitting.length === all.length ? all : fitting;
      fields.set(field, values);
    }
    return values;
  }

  /** The resources that a field links to. */
  links(field: Field): readonly Resource[] {
    return this.values(field) as readonly Resource[];
  }

  /** The literals that a field holds. */
  literals(field: Field): readonly Literal[] {
    return this.values(field) as readonly Literal[];
  }

  #read(): ReadonlyMap<string, readonly Value[]> {
    const quads = this.snapshot.quads({ subject: this.id });
    return grouped(quads, ({ object }: Quad) => this.#value(object));
  }

  #shapeAmong(statements: ReadonlyMap<string, readonly Value[]>): Shape | null {
    const { shapeOfClass } = this.snapshot.model;
    const [shape, second] = typesAmong(statements).flatMap((type) => shapeOfClass.get(type) ?? []);
    return second ? null : (shape ?? null);
  }

  #value(term: Quad_Object): Value {
    if (term.termType !== 'Literal') return this.snapshot.resource(idOf(term));
    const { value, language, datatype } = term;
    return { kind: 'literal', value, language, datatype: datatype.value };
  }
}

function typesAmong(statements: ReadonlyMap<string, readonly Value[]>): string[] {
  const types = statements.get(rdf.type) ?? [];
  return types.flatMap((type) => (type.kind === 'resource' ? [type.id] : []));
}

function fits(value: Value, { range }: Field): boolean {
  switch (range.kind) {
    case 'link':
      return value.kind === 'resource' && value.shape === range.shape;
    case 'node':
      return value.kind === 'resource' && value.shape !== undefined;
    case 'iri':
      return value.kind === 'resource';
    case 'text':
      return value.kind === 'literal' && value.language !== '';
    case 'literal':
      return value.kind === 'literal' && isOf(range, value);
  }
}

/** A value that its scalar does not have is no value of the field, though the data may only have earned a warning. */
function isOf(range: LiteralRange, literal: Literal): boolean {
  return literal.datatype === range.datatype && !datatypeOf(range)?.flaw(literal.value);
}

function grouped<Item extends Value>(
  quads: readonly Quad[],
  item: (quad: Quad) => Item,
): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const quad of quads) {
    const group = groups.get(quad.predicate.value);
    if (group) group.push(item(quad));
    else groups.set(quad.predicate.value, [item(quad)]);
  }
  for (const group of groups.values()) if (group.length > 1) group.sort(compareValues);
  return groups;
}
