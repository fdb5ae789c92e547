import { vocabulary } from '../rdf/vocabulary.ts';

// Pages, dumps and the whole of a catalogue are things of the program, whatever the catalogue is of. Their words stand
// here; those of the catalogue itself come from the ontology alone.

export const HYDRA = 'http://www.w3.org/ns/hydra/core#';

/** Pages of a collection: the terms of today and, after them, those that older harvesters expect (Hydra Core). */
export const hydra = vocabulary(
  HYDRA,
  'Collection',
  'PartialCollectionView',
  'member',
  'totalItems',
  'view',
  'first',
  'previous',
  'next',
  'last',
  'PagedCollection',
  'itemsPerPage',
  'firstPage',
  'previousPage',
  'nextPage',
  'lastPage',
  'Error',
  'statusCode',
  'title',
);

export const VOID = 'http://rdfs.org/ns/void#';

/** What is in a set of triples, and where to have it (VoID, W3C note of 3 March 2011). */
export const voID = vocabulary(
  VOID,
  'Dataset',
  'DatasetDescription',
  'triples',
  'entities',
  'distinctSubjects',
  'distinctObjects',
  'properties',
  'classes',
  'propertyPartition',
  'property',
  'classPartition',
  'class',
  'vocabulary',
  'uriSpace',
  'exampleResource',
  'rootResource',
  'dataDump',
  'feature',
);

/** What VoID requires of any dataset in the terms of Dublin Core (VoID, section 2). */
export const dct = vocabulary(
  'http://purl.org/dc/terms/',
  'title',
  'description',
  'publisher',
  'modified',
  'license',
);

export const foaf = vocabulary('http://xmlns.com/foaf/0.1/', 'primaryTopic');

/** A dataset's version, and the files that it can be had as (DCAT 3). */
export const dcat = vocabulary(
  'http://www.w3.org/ns/dcat#',
  'version',
  'distribution',
  'Distribution',
  'accessURL',
  'downloadURL',
  'mediaType',
);

export const SERVICE_DESCRIPTION = 'http://www.w3.org/ns/sparql-service-description#';

/** The namespace of solutions in XML (SPARQL Query Results XML Format, section 2). */
export const SPARQL_RESULTS = 'http://www.w3.org/2005/sparql-results#';

/** What an endpoint does, and over what (SPARQL 1.1 Service Description). */
export const sd = vocabulary(
  SERVICE_DESCRIPTION,
  'Service',
  'Dataset',
  'Graph',
  'NamedGraph',
  'endpoint',
  'supportedLanguage',
  'SPARQL11Query',
  'resultFormat',
  'defaultDataset',
  'defaultGraph',
  'namedGraph',
  'name',
  'graph',
);

/** The namespace of W3C's addresses for file formats. */
export const SYNTAXES = 'http://www.w3.org/ns/formats/';

/** A media type as IANA's register has it: what `dcat:mediaType` points to. */
export function mediaTypeAddress(mediaType: string): string {
  return `https://www.iana.org/assignments/media-types/${mediaType}`;
}
