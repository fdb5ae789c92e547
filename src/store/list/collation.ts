import { collatorOf } from '../../rdf/collator.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';
import { visibleText } from '../../rdf/visible-text.ts';
import type { Collation } from '../../reading/collation.ts';
import type { View } from '../../reading/view.ts';
import { fold } from './fold.ts';

/** How a view compares: by default as people of its language do. */
export function collationOf({ collation, language }: View): Collation {
  return collation ?? collationIn(language);
}

const known = new Map<string, Collation>();

function collationIn(language: string): Collation {
  let collation = known.get(language);
  if (!collation) {
    const collator = collatorOf(language);
    collation = {
      compare: (a, b) => collator.compare(a, b),
      fold,
      seen: visibleText,
      isByValue: isOrdered,
    };
    known.set(language, collation);
  }
  return collation;
}
