import type { Shape } from '../../model/model.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import type { View } from '../../reading/view.ts';
import {
  address,
  among,
  every,
  exists,
  filter,
  not,
  some,
  triple,
  type Expression,
  type Names,
  type Variable,
} from '../query/query.ts';

/** Which classes make a resource one of a shape, as far as they are used. */
interface Classes {
  /** It has one of these. */
  readonly own: readonly string[];
  /** It has none of these, which would make it one of another shape. */
  readonly others: readonly string[];
}

/** Membership in shapes as statements of types: nearest shapes follow from which classes are below which. */
export class Membership {
  readonly #view: View;
  readonly #names: Names;

  constructor(view: View, names: Names) {
    this.#view = view;
    this.#names = names;
  }

  /** The resources whose nearest shape is this one. */
  exact(shape: Shape, subject: Variable): Expression {
    return this.#of(subject, this.exactClasses(shape));
  }

  /** The resources of a shape, or of one that is below it. */
  atOrBelow(shape: Shape, subject: Variable): Expression {
    const { shapes } = this.#view.model;
    const meant = shapes.filter((each) => each === shape || each.above.includes(shape));
    return some(meant.map((each) => this.exact(each, subject)));
  }

  /** The resources of any shape. */
  ofAny(subject: Variable): Expression {
    const own = this.#shaped(() => true);
    return this.#of(subject, { own, others: [] });
  }

  /**
   * The classes by which a shape is a resource's nearest. Of the shapes of a resource one is the lowest: where there are two,
   * the catalogue is not served. So those below are the others.
   */
  exactClasses({ class: type }: Shape): Classes {
    const { classes = this.#view.model.classes } = this.#view;
    const below = classes.below(type);
    const others = this.#shaped(
      (each) => each !== type && below.has(each) && !classes.above(type).has(each),
    );
    const own = [...below].filter((each) => !others.includes(each) && this.#isUsed(each));
    return { own: own.length ? own : [type], others };
  }

  /** That a resource has none of some classes. */
  without(subject: Variable, others: readonly string[]): Expression {
    const type = this.#names.next();
    const isOther = filter(among(type, others.map(address)));
    return not(exists(triple(subject, rdf.type, type), isOther));
  }

  #of(subject: Variable, { own, others }: Classes): Expression {
    const type = this.#names.next();
    const [only, second] = own;
    const isOwn =
      only !== undefined && second === undefined
        ? exists(triple(subject, rdf.type, address(only)))
        : exists(triple(subject, rdf.type, type), filter(among(type, own.map(address))));
    return every([isOwn, ...(others.length ? [this.without(subject, others)] : [])]);
  }

  #isUsed(type: string): boolean {
    // Where nobody has counted, any may be.
    return this.#view.figures?.classes.has(type) ?? true;
  }

  /** The used classes at or below those of shapes that a test picks. */
  #shaped(isMeant: (type: string) => boolean): string[] {
    const { classes = this.#view.model.classes, model } = this.#view;
    const meant = [...model.shapeOfClass.keys()].filter(isMeant);
    const all = new Set(meant.flatMap((type) => [...classes.below(type)]));
    return [...all].filter((type) => this.#isUsed(type));
  }
}
