import type { HarvestRule, Look } from './harvest-rule.ts';
import { dcat, dct, foaf, skos, vcard } from './harvest-vocabulary.ts';
import { isNot, lacks, several, undated } from './looks.ts';

/** Of which class, along which properties, what is looked for, and what is said of the node. */
type Row = readonly [of: string, path: readonly string[], look: Look, words: string];

/** What DCAT-AP demands of a node by itself. */
const demanded: readonly Row[] = [
  [dcat.Catalog, [dct.title], lacks, 'has no title'],
  [dcat.Catalog, [dct.description], lacks, 'has no description'],
  [dcat.Catalog, [dct.publisher], lacks, 'has no publisher'],
  [dcat.Catalog, [dct.publisher], several, 'has more than one publisher'],
  [dcat.Catalog, [dct.publisher, foaf.name], lacks, 'has a publisher without a name'],
  [dcat.Dataset, [dct.title], lacks, 'has no title'],
  [dcat.Dataset, [dct.description], lacks, 'has no description'],
  [dcat.Dataset, [dct.publisher], several, 'has more than one publisher'],
  [dcat.Dataset, [dct.publisher, foaf.name], lacks, 'has a publisher without a name'],
  [dcat.Dataset, [dct.accessRights], several, 'has more than one statement of access rights'],
  [dcat.Dataset, [dct.issued], undated, 'has a date of issue that is none'],
  [dcat.Dataset, [dct.modified], undated, 'has a date of change that is none'],
  [dcat.Dataset, [dcat.theme, skos.prefLabel], lacks, 'has a theme without a label'],
  [dcat.CatalogRecord, [foaf.primaryTopic], lacks, 'is a record of nothing'],
  [dcat.CatalogRecord, [foaf.primaryTopic], several, 'is a record of more than one thing'],
  [dcat.CatalogRecord, [dct.modified], lacks, 'is a record without a date'],
  [dcat.CatalogRecord, [dct.modified], undated, 'is a record with a date that is none'],
];

/** What DCAT-AP demands of what a node points to: the classes that must be said. */
const typed: readonly Row[] = [
  [dcat.Catalog, [dct.publisher], isNot(foaf.Agent), 'has a publisher that is not typed as one'],
  [dcat.Dataset, [dct.publisher], isNot(foaf.Agent), 'has a publisher that is not typed as one'],
  [dcat.Dataset, [dcat.contact], isNot(vcard.Kind), 'has a contact that is not typed as one'],
  [dcat.Dataset, [dcat.theme], isNot(skos.Concept), 'has a theme that is not typed as one'],
  [
    dcat.Dataset,
    [dct.language],
    isNot(dct.LinguisticSystem),
    'has a language that is not typed as one',
  ],
  [
    dcat.Dataset,
    [dct.accessRights],
    isNot(dct.RightsStatement),
    'has access rights that are not typed as such',
  ],
];

/** What DCAT-AP 3.0.1 demands: data.europa.eu takes a dataset without it, and calls it not compliant. */
export const dcatApRules: readonly HarvestRule[] = [
  ...demanded.map((row) => fault(row, 'DCAT-AP 3.0.1, shapes.ttl')),
  ...typed.map((row) => fault(row, 'DCAT-AP 3.0.1, range.ttl')),
];

function fault([of, path, look, said]: Row, source: string): HarvestRule {
  const words = `${said} ({path}): it is taken, and does not keep DCAT-AP`;
  return { of, path, look, effect: 'faults', words, source };
}
