import { isLink } from '../../model/model.ts';
import type { Collation } from '../../reading/collation.ts';
import type { GroupBy, GroupLevel, GroupQuestion, Measure } from '../../reading/question.ts';
import type { View } from '../../reading/view.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { collationOf } from '../list/collation.ts';
import { named } from '../list/counted-keys.ts';
import { comparer } from '../list/order.ts';
import type { Key } from './tallies.ts';

/** What the place of a group depends on. */
export interface OrderedGroup {
  readonly ownKeys: readonly Key[];
  readonly count: number;
  measure(measure: Measure): number | string | undefined;
}

type Compare = (a: OrderedGroup, b: OrderedGroup) => number;

/** The order that a question asks for; after its levels larger groups come first, then the keys decide, each as its values are ordered. */
export function groupOrder({ by, order, languages }: GroupQuestion, view: View): Compare {
  const collation = collationOf(view);
  const keys = by.map((each, index) => {
    const compare = keyComparer(each, { languages, collation });
    return (isDown: boolean): Compare =>
      (a, b) =>
        missingLast(a.ownKeys[index] ?? null, b.ownKeys[index] ?? null, { compare, isDown });
  });
  const levels = order.map((level) => levelComparer(level, { keys, collation }));
  const rest: Compare[] = [(a, b) => b.count - a.count, ...keys.map((make) => make(false))];
  const all = [...levels, ...rest];
  return (a, b) => {
    for (const compare of all) {
      const found = compare(a, b);
      if (found) return found;
    }
    return 0;
  };
}

interface Directed<Item> {
  readonly compare: (a: Item, b: Item) => number;
  readonly isDown: boolean;
}

/** What is missing comes last, up as well as down. */
function missingLast<Item>(
  a: Item | null | undefined,
  b: Item | null | undefined,
  { compare, isDown }: Directed<Item>,
): number {
  if (a == null || b == null) return Number(a == null) - Number(b == null);
  return isDown ? -compare(a, b) : compare(a, b);
}

function levelComparer(
  level: GroupLevel,
  { keys, collation }: { keys: readonly ((isDown: boolean) => Compare)[]; collation: Collation },
): Compare {
  const { isDown } = level;
  if (level.kind === 'count') return (a, b) => (isDown ? b.count - a.count : a.count - b.count);
  if (level.kind === 'key') return keys[level.index]?.(isDown) ?? (() => 0);
  const { measure } = level;
  const compare = figureComparer(measure, collation);
  return (a, b) => missingLast(a.measure(measure), b.measure(measure), { compare, isDown });
}

function figureComparer({ kind, field: { range } }: Measure, collation: Collation) {
  if (kind === 'countDistinct' || kind === 'sum')
    return (a: number | string, b: number | string) => Number(a) - Number(b);
  const texts = comparer(range.kind === 'literal' ? range.datatype : '', collation);
  return (a: number | string, b: number | string) => texts(String(a), String(b));
}

const PART_TYPES = { year: xsd.gYear, month: xsd.gYearMonth } as const;

/** By value where a datatype has an order, else by label; what is alike there by its text. */
function keyComparer(
  { field, part }: GroupBy,
  { languages, collation }: { languages: readonly string[]; collation: Collation },
): (a: NonNullable<Key>, b: NonNullable<Key>) => number {
  const { range } = field;
  const datatype = part ? PART_TYPES[part] : range.kind === 'literal' ? range.datatype : '';
  const compare = comparer(datatype, collation);
  const known = new Map<NonNullable<Key>, { readonly value: string; readonly label: string }>();
  const namesOf = (key: NonNullable<Key>) => {
    let names = known.get(key);
    if (!names) {
      // An address that is a value and no link is its own label.
      const isAddress = typeof key !== 'string' && !isLink(field);
      names = isAddress ? { value: key.id, label: key.id } : named(key, languages);
      known.set(key, names);
    }
    return names;
  };
  return (one, other) => {
    const [a, b] = [namesOf(one), namesOf(other)];
    return compare(a.label, b.label) || compareTexts(a.value, b.value);
  };
}
