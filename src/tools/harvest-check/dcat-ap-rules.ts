import type { HarvestRule, Look } from './harvest-rule.ts';
import { dcat, dcatAp, dct, eli, foaf, shortName, skos, vcard } from './harvest-vocabulary.ts';
import { isNot, lacks, several, textless, undated } from './looks.ts';

/** Of which class, along which properties, what is looked for, and what is said of the node. */
type Row = readonly [of: string, path: readonly string[], look: Look, words: string];

/** What DCAT-AP demands of a node by itself. */
const demanded: readonly Row[] = [
  [dcat.Catalog, [dct.title], lacks, 'has no title'],
  [dcat.Catalog, [dct.description], lacks, 'has no description'],
  [dcat.Catalog, [dct.publisher], lacks, 'has no publisher'],
  [dcat.Catalog, [dct.publisher], several, 'has more than one publisher'],
  [dcat.Catalog, [dct.modified], several, 'has more than one date of change'],
  [dcat.Catalog, [dct.modified], undated, 'has a date of change that is none'],
  [dcat.Dataset, [dct.title], lacks, 'has no title'],
  [dcat.Dataset, [dct.description], lacks, 'has no description'],
  [dcat.Dataset, [dct.publisher], several, 'has more than one publisher'],
  [dcat.Dataset, [dct.publisher, foaf.name], lacks, 'has a publisher without a name'],
  [dcat.Dataset, [dct.accessRights], several, 'has more than one statement of access rights'],
  [dcat.Dataset, [dct.issued], undated, 'has a date of issue that is none'],
  [dcat.Dataset, [dct.modified], undated, 'has a date of change that is none'],
  [dcat.CatalogRecord, [foaf.primaryTopic], lacks, 'is a record of nothing'],
  [dcat.CatalogRecord, [foaf.primaryTopic], several, 'is a record of more than one thing'],
  [dcat.CatalogRecord, [dct.modified], lacks, 'is a record without a date'],
  [dcat.CatalogRecord, [dct.modified], several, 'is a record with more than one date'],
  [dcat.CatalogRecord, [dct.modified], undated, 'is a record with a date that is none'],
  [dcat.CatalogRecord, [dct.conformsTo], several, 'is a record that keeps more than one profile'],
  [foaf.Agent, [foaf.name], lacks, 'is an agent without a name'],
  [skos.Concept, [skos.prefLabel], lacks, 'is a concept without a label'],
  [skos.ConceptScheme, [dct.title], lacks, 'is a concept scheme without a title'],
];

/** What must be texts, and neither addresses nor blank nodes. */
const texts: readonly (readonly [of: string, property: string])[] = [
  ...[dct.title, dct.description].map((property) => [dcat.Catalog, property] as const),
  ...[dct.title, dct.description, dct.identifier, dcat.keyword].map(
    (property) => [dcat.Dataset, property] as const,
  ),
  [foaf.Agent, foaf.name],
  [skos.Concept, skos.prefLabel],
  [skos.ConceptScheme, dct.title],
];

/** Of which class a node must be that another one points to. */
const typed: readonly (readonly [of: string, property: string, type: string])[] = [
  [dcat.Catalog, dcat.dataset, dcat.Dataset],
  [dcat.Catalog, dcat.record, dcat.CatalogRecord],
  [dcat.Catalog, dct.publisher, foaf.Agent],
  [dcat.Catalog, dct.language, dct.LinguisticSystem],
  [dcat.Catalog, dct.license, dct.LicenseDocument],
  [dcat.Catalog, dcat.themeTaxonomy, skos.ConceptScheme],
  [dcat.Catalog, dcatAp.applicableLegislation, eli.LegalResource],
  [dcat.Dataset, dct.publisher, foaf.Agent],
  [dcat.Dataset, dcat.contact, vcard.Kind],
  [dcat.Dataset, dcat.theme, skos.Concept],
  [dcat.Dataset, dct.language, dct.LinguisticSystem],
  [dcat.Dataset, dct.accessRights, dct.RightsStatement],
  [dcat.Dataset, dcatAp.applicableLegislation, eli.LegalResource],
  [dcat.CatalogRecord, foaf.primaryTopic, dcat.Dataset],
  [dcat.CatalogRecord, dct.language, dct.LinguisticSystem],
  [dcat.CatalogRecord, dct.conformsTo, dct.Standard],
];

/** What DCAT-AP 3.0.1 demands: data.europa.eu takes a dataset without it, and calls it not compliant. */
export const dcatApRules: readonly HarvestRule[] = [
  ...demanded.map((row) => fault(row, 'DCAT-AP 3.0.1, shapes.ttl')),
  ...texts.map(([of, property]) =>
    fault([of, [property], textless, 'has a text that is an address'], 'DCAT-AP 3.0.1, shapes.ttl'),
  ),
  ...typed.map(([of, property, type]) =>
    fault(
      [of, [property], isNot(type), `points to what is no ${shortName(type)}`],
      'DCAT-AP 3.0.1, range.ttl',
    ),
  ),
];

function fault([of, path, look, said]: Row, source: string): HarvestRule {
  const words = `${said} ({path}): it is taken, and violates DCAT-AP`;
  return { of, path, look, effect: 'faults', words, source };
}
