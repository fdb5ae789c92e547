import type { GroupQuestion } from '../../reading/question.ts';
import type { CountedKey } from '../../store/list/counted-keys.ts';
import type { Pattern } from '../query/query.ts';
import type { AskedList } from './extents.ts';
import type { CountedBy } from './keys.ts';

/** What groups are asked with. */
export interface Grouping {
  readonly list: AskedList;
  readonly question: GroupQuestion;
  readonly keys: readonly CountedBy[];
}

/**
 * From members, of which some patterns are true, to the keys of the groups that they are in; what has no value is in the
 * group of those without. Virtuoso loses keys where a UNION follows what is optional.
 */
export function groupPatterns(
  { list, keys }: Grouping,
  patterns: readonly Pattern[] = [],
): readonly Pattern[] {
  return [
    ...list.members(),
    ...patterns,
    ...keys.map(({ patterns }) => ({ kind: 'optional', patterns }) as const),
  ];
}

/** What distinguishes the groups of a list. */
export function groupName(keys: readonly (CountedKey | null)[]): string {
  return JSON.stringify(
    keys.map((key) => (key === null || typeof key === 'string' ? [key] : [key.id, 0])),
  );
}

/** What the columns of keys have. */
export function kindsOf(keys: readonly CountedBy[]): CountedBy['kinds'] {
  return Object.assign({}, ...keys.map(({ kinds }) => kinds)) as CountedBy['kinds'];
}
