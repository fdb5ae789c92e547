import { hydra } from '../../linked-data/document-vocabulary.ts';
import { calledInCkan } from './ckan-looks.ts';
import { ckanRules } from './ckan-rules.ts';
import type { HarvestGraph, HarvestNode } from './harvest-graph.ts';
import type { HarvestRule } from './harvest-rule.ts';
import { ckanPages, piveauPages, type PageRules } from './page-rules.ts';
import { identifierOf, piveauRules } from './piveau-rules.ts';

/** A program that takes catalogues of others. */
export interface Harvester {
  readonly name: string;
  readonly software: string;
  /** The address of the next page, as it finds it in a page. */
  readonly next: (page: HarvestGraph) => string | undefined;
  /** What it knows a dataset by at the next harvest. */
  readonly identify: (dataset: HarvestNode) => string;
  /** What a dataset is called there; `language` is the one that the harvester prefers. */
  readonly call: (dataset: HarvestNode, language: string) => string;
  readonly rules: readonly HarvestRule[];
  readonly pages: PageRules;
}

/** The harvesters whose ways are known here. */
export const harvesters: readonly Harvester[] = [
  {
    name: 'CKAN',
    software: 'ckanext-dcat',
    next: nextForCkan,
    identify: ({ id }) => id,
    call: calledInCkan,
    rules: ckanRules,
    pages: ckanPages,
  },
  {
    name: 'data.europa.eu',
    software: 'piveau, DCAT-AP 3.0.1',
    next: nextForPiveau,
    identify: identifierOf,
    call: identifierOf,
    rules: piveauRules,
    pages: piveauPages,
  },
];

/** ckanext-dcat, processors.py, next_page: the first link of whichever kind. */
function nextForCkan(page: HarvestGraph): string | undefined {
  return [hydra.PartialCollectionView, hydra.PagedCollection]
    .flatMap((type) => page.ofClass(type))
    .flatMap((node) => [...node.texts(hydra.next), ...node.texts(hydra.nextPage)])[0];
}

/** piveau-utils, HydraPaging.findPaging: the first node of the older kind, else of the newer one, and its link alone. */
function nextForPiveau(page: HarvestGraph): string | undefined {
  const [older] = page.ofClass(hydra.PagedCollection);
  if (older) return older.texts(hydra.nextPage)[0];
  return page.ofClass(hydra.PartialCollectionView)[0]?.texts(hydra.next)[0];
}
