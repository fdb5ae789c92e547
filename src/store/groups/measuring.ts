import type { Measure } from '../../reading/question.ts';
import type { Resource } from '../../reading/view.ts';
import { inPieces, type Work } from '../../reading/work.ts';
import { compareTotally } from '../../rdf/compare-literals.ts';
import { canonicalText } from '../../rdf/datatype.ts';
import type { Literal } from '../../rdf/literal.ts';
import { ExactSum } from '../../rdf/exact-sum.ts';
import { keysOf, shownKeysOf, type CountedKey } from '../list/counted-keys.ts';

/** The resources that a figure is of, and the languages that their texts are shown in. */
interface Measured {
  readonly members: readonly Resource[];
  readonly languages: readonly string[];
}

/** A figure of some resources: a number of values, a literal's text or a sum; `undefined` where there is no value. */
export function* measuring(
  { kind, field }: Measure,
  { members, languages }: Measured,
): Work<number | string | undefined> {
  switch (kind) {
    case 'countDistinct': {
      const keys = new Set<CountedKey>();
      const isText = field.range.kind === 'text';
      yield* inPieces(members, 1, (resource) => {
        const own = isText ? shownKeysOf(resource, field, languages) : keysOf(resource, field);
        for (const key of own) keys.add(key);
      });
      return keys.size;
    }
    case 'sum': {
      const sum = new ExactSum();
      yield* inPieces(members, 2, (resource) => {
        for (const literal of resource.literals(field)) sum.add(literal);
      });
      return sum.total;
    }
    default: {
      const isBeyond = (order: number): boolean => (kind === 'min' ? order < 0 : order > 0);
      let found: Literal | undefined;
      yield* inPieces(members, 2, (resource) => {
        for (const literal of resource.literals(field))
          if (!found || isBeyond(compareTotally(literal, found))) found = literal;
      });
      return found && canonicalText(found);
    }
  }
}
