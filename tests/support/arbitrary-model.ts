import fc from 'fast-check';
import type { Model } from '../../src/model/model.ts';
import { OntologyError } from '../../src/model/ontology-error.ts';
import { modelOf } from './turtle.ts';

/** Names that mean something to JavaScript, to JSON-LD or to addresses, and some of one length. */
const NAMES = [
  ...[
    'name',
    'title',
    'constructor',
    'toString',
    'valueOf',
    'isPrototypeOf',
    'propertyIsEnumerable',
  ],
  ...[
    'urn',
    'mailto',
    'doi',
    'geo',
    'tel',
    'http',
    'https',
    'graph',
    'context',
    'value',
    'language',
    'a',
    'b',
    'c',
  ],
];

/** Few properties, so that several fields have the same one; one of them is a class as well. */
const PROPERTIES = [':p', ':q', ':r', ':s', ':A', ':urn', '<urn-of-a-kind/x>'];

const RANGES = [
  'sh:datatype rdf:langString ; sh:uniqueLang true',
  'sh:datatype rdf:langString',
  'sh:datatype rdf:langString ; sh:maxCount 1',
  ...['string', 'integer', 'boolean', 'decimal', 'double', 'date', 'anyURI'].flatMap((datatype) => [
    `sh:datatype xsd:${datatype}`,
    `sh:datatype xsd:${datatype} ; sh:maxCount 1`,
  ]),
  ...['sh:nodeKind sh:IRI', 'sh:nodeKind sh:IRI ; sh:maxCount 1'],
  ...['sh:class :A', 'sh:class :A ; sh:maxCount 1', 'sh:or ( [ sh:class :A ] )'],
];

const arbitraryField = fc
  .tuple(
    fc.constantFrom(...NAMES),
    fc.constantFrom(...PROPERTIES),
    fc.constantFrom(...RANGES),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([name, property, range, chance]) => {
    const isLink = /class|IRI/.test(range);
    const path = isLink && chance > 7 ? `[ sh:inversePath ${property} ]` : property;
    return {
      name,
      turtle: `sh:property [ sh:path ${path} ; sh:codeIdentifier "${name}" ; sh:order ${chance} ;
        ${range} ; sh:description "A field."@en ]`,
    };
  });

const arbitraryShapes = fc
  .array(
    fc.uniqueArray(arbitraryField, { minLength: 1, maxLength: 6, selector: ({ name }) => name }),
    { minLength: 1, maxLength: 3 },
  )
  .map((shapes) => shapes.map((fields, index) => shapeTurtle('ABC'.charAt(index), fields)));

function shapeTurtle(name: string, fields: readonly { turtle: string }[]): string {
  return `:${name}Shape a sh:NodeShape ; sh:targetClass :${name} ; sh:order 1 ;
    sh:codeIdentifier "${name}${name}" ; varanto:plural "${name.toLowerCase()}s" ;
    varanto:segment "${name.toLowerCase()}" ; sh:description "A shape."@en ;
    ${fields.map(({ turtle }) => turtle).join(' ;\n')} .`;
}

/** Random small ontologies: the same name for several properties, several names for the same. */
export const arbitraryModel: fc.Arbitrary<Model> = arbitraryShapes
  .map((shapes) => sound(shapes.join('\n')))
  .filter((model) => model !== undefined);

function sound(turtle: string): Model | undefined {
  try {
    return modelOf(turtle);
  } catch (error) {
    if (error instanceof OntologyError) return undefined;
    throw error;
  }
}
