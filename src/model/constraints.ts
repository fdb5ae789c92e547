import type { Literal, Node } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import type { Pattern } from '../rdf/pattern/pattern.ts';

/** `sh:Info` counts as a warning. */
export type Severity = 'violation' | 'warning';

/** What a shape demands of its values, by the names of SHACL's parameters. */
export interface Constraints {
  readonly minCount?: number;
  readonly maxCount?: number;
  /** Each is kept; a list is kept by one of its classes. */
  readonly class?: readonly (string | readonly string[])[];
  /** One datatype, or several of which a value has one. */
  readonly datatype?: string | readonly string[];
  readonly nodeKind?: string;
  readonly uniqueLang?: boolean;
  readonly in?: readonly Node[];
  readonly hasValue?: readonly Node[];
  readonly pattern?: Pattern;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly singleLine?: boolean;
  /** Language ranges in small letters. */
  readonly languageIn?: readonly string[];
  readonly minInclusive?: Literal;
  readonly maxInclusive?: Literal;
  readonly minExclusive?: Literal;
  readonly maxExclusive?: Literal;
  /** The properties that a value shares values with, or has none in common with, or is less than. */
  readonly equals?: readonly string[];
  readonly disjoint?: readonly string[];
  readonly lessThan?: readonly string[];
  readonly lessThanOrEquals?: readonly string[];
  /** The properties that a value may have. */
  readonly closed?: readonly string[];
  /** The shapes that each value keeps, or none. */
  readonly node?: readonly ShapeCheck[];
  readonly not?: readonly ShapeCheck[];
  /** Lists of shapes: a value keeps all, one or more, or exactly one of each list. */
  readonly and?: readonly (readonly ShapeCheck[])[];
  readonly or?: readonly (readonly ShapeCheck[])[];
  readonly xone?: readonly (readonly ShapeCheck[])[];
  /** The shape of the values that are counted; the others are passed over. */
  readonly qualifiedValueShape?: ShapeCheck;
  readonly qualifiedMinCount?: number;
  readonly qualifiedMaxCount?: number;
  /** The shapes of the sibling properties: a value that keeps one of them is not counted. */
  readonly qualifiedValueShapesDisjoint?: readonly ShapeCheck[];
  /** What each value keeps of its own properties. */
  readonly property?: readonly ShapeCheck[];
}

/** A shape of SHACL as the check reads it, whether the schema has a type or a field of it or not. */
export interface ShapeCheck {
  /** The address of the shape, or the name of its blank node. */
  readonly id: string;
  /** What findings call it: `Shape`, or `Shape.field`. */
  readonly place: string;
  /** From a node to the values; a node shape has none, and the node itself as its value. */
  readonly path: Path | undefined;
  readonly constraints: Constraints;
  readonly targets: Targets;
  readonly severity: Severity;
  readonly message: string | undefined;
}

/** Which nodes a shape is for (SHACL, section 2.1.3). */
export interface Targets {
  readonly classes: readonly string[];
  readonly nodes: readonly Node[];
  readonly subjectsOf: readonly string[];
  readonly objectsOf: readonly string[];
}
