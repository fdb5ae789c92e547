import { dcatApRules } from './dcat-ap-rules.ts';
import type { HarvestNode } from './harvest-graph.ts';
import type { HarvestRule, Look } from './harvest-rule.ts';
import { dcat, dct, foaf, lists } from './harvest-vocabulary.ts';
import { blank, noneFrom, replaces, unnamed, unreachable } from './looks.ts';
import { qualityRules } from './quality-rules.ts';

/** What data.europa.eu knows a dataset by: its identifier, else its address (piveau-utils, JenaUtils.findIdentifier). */
export function identifierOf(dataset: HarvestNode): string {
  return dataset.texts(dct.identifier)[0] ?? dataset.id;
}

const unidentified: Look = ({ node }) => (identifierOf(node).trim() === '' ? [node.id] : []);

const IMPORT = 'piveau-consus-importing-rdf, DownloadSource.datasetsFlow';

/** What data.europa.eu looks at: the harvester (piveau), the rules of DCAT-AP, and the assessment of quality, in this order. */
export const piveauRules: readonly HarvestRule[] = [
  {
    of: dcat.Dataset,
    path: [dct.identifier],
    look: unidentified,
    effect: 'skips',
    words: 'has an empty identifier ({path}): it is passed over',
    source: IMPORT,
  },
  {
    of: dcat.Dataset,
    path: [dct.identifier],
    look: replaces,
    effect: 'skips',
    words: 'has the identifier ({path}) of another dataset: one of the two is lost',
    source: `${IMPORT}; JenaUtils.findIdentifier`,
  },
  ...dcatApRules,
  {
    of: dcat.Dataset,
    path: [dct.title],
    look: blank,
    effect: 'notes',
    words: 'has a blank title ({path}): it is taken, with nothing to read for a title',
    source: 'DCAT-AP 3.0.1, Dataset: title',
  },
  {
    of: dcat.Dataset,
    path: [foaf.primaryTopic],
    look: unnamed,
    effect: 'notes',
    words: 'has no catalogue record ({path}): the date of its last change is missing',
    source: 'DCAT-AP 3.0.1, Catalogue Record',
  },
  {
    of: dcat.Dataset,
    path: [dcat.theme],
    look: noneFrom(lists.themes),
    effect: 'notes',
    words: `is not found by theme ({path}): the portal searches by the list of the European Union alone (${lists.themes})`,
    source: 'DCAT-AP 3.0.1, controlled vocabularies; vrk-kpa/opendata issue 3296',
  },
  {
    of: dcat.Catalog,
    path: [],
    look: unreachable,
    effect: 'notes',
    words: 'has an address that this machine alone can reach: set --base-url or BASE_URL',
    source: 'piveau-consus-importing-rdf, DownloadSource.pagesFlow',
  },
  ...qualityRules,
];
