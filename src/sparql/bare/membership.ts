import type { Shape } from '../../model/model.ts';
import type { View } from '../../reading/view.ts';
import { some, type Expression, type Names, type Variable } from '../query/query.ts';
import { Membership } from '../translate/membership.ts';

/**
 * Membership in shapes where nobody has checked the data: a resource may have the classes of several shapes, of which none is
 * below the others. Then it has no shape.
 */
export class BareMembership extends Membership {
  readonly #view: View;

  constructor(view: View, names: Names) {
    super(view, names);
    this.#view = view;
  }

  override exactClasses({ class: own }: Shape) {
    const { classes = this.#view.model.classes } = this.#view;
    const allowed = classes.above(own);
    const isOfOwn = (type: string): boolean =>
      this.#shapedAbove(type).every((each) => allowed.has(each));
    const [below, others] = [[] as string[], [] as string[]];
    for (const type of this.#known()) {
      if (!isOfOwn(type)) others.push(type);
      else if (classes.above(type).has(own)) below.push(type);
    }
    return { own: below, others };
  }

  override ofAny(subject: Variable): Expression {
    return some(this.#view.model.shapes.map((shape) => this.exact(shape, subject)));
  }

  /** The classes that have shapes, of one and those above it. */
  #shapedAbove(type: string): readonly string[] {
    const { classes = this.#view.model.classes, model } = this.#view;
    return [...classes.above(type)].filter((each) => model.shapeOfClass.has(each));
  }

  /** Every class by which a resource may have a shape. */
  #known(): ReadonlySet<string> {
    const { classes = this.#view.model.classes, model } = this.#view;
    return new Set([...model.shapeOfClass.keys()].flatMap((type) => [...classes.below(type)]));
  }
}
