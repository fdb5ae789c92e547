import type { Field, Shape } from '../model/model.ts';
import { isInRange } from '../rdf/datatype.ts';
import type { Literal } from '../rdf/literal.ts';
import { xsd } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';

/** Whether a value is in the range of a field: the others are passed over. */
export function fits(value: Value, { range }: Field): boolean {
  switch (range.kind) {
    case 'link':
      return value.kind === 'resource' && isOfShape(value, range.shape);
    case 'node':
      return value.kind === 'resource' && value.shape !== undefined;
    case 'iri':
      return value.kind === 'resource' && (range.enum?.names.has(value.id) ?? true);
    case 'text':
      return value.kind === 'literal' && isText(value, range.isPlainToo);
    // A value that its scalar does not have is no value of the field, though the data may only have earned a warning.
    case 'literal':
      return value.kind === 'literal' && isInRange(range, value);
  }
}

/** A resource of a shape below another one is of that one too. */
function isOfShape({ shape }: Resource, wanted: Shape): boolean {
  return shape === wanted || (shape?.above.includes(wanted) ?? false);
}

function isText({ language, datatype }: Literal, isPlainToo = false): boolean {
  return language !== '' || (isPlainToo && datatype === xsd.string);
}
