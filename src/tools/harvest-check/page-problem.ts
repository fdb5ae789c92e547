import { hydra } from '../document-vocabulary.ts';
import type { HarvestGraph } from './harvest-graph.ts';
import type { Consequence } from './harvest-rule.ts';
import { LARGE, type PageProblem, type PageRules } from './page-rules.ts';

/** A page as it came. */
export interface Fetched {
  /** `undefined` where there is none. */
  readonly text: string | undefined;
  /** `undefined` where the text is no RDF. */
  readonly graph: HarvestGraph | undefined;
}

/** How a harvester came to a page. */
interface Way {
  readonly at: string;
  readonly base: string;
  /** The text of its first page. */
  readonly first: string | undefined;
  /** The addresses of the pages that it has read. */
  readonly read: ReadonlySet<string>;
}

/** How many datasets a page says that there are in all (Hydra Core, section 5.2). */
export function totalOf(page: HarvestGraph): number | undefined {
  const [text] = page
    .ofClass(hydra.PagedCollection)
    .flatMap((node) => node.texts(hydra.totalItems));
  return text === undefined ? undefined : Number(text);
}

/** What can be wrong with a page, in the order in which a harvester would come to know. */
const problems: readonly (readonly [PageProblem, (fetched: Fetched, way: Way) => boolean])[] = [
  ['foreign', (_, { at, base }) => !at.startsWith(base)],
  ['missing', ({ text }) => text === undefined],
  ['first', ({ text }, { first }) => text === first],
  ['read', (_, { at, read }) => read.has(at)],
  ['large', ({ text = '' }) => Buffer.byteLength(text) >= LARGE],
  ['unreadable', ({ graph }) => graph === undefined],
  ['uncounted', ({ graph }) => graph !== undefined && isUncounted(graph)],
];

/** What comes of the first problem with a page that troubles a harvester; `undefined` where none does. */
export function pageProblem(fetched: Fetched, way: Way, rules: PageRules): Consequence | undefined {
  const found = problems.find(([problem, is]) => rules[problem] && is(fetched, way));
  return found && rules[found[0]];
}

function isUncounted(page: HarvestGraph): boolean {
  return page.ofClass(hydra.PagedCollection).length > 0 && totalOf(page) === undefined;
}
