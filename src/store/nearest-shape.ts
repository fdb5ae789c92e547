import type { Model, Shape } from '../model/model.ts';
import type { ClassTree } from '../rdf/class-tree.ts';

/** The nearest shape of some classes and those above them; `null` where there is none, or several are as near. */
export function nearestShape(
  types: readonly string[],
  { classes, model }: { readonly classes: ClassTree; readonly model: Model },
): Shape | null {
  const all = classes.ofTypes(types);
  // Most classes have none above.
  if (all.size === 1) return model.shapeOfClass.get(types[0] ?? '') ?? null;
  const shaped = [...all].filter((type) => model.shapeOfClass.has(type));
  const [type, second] = classes.lowest(shaped);
  if (type === undefined || second !== undefined) return null;
  return model.shapeOfClass.get(type) ?? null;
}
