import { getNamedType, isInputObjectType, type GraphQLInputType } from 'graphql';
import { refusal } from './refusal.ts';

/** A value of an input type, after coercion. */
interface Input {
  readonly value: unknown;
  readonly type: GraphQLInputType;
}

const LINK = 10;
const COMBINING = ['and', 'or', 'not'];

/** What a filter costs: each of its input objects 1, and 10 more for each link that it stands behind. */
export function filterCost(input: Input, mostLinks: number): number {
  return costOf(input, 0);

  function costOf({ value, type }: Input, links: number): number {
    if (links > mostLinks)
      throw refusal(
        'QUERY_TOO_DEEP',
        `A filter follows at most ${mostLinks} links, this one follows more. Begin at a type that is nearer to what is filtered by.`,
      );
    if (Array.isArray(value))
      return total(value.map((each) => costOf({ value: each, type }, links)));
    const named = getNamedType(type);
    if (!isInputObjectType(named) || typeof value !== 'object' || !value) return 0;
    const fields = named.getFields();
    const inner = Object.entries(value).map(([name, each]: [string, unknown]) => {
      const field = fields[name];
      if (!field) return 0;
      const further = isFilter(field.type) && !COMBINING.includes(name) ? 1 : 0;
      return costOf({ value: each, type: field.type }, links + further);
    });
    return 1 + LINK * links + total(inner);
  }
}

/** Whether a type filters resources: such filters can be combined, those of values cannot. */
function isFilter(type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  return isInputObjectType(named) && COMBINING.every((name) => name in named.getFields());
}

function total(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
