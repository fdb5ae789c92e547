import type { Model } from '../model/model.ts';
import { termsOf } from './context.ts';
import { classNames, placesOf } from './places.ts';
import { TermChoice } from './term-choice.ts';
import type { Terms } from './terms.ts';

const NAMES = { id: 'id', type: 'type', address: (id: string) => id };

/** The terms of a model's context, which documents name by its address. */
export function modelTerms(model: Model, context: string): Terms {
  const { everywhere, ofShape } = termsOf(model);
  const classes = model.shapes.map((shape) => [shape.name, { '@id': shape.class }] as const);
  const shared = [...classes, ...everywhere];
  const choice = new TermChoice(new Map(shared));
  const className = classNames(choice, NAMES.address);
  const general = placesOf(choice, NAMES);
  // The term of a class brings the terms of its shape with it where it is a property too (JSON-LD 1.1, section 4.1.8):
  // a datatype there has a name that means the same everywhere.
  const underClass = (predicate: string) =>
    model.shapeOfClass.has(predicate) ? className : undefined;
  const scoped = new Map(
    [...ofShape]
      .filter(([shape, own]) => own.size && className(shape.class) === shape.name)
      .map(([shape, own]) => {
        const inside = new TermChoice(new Map([...shared, ...own]));
        return [shape.class, placesOf(inside, NAMES, underClass)] as const;
      }),
  );
  return {
    ...NAMES,
    context,
    isTypeSet: true,
    className,
    places: (types) => {
      // One type of a resource has a shape. Of several, what is true of all is read alike in any order.
      const [places, second] = types.flatMap((type) => scoped.get(type) ?? []);
      return places && !second ? places : general;
    },
  };
}
