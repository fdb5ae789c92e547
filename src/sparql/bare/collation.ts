import type { Collation } from '../../reading/collation.ts';
import { integerBounds } from '../../rdf/values/integers.ts';
import { XSD } from '../../rdf/vocabulary.ts';

/** The datatypes whose values every engine orders alike (SPARQL 1.1, section 17.3): numbers, and true and false. */
export const ORDERED_BY_VALUE: ReadonlySet<string> = new Set(
  [...integerBounds.keys(), 'decimal', 'double', 'float', 'boolean'].map((name) => XSD + name),
);

/** How a SPARQL engine compares without a sidecar: texts by code point, in filters without case alone. */
export const plainCollation: Collation = {
  compare: byCodePoint,
  fold: (text) => text.toLowerCase(),
  seen: (text) => text,
  isByValue: (datatype) => ORDERED_BY_VALUE.has(datatype),
};

/** Orders texts by code points (SPARQL 1.1, section 17.3.1): by code units, a sign beyond U+FFFF would come before some below. */
function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let at = 0;
  while (at < length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  if (at === length) return a.length - b.length;
  // What differs in the second half of a pair has the first half in common.
  const [x, y] = [a, b].map((text) => text.codePointAt(isLow(text, at) ? at - 1 : at) ?? 0);
  return (x ?? 0) - (y ?? 0);
}

function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return at > 0 && unit >= 0xdc00 && unit <= 0xdfff;
}
