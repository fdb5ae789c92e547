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
  ...['sh:class :A', 'sh:class :A', 'sh:class :A ; sh:maxCount 1', 'sh:or ( [ sh:class :A ] )'],
  ...['sh:class :B', 'sh:or ( [ sh:class :A ] [ sh:class :B ] ) ; sh:maxCount 1'],
];

const arbitraryField = fc
  .record({
    name: fc.constantFrom(...NAMES),
    property: fc.constantFrom(...PROPERTIES),
    range: fc.constantFrom(...RANGES),
    order: fc.integer({ min: 0, max: 9 }),
    way: fc.constantFrom(
      '',
      '',
      '',
      '',
      '',
      '',
      '',
      'sh:inversePath',
      'sh:inversePath',
      'sh:oneOrMorePath',
    ),
    isRequired: fc.integer({ min: 0, max: 9 }).map((chance) => chance > 7),
  })
  .map(({ name, property, range, order, way, isRequired }) => {
    const isLink = /class|IRI/.test(range);
    const path = isLink && way ? `[ ${way} ${property} ]` : property;
    const promise = isRequired ? '; sh:minCount 1' : '';
    return {
      name,
      canLabel: !isLink,
      turtle: `sh:path ${path} ; sh:codeIdentifier "${name}" ; sh:order ${order} ;
        ${range} ${promise} ; sh:description "A field."@en`,
    };
  });

type ArbitraryField = typeof arbitraryField extends fc.Arbitrary<infer Field> ? Field : never;

const arbitraryShape = fc.record({
  fields: fc.uniqueArray(arbitraryField, {
    minLength: 1,
    maxLength: 6,
    selector: ({ name }) => name,
  }),
  hasLabel: fc.boolean(),
});

const arbitraryShapes = fc.array(arbitraryShape, { minLength: 1, maxLength: 3 }).map((shapes) =>
  shapes.map(({ fields, hasLabel }, index) => {
    const label = hasLabel ? fields.find(({ canLabel }) => canLabel) : undefined;
    return shapeTurtle('ABC'.charAt(index), fields, label);
  }),
);

function shapeTurtle(
  name: string,
  fields: readonly ArbitraryField[],
  label: ArbitraryField | undefined,
): string {
  const properties = fields.map((field) => {
    const role = field === label ? '; dash:propertyRole dash:LabelRole' : '';
    return `sh:property [ ${field.turtle} ${role} ]`;
  });
  return `:${name}Shape a sh:NodeShape ; sh:targetClass :${name} ; sh:order 1 ;
    sh:codeIdentifier "${name}${name}" ; varanto:plural "${name.toLowerCase()}s" ;
    varanto:segment "${name.toLowerCase()}" ; sh:description "A shape."@en ;
    ${properties.join(' ;\n')} .`;
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
