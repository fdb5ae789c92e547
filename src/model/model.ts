import type { LiteralRange, ValueNames } from '../rdf/datatype.ts';
import type { Literal, Node } from '../rdf/literal.ts';
import type { Path } from '../rdf/path.ts';
import type { ClassTree } from '../rdf/class-tree.ts';
import type { Constraints, Severity, ShapeCheck } from './constraints.ts';
import type { FormerShape } from './read-formers.ts';
import type { RequestKind } from './request-kinds.ts';
import type { ReservedPaths } from './reserved-paths.ts';
import type { Role } from './roles.ts';

/** What the ontology says: the shapes, in their order. */
export interface Model {
  readonly shapes: readonly Shape[];
  readonly shapeOfClass: ReadonlyMap<string, Shape>;
  /** What the ontology says of classes above others. */
  readonly classes: ClassTree;
  /** Every shape of SHACL that has a target, with a type or without. */
  readonly checks: readonly ShapeCheck[];
  /** The classes whose resources are left out of everything: those of private shapes. */
  readonly privateClasses: readonly string[];
  /** The properties that are left out of the resources of a class: those of hidden property shapes. */
  readonly hiddenProperties: readonly HiddenProperty[];
  /** The shapes of what is no longer there, and keeps its address. */
  readonly formers: readonly FormerShape[];
  /** The shape of the base address itself, where there is one. */
  readonly catalogue: Shape | undefined;
  /** The ways to ask an authority for what it has, in their order; none where no shape names one. */
  readonly requestKinds: readonly RequestKind[];
  /** The predicates that some field follows. */
  readonly predicates: ReadonlySet<string>;
  /** The prefixes that the ontology's files declare, for writing Turtle. */
  readonly prefixes: Readonly<Record<string, string>>;
  /** The prefixes that the rules' output uses. */
  readonly rulePrefixes: Readonly<Record<string, string>>;
  /** The addresses of the profiles that what the rules make follows, in order. */
  readonly profiles: readonly string[];
  /** The paths that its resources leave to the server. */
  readonly reserved: ReservedPaths;
}

/** A property that the resources of a class do not show. */
export interface HiddenProperty {
  readonly type: string;
  readonly predicate: string;
}

/** The names and descriptions of a shape, in the languages of the ontology. */
export interface InWords {
  /** The texts of `sh:name`; there may be none. */
  readonly names: readonly Literal[];
  /** The texts of `sh:description`; one at least is in English, or in no language. */
  readonly descriptions: readonly Literal[];
}

/** A SHACL node shape: a type. */
export interface Shape extends InWords {
  readonly name: string;
  readonly class: string;
  /** The root field for one resource. */
  readonly singular: string;
  /** The root field for the list; the catalogue's own shape has none. */
  readonly plural: string | undefined;
  /** What its resources are called together, for people; there may be no texts. */
  readonly pluralNames: readonly Literal[];
  /** The first part of its resources' addresses; empty for the catalogue's own. */
  readonly segment: string;
  readonly order: number;
  /** Whether a search that names no type finds its resources. */
  readonly isSearched: boolean;
  /** The type of schema.org that its resources have in pages: `Dataset`. */
  readonly schemaOrg: string | undefined;
  /** Whether pages name the type among what there is; others serve to describe those. */
  readonly isListed: boolean;
  readonly description: string;
  /** Its own fields, then those that it inherits. */
  readonly fields: readonly Field[];
  /** The shapes whose classes are above its own: a link to one of them may lead to its resources. */
  readonly above: readonly Shape[];
  /** The field that names a resource. */
  readonly label: Field | undefined;
  /** The statements about a resource in the view for harvesters. */
  readonly rules: readonly Rule[];
}

/** A SHACL property shape: a field. */
export interface Field extends InWords {
  readonly name: string;
  readonly path: Path;
  readonly range: Range;
  /** Of a link to several shapes: which they are. */
  readonly choices: readonly Shape[];
  /** How many values the shape asks for and allows; without a bound that is `Infinity`. */
  readonly counts: { readonly min: number; readonly max: number };
  /** Whether it may have several values; texts in several languages are one value. */
  readonly many: boolean;
  /** Whether it has a value wherever the data keeps its promises. */
  readonly required: boolean;
  readonly order: number;
  /** Whether a search reads it. */
  readonly isSearched: boolean;
  /** What it is for, beyond being one of the fields. */
  readonly roles: ReadonlySet<Role>;
  /** The property of schema.org that its values have in pages: `name`. */
  readonly schemaOrg: string | undefined;
  /** What people call its values, by the text or address of each that `sh:in` allows; other values have no other name. */
  readonly valueNames: ReadonlyMap<string, readonly Literal[]>;
  /** The part of a page that it is in. */
  readonly group: Group | undefined;
  readonly description: string;
  readonly severity: Severity;
  readonly message: string | undefined;
  readonly constraints: Constraints;
}

/** A part of a page (`sh:PropertyGroup`), with its names in the languages of the ontology. */
export interface Group {
  readonly id: string;
  readonly names: readonly Literal[];
  /** `Infinity` where the ontology does not say it. */
  readonly order: number;
}

/** A triple rule (SHACL Advanced Features, section 8): each of its subjects has each of its objects under the predicate. */
export interface Rule {
  readonly subject: Expression;
  readonly predicate: string;
  readonly object: Expression;
  /** What a resource keeps for the rule to say anything of it. */
  readonly conditions: readonly RuleCondition[];
}

/** What the values of a path keep. */
export interface RuleCondition {
  readonly path: Path;
  readonly constraints: Constraints;
}

/** A node expression (section 6 there), or a made text. */
export type Expression =
  | { readonly kind: 'this' }
  | { readonly kind: 'constant'; readonly term: Node }
  /** What a path leads to: from one address, or from the resource itself. */
  | { readonly kind: 'path'; readonly path: Path; readonly from: string | undefined }
  | { readonly kind: 'template'; readonly templates: readonly Template[] };

/** A text with gaps, in a language or in none. */
export interface Template {
  readonly language: string;
  readonly parts: readonly TemplatePart[];
}

/** A gap is filled with a field's values, or with the resource's address. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: Field }
  | { readonly kind: 'address' };

/** `node`: resources of several shapes; `iri`: addresses; `text`: in languages. */
export type Range =
  | { readonly kind: 'link'; readonly shape: Shape }
  | { readonly kind: 'node' }
  | { readonly kind: 'iri'; readonly enum?: ValueNames }
  /** `isPlainToo`: texts without a language are among them. */
  | { readonly kind: 'text'; readonly isPlainToo?: boolean }
  | ({ readonly kind: 'literal' } & LiteralRange);

/** Whether the ontology has rules, and so a view for harvesters. */
export function hasRules({ shapes }: Model): boolean {
  return shapes.some(({ rules }) => rules.length > 0);
}

/** The enum that a field's values are of, if it is one. */
export function enumOf({ range }: Field): ValueNames | undefined {
  return range.kind === 'literal' || range.kind === 'iri' ? range.enum : undefined;
}

/** The fields of a shape that have a role, in their order. */
export function fieldsWithRole(shape: Shape, role: Role): readonly Field[] {
  let byRole = fieldsByRole.get(shape);
  if (!byRole) fieldsByRole.set(shape, (byRole = new Map<Role, readonly Field[]>()));
  let fields = byRole.get(role);
  if (!fields) byRole.set(role, (fields = shape.fields.filter(({ roles }) => roles.has(role))));
  return fields;
}

const fieldsByRole = new WeakMap<Shape, Map<Role, readonly Field[]>>();

/** Whether a field's values are resources of the catalogue. */
export function isLink({ range }: Field): boolean {
  return range.kind === 'link' || range.kind === 'node';
}
