import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';
import { TERMS } from '../support/turtle.ts';

const RANGE = 'sh:datatype xsd:integer ;';
const yearWith = (words: string): Change => [[RANGE, `${RANGE} ${words} ;`]];
const paintingWith = (words: string): Change => [
  ['sh:targetClass :Painting ;', `sh:targetClass :Painting ; ${words} ;`],
];
const beside = (words: string): Change => [[':ArtistShape a', `${words} . :ArtistShape a`]];

const unread: Mistake[] = [
  ...['sh:sparql []', 'sh:js []', 'sh:reifierShape []'].flatMap((words): Mistake[] => [
    [
      `${words} on a shape`,
      paintingWith(words),
      `Painting: ${words.replace(/ .*/, '')} is unknown or refused`,
    ],
    [
      `${words} on a field`,
      yearWith(words),
      `Painting.year: ${words.replace(/ .*/, '')} is unknown or refused`,
    ],
  ]),
  ...['dash:abstract true', 'varanto:colour "red"', 'sh:lessThan :a', 'sh:unit :metre'].map(
    (words): Mistake => [
      `${words} on a shape`,
      paintingWith(words),
      `Painting: ${words.replace(/ .*/, '')} is unknown or refused`,
    ],
  ),
  ...['sh:select "x"', 'dash:viewer dash:URIViewer', 'varanto:plural "years"'].map(
    (words): Mistake => [
      `${words} on a field`,
      yearWith(words),
      `Painting.year: ${words.replace(/ .*/, '')} is unknown or refused`,
    ],
  ),
  [
    'what a newer Varanto may know',
    yearWith('varanto:colour "red"'),
    'varanto:colour is unknown or refused (docs/shacl.md); where the ontology is newer than the program, update the program, or build it again (npm run build)',
  ],
  [
    'SHACL on a class',
    beside(':Artist sh:order 1'),
    `<${TERMS}Artist>: sh:order is on no node shape or property shape`,
  ],
  [
    'SHACL on a property shape that no shape has',
    beside('[] a sh:PropertyShape ; sh:path :a'),
    'a blank node: sh:path is on no node shape or property shape',
  ],
  [
    'a class shape that no shape has',
    beside('[] sh:class :Artist'),
    'a blank node: sh:class is on no node shape or property shape',
  ],
  [
    'a path that no shape has',
    beside('[] sh:inversePath :a'),
    'a blank node: sh:inversePath is on no node shape or property shape',
  ],
];

describe('an ontology', () => {
  it.each(unread)('says nothing that is not read: %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });

  it('has remarks that nothing reads', () => {
    const remark = 'rdfs:comment "a remark" ; :anything [ :at :all ]';
    expect(() => messageAfter(paintingWith(remark))).toThrow('was read without an error');
  });
});
