import type { Consequence } from './harvest-rule.ts';
import { hydra } from '../../linked-data/document-vocabulary.ts';
import type { HarvestGraph } from './harvest-graph.ts';

/** What may be wrong with a page, or with the way from one to the next. */
type PageProblem =
  | 'missing'
  | 'large'
  | 'unreadable'
  | 'uncounted'
  | 'foreign'
  | 'first'
  | 'read'
  | 'short'
  | 'repeated';

/** What a harvester does about each; what is not named does not trouble it. */
export type PageRules = Readonly<Partial<Record<PageProblem, Consequence>>>;

/** From so many bytes on CKAN refuses a page, unless its operator says otherwise (ckanext.dcat.max_file_size). */
const LARGE = 50 * 1024 * 1024;

const GATHER = 'ckanext-dcat, harvesters/rdf.py, gather_stage';
const FETCH = 'ckanext-dcat, harvesters/base.py, _get_content_and_type';
const FLOW = 'piveau-consus-importing-rdf, DownloadSource.pagesFlow';
const PAGING = 'piveau-utils, HydraPaging.findPaging';

/** What either does with pages that lead away, or that hold less or more than they say. */
function alike(next: string, list: string): PageRules {
  return {
    foreign: {
      effect: 'stops',
      words: 'is not below the base address: harvesters follow the link, this check does not',
      source: next,
    },
    short: {
      effect: 'stops',
      words:
        'is the last page, and datasets are missing: they are not taken, and deleted where they had been',
      source: list,
    },
    repeated: {
      effect: 'notes',
      words: 'is on more than one page: the last one wins',
      source: list,
    },
  };
}

/** What CKAN does about pages. */
export const ckanPages: PageRules = {
  ...alike('ckanext-dcat, processors.py, next_page', `${GATHER}, _mark_datasets_for_deletion`),
  missing: {
    effect: 'ends',
    words: 'cannot be had: the harvester gives up, and takes nothing of the whole harvest',
    source: `${GATHER}; ${FETCH}`,
  },
  large: {
    effect: 'ends',
    words: 'has 50 MB or more: the harvester gives up, and takes nothing of the whole harvest',
    source: FETCH,
  },
  unreadable: {
    effect: 'ends',
    words: 'cannot be read: the harvester gives up, and takes nothing of the whole harvest',
    source: `${GATHER}: RDFParserException`,
  },
  first: {
    effect: 'stops',
    words: 'is the first page again: the harvester stops, and takes what it has',
    source: `${GATHER}: last_content_hash`,
  },
  read: {
    effect: 'ends',
    words: 'was read before: the harvester goes round for ever, and takes nothing',
    source: `${GATHER}: last_content_hash, which is that of the first page`,
  },
};

const round: Consequence = {
  effect: 'stops',
  words: 'was read before: the harvester goes round for ever, and the harvest has no end',
  source: FLOW,
};

/** What data.europa.eu does about pages. */
export const piveauPages: PageRules = {
  ...alike(PAGING, 'piveau-consus-importing-rdf, list of identifiers'),
  missing: {
    effect: 'stops',
    words: 'cannot be had: the harvest fails here, and takes what it has',
    source: FLOW,
  },
  unreadable: {
    effect: 'stops',
    words: 'cannot be read: the harvest fails here, and takes what it has',
    source: FLOW,
  },
  uncounted: {
    effect: 'stops',
    words: 'does not say how many datasets there are (hydra:totalItems): the harvest fails here',
    source: PAGING,
  },
  first: round,
  read: round,
};

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
