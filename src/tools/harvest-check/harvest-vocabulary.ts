import { vocabulary } from '../../rdf/vocabulary.ts';

// What harvesters look for in any catalogue, whatever it is of. The words of this catalogue come from the ontology alone.

const prefixes = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
};

/** The words of DCAT that harvesters read (DCAT 3, section 6). */
export const dcat = {
  ...vocabulary(prefixes.dcat, 'Catalog', 'CatalogRecord', 'Dataset'),
  ...vocabulary(prefixes.dcat, 'dataset', 'record', 'themeTaxonomy'),
  ...vocabulary(prefixes.dcat, 'distribution', 'keyword', 'theme'),
  contact: `${prefixes.dcat}contactPoint`,
};

/** The one of DCAT-AP itself, and the class of what it points to. */
export const dcatAp = vocabulary(prefixes.dcatap, 'applicableLegislation');
export const eli = vocabulary(prefixes.eli, 'LegalResource');

/** Those of Dublin Core. */
export const dct = {
  ...vocabulary(prefixes.dct, 'title', 'description', 'identifier', 'publisher', 'language'),
  ...vocabulary(prefixes.dct, 'issued', 'modified', 'spatial', 'temporal', 'accessRights'),
  ...vocabulary(prefixes.dct, 'license', 'conformsTo'),
  ...vocabulary(prefixes.dct, 'LinguisticSystem', 'RightsStatement', 'LicenseDocument', 'Standard'),
};

/** Those of FOAF: who publishes, and what a record is about. */
export const foaf = vocabulary(prefixes.foaf, 'Agent', 'name', 'primaryTopic');

/** Those of SKOS: what a theme is. */
export const skos = vocabulary(prefixes.skos, 'Concept', 'ConceptScheme', 'prefLabel');

/** Those of vCard: whom to write to. */
export const vcard = vocabulary(prefixes.vcard, 'Kind', 'fn', 'hasEmail');

/** What the addresses of the European Union's lists begin with (DCAT-AP 3.0.1, controlled vocabularies). */
export const lists = {
  themes: 'http://publications.europa.eu/resource/authority/data-theme/',
  rights: 'http://publications.europa.eu/resource/authority/access-right/',
};

/** A property as people write it: by its prefix. */
export function shortName(address: string): string {
  const [prefix, namespace] =
    Object.entries(prefixes).find(([, each]) => address.startsWith(each)) ?? [];
  return namespace === undefined ? address : `${prefix ?? ''}:${address.slice(namespace.length)}`;
}
