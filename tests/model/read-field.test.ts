import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';

const yearOf = (range: string): Change => [['sh:datatype xsd:integer ;', range]];

const ranges: Mistake[] = [
  [
    'an unknown datatype',
    yearOf('sh:datatype xsd:year ;'),
    'Painting.year: the datatype <http://www.w3.org/2001/XMLSchema#year> is unknown',
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
