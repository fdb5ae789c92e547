import { fieldsWithRole, type Field, type Model, type Shape } from './model.ts';

/** The link one step up in the hierarchy of a shape, where it has one that leads to its own kind. */
export function parentField(shape: Shape | undefined): Field | undefined {
  const fields = shape ? fieldsWithRole(shape, 'parent') : [];
  return fields.find(({ range }) => range.kind === 'link' && range.shape === shape);
}

/** Resources that are classified, and the hierarchy that they are classified in. */
export interface Classified {
  readonly shape: Shape;
  /** The link to the classes. */
  readonly field: Field;
  readonly classes: Shape;
}

/**
 * The shapes whose resources are classified in a hierarchy. What somebody keeps is left to its keeper, where
 * keepers are classified too.
 */
export function classifiedShapes({ shapes }: Model): Classified[] {
  const all = shapes.flatMap((shape) =>
    fieldsWithRole(shape, 'classification').flatMap((field): Classified[] => {
      const classes = field.range.kind === 'link' ? field.range.shape : undefined;
      return classes && parentField(classes) ? [{ shape, field, classes }] : [];
    }),
  );
  const isKept = ({ shape }: Classified): boolean =>
    fieldsWithRole(shape, 'keeper').some(({ range }) => all.some((other) => isTo(other, range)));
  return all.filter((each) => !isKept(each));
}

function isTo({ shape }: Classified, range: Field['range']): boolean {
  return range.kind === 'link' && range.shape === shape;
}
