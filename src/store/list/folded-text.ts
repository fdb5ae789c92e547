import { plainText } from '../../rdf/datatype.ts';
import type { Collation } from '../../reading/collation.ts';
import type { Value } from '../../reading/view.ts';

/** The text of a value as filters compare it: without case and accents; an address as it is written, folded. */
export function foldedTextOf(value: Value, { fold }: Pick<Collation, 'fold'>): string {
  return fold(value.kind === 'resource' ? value.id : plainText(value));
}

/** What a filter searches for in folded texts. Accents alone fold to nothing, which every text contains: they are searched for as they are. */
export function foldedPart(operand: string, { fold }: Pick<Collation, 'fold'>): string {
  return fold(operand) || operand;
}
