import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';
import { TERMS } from '../support/turtle.ts';

const yearOf = (range: string): Change => [['sh:datatype xsd:integer ;', range]];

const ranges: Mistake[] = [
  [
    'an unknown datatype',
    yearOf('sh:datatype xsd:hexBinary ;'),
    'Painting.year: the datatype <http://www.w3.org/2001/XMLSchema#hexBinary> is unknown',
  ],
  [
    'a class without a shape',
    yearOf('sh:class :Year ;'),
    `Painting.year: the class <${TERMS}Year> has no shape`,
  ],
  [
    'a choice of a class without a shape',
    yearOf('sh:or ( [ sh:class :Artist ] [ sh:class :Year ] ) ;'),
    `Painting.year: the class <${TERMS}Year> has no shape`,
  ],
  [
    'a qualified class without a shape',
    yearOf('sh:qualifiedValueShape [ sh:class :Year ] ; sh:qualifiedMinCount 0 ;'),
    `Painting.year: the class <${TERMS}Year> has no shape`,
  ],
  [
    'a choice of no class',
    yearOf('sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] ) ;'),
    'Painting.year, sh:or: takes shapes of the form [ sh:class … ] alone',
  ],
  [
    'a choice of a class and more',
    yearOf('sh:or ( [ sh:class :Artist ; sh:nodeKind sh:IRI ] ) ;'),
    'Painting.year, sh:or: takes shapes of the form [ sh:class … ] alone',
  ],
  [
    'a qualified shape of no class',
    yearOf('sh:qualifiedValueShape [ sh:nodeKind sh:IRI ] ;'),
    'Painting.year, sh:qualifiedValueShape: takes shapes of the form',
  ],
  ['literals of any kind', yearOf('sh:nodeKind sh:Literal ;'), 'Painting.year: has no range'],
  [
    'blank nodes',
    yearOf('sh:nodeKind sh:BlankNode ;'),
    'Painting.year, sh:nodeKind: refuses <http://www.w3.org/ns/shacl#BlankNode>',
  ],
  [
    'a class that is a text',
    yearOf('sh:class "Artist" ;'),
    'Painting.year, sh:class: expected an address, got "Artist"',
  ],
  [
    'a class of a shape that has no http address',
    [['sh:targetClass :Painting', 'sh:targetClass <urn:painting>']],
    'Painting: the class <urn:painting> is no http address',
  ],
];

describe('the range of a property shape', () => {
  it.each(ranges)('is not %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });
});
