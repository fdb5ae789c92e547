import type { Dialect } from '../load/dialect.ts';
import { loadClassList, loadLinkLists } from './lists.ts';
import { loadMembers } from './members.ts';
import { countTexts, loadNames } from './names.ts';
import { fill } from './reads.ts';
import { loadHaving, loadMentions, loadStatements, lookUp } from './statements.ts';

/** How somebody else's engine is read: over statements alone. Nobody says when they change. */
export const bareDialect: Dialect = {
  fill,
  lookUp,
  loadStatements,
  loadMentions,
  loadHaving,
  loadMembers: (shape, loading) => loadMembers(shape, loading),
  loadClassList,
  loadLinkLists,
  countTexts,
  loadNames,
  check: () => Promise.resolve(),
};
