/** The terms of a namespace, by their local names. */
export function vocabulary<Local extends string>(
  namespace: string,
  ...locals: readonly Local[]
): Readonly<Record<Local, string>> {
  return Object.fromEntries(locals.map((local) => [local, namespace + local])) as Readonly<
    Record<Local, string>
  >;
}

export const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
export const SHACL = 'http://www.w3.org/ns/shacl#';
export const DASH = 'http://datashapes.org/dash#';
/** Of DASH too: which shapes GraphQL shows. */
export const GRAPHQL = DASH.replace('dash#', 'graphql#');
export const VARANTO = 'https://w3id.org/varanto#';
/** What kinds of request are declared with. */
export const REQUEST = 'https://w3id.org/varanto/request#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';

export const rdf = vocabulary(RDF, 'type', 'value', 'first', 'rest', 'nil', 'langString');

export const rdfs = vocabulary(
  'http://www.w3.org/2000/01/rdf-schema#',
  'subClassOf',
  'Class',
  'Literal',
  'label',
  'comment',
  'seeAlso',
);

export const owl = {
  Class: 'http://www.w3.org/2002/07/owl#Class',
  deprecated: 'http://www.w3.org/2002/07/owl#deprecated',
} as const;

export const xsd = vocabulary(
  XSD,
  ...(['string', 'boolean', 'integer', 'double', 'float', 'gYear', 'gYearMonth'] as const),
);

export const dash = vocabulary(DASH, 'propertyRole', 'LabelRole', 'hidden');

/** Which shapes and classes DASH's GraphQL schemas show. */
export const graphql = vocabulary(
  GRAPHQL,
  'name',
  'publicShape',
  'publicClass',
  'privateShape',
  'privateClass',
);

/** The annotations that SHACL has no word for. */
export const varanto = vocabulary(
  VARANTO,
  'plural',
  'pluralName',
  'segment',
  'searched',
  'listed',
  'schemaOrg',
  'anySize',
  'valueName',
  'enum',
  'inherits',
  'profile',
  'template',
  'formerStatus',
  'requestKind',
);

/** The class of kinds of request. */
export const REQUEST_KIND = `${REQUEST}Kind`;

/** The properties of a kind of request. */
export const request = vocabulary(
  REQUEST,
  ...(['order', 'byDefault', 'surestCue', 'strongCue', 'cue'] as const),
  ...(['weakCue', 'askerWord', 'idleWord'] as const),
  ...(['subject', 'draft', 'legalSource'] as const),
);

/** The one class of a catalogue that the program knows: the view for harvesters lists its resources. */
export const dcat = vocabulary('http://www.w3.org/ns/dcat#', 'Dataset');

/** What a catalogue states of itself, whatever it is of: the language of its texts. */
export const dct = vocabulary('http://purl.org/dc/terms/', 'language');

export const sh = vocabulary(
  SHACL,
  'NodeShape',
  'PropertyShape',
  'PropertyGroup',
  'group',
  'targetClass',
  'targetNode',
  'targetSubjectsOf',
  'targetObjectsOf',
  'node',
  'not',
  'and',
  'xone',
  'flags',
  'closed',
  'ignoredProperties',
  'defaultValue',
  'deactivated',
  'qualifiedValueShapesDisjoint',
  'property',
  'path',
  'codeIdentifier',
  'order',
  'name',
  'description',
  'severity',
  'Violation',
  'Warning',
  'Info',
  'message',
  'IRI',
  'BlankNode',
  'BlankNodeOrIRI',
  'Literal',
  'class',
  'or',
  'datatype',
  'nodeKind',
  'uniqueLang',
  'qualifiedValueShape',
  'inversePath',
  'alternativePath',
  'oneOrMorePath',
  'zeroOrMorePath',
  'zeroOrOnePath',
  'rule',
  'TripleRule',
  'subject',
  'predicate',
  'object',
  'condition',
  'this',
  'nodes',
);
