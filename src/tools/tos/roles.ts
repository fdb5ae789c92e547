import type { Store } from 'n3';
import type { Model, Shape } from '../../model/model.ts';
import { OntologyError } from '../../model/ontology-error.ts';
import { literalOf } from '../../model/shapes-graph.ts';
import type { Literal } from '../../rdf/literal.ts';
import type { Pattern } from '../../rdf/pattern/pattern.ts';
import { singleStep } from '../../rdf/path.ts';

/** The namespace in which an ontology says what lists of classes, and their comparisons, become. */
const TOS = 'https://w3id.org/varanto/tos#';

/** What lists and their comparisons tell of. */
export type Kind =
  | 'own-class'
  | 'list-class'
  | 'scheme-of-version'
  | 'correspondence'
  | 'association'
  | 'record'
  | 'entry';

/** The classes and properties that an ontology has for what lists and their comparisons tell of. */
export class Roles {
  readonly #store: Store;
  readonly #model: Model;

  constructor(store: Store, model: Model) {
    this.#store = store;
    this.#model = model;
  }

  /** Whether the ontology has a class for a kind of thing. */
  has(kind: Kind): boolean {
    return this.#store.countQuads(TOS + kind, `${TOS}class`, null, null) > 0;
  }

  /** The shape of what a kind of thing becomes; throws an `OntologyError` where there is none. */
  shape(kind: Kind): Shape {
    const shape = this.#model.shapeOfClass.get(this.#one(kind, 'class'));
    if (shape) return shape;
    throw new OntologyError(`tos:${kind}`, 'has a tos:class without a shape');
  }

  /** The property that says a fact of a kind of thing; throws an `OntologyError` where there is not one. */
  property(kind: Kind, fact: string): string {
    return this.#one(kind, fact);
  }

  /** The properties that say a fact of a kind of thing. */
  properties(kind: Kind, fact: string): string[] {
    return this.#store.getObjects(TOS + kind, TOS + fact, null).map(({ value }) => value);
  }

  /** The texts that a kind of thing has for a fact, one for each language. */
  texts(kind: Kind, fact: string): Literal[] {
    return this.#store
      .getObjects(TOS + kind, TOS + fact, null)
      .flatMap((term) => (term.termType === 'Literal' ? [literalOf(term)] : []));
  }

  /** What the notations of a kind of class look like, where its shape says it. */
  pattern(kind: Kind): Pattern | undefined {
    const notation = this.property(kind, 'notation');
    const field = this.shape(kind).fields.find(
      ({ path }) => singleStep(path)?.predicate === notation,
    );
    return field?.constraints.pattern;
  }

  #one(kind: Kind, fact: string): string {
    const [value, second] = this.properties(kind, fact);
    if (value !== undefined && second === undefined) return value;
    throw new OntologyError(
      `tos:${kind}`,
      `expected one tos:${fact}, got ${second ? 'several' : 'none'}`,
    );
  }
}
