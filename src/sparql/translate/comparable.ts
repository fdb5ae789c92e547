import type { Field } from '../../model/model.ts';
import type { Operand } from '../../reading/condition.ts';
import { XSD, xsd } from '../../rdf/vocabulary.ts';
import type { Term } from '../query/query.ts';

/** The datatypes whose values engines compare as the catalogue does: SPARQL 1.1, section 17.3, and days. */
const COMPARED: ReadonlySet<string> = new Set([
  ...['integer', 'nonNegativeInteger', 'positiveInteger', 'int', 'long', 'short', 'decimal']
    .concat(['double', 'float', 'boolean', 'dateTime', 'date'])
    .map((name) => XSD + name),
]);

/** The datatype by which SPARQL compares the values of a field; `undefined` where it does not. */
export function comparedType({ range }: Field): string | undefined {
  if (range.kind !== 'literal' || !COMPARED.has(range.datatype)) return undefined;
  return range.datatype;
}

/** An operand as a term of a datatype; a whole number is one as such. */
export function operandTerm(operand: Operand, datatype: string): Term {
  const isWhole = typeof operand === 'number' && Number.isInteger(operand);
  return { kind: 'text', value: String(operand), datatype: isWhole ? xsd.integer : datatype };
}
