import { describe, expect, it } from 'vitest';
import { OntologyError } from '../../src/model/ontology-error.ts';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';
import { modelOf, TERMS } from '../support/turtle.ts';

const RANGE = 'sh:datatype xsd:integer ;';
const yearWith = (words: string): Change => [[RANGE, `${RANGE} ${words} ;`]];
const yearOf = (range: string): Change => [[RANGE, range]];
const paintingWith = (words: string): Change => [
  ['sh:targetClass :Painting ;', `sh:targetClass :Painting ; ${words} ;`],
];

const NICK = `sh:path :nick ; sh:codeIdentifier "nick" ; sh:order 2 ; sh:datatype xsd:string ;
  dash:propertyRole dash:LabelRole ; sh:description "The nickname."@en`;

const missing: Mistake[] = [
  [
    'the name of a shape',
    [['sh:codeIdentifier "Painting" ;', '']],
    `the shape <${TERMS}PaintingShape>: has no sh:codeIdentifier`,
  ],
  [
    'the name of a field',
    [['sh:codeIdentifier "year" ;', '']],
    'Painting, a property shape: has no sh:codeIdentifier',
  ],
  ['the class', [['sh:targetClass :Painting ;', '']], 'Painting: has no sh:targetClass'],
  ['the plural', [['varanto:plural "paintings" ;', '']], 'Painting: has no varanto:plural'],
  ['the segment', [['; varanto:segment "painting"', '']], 'Painting: has no varanto:segment'],
  [
    'the order of a shape',
    [[':Painting ; sh:order 2 ;', ':Painting ;']],
    'Painting: has no sh:order',
  ],
  [
    'the order of a field',
    [['"year" ; sh:order 2 ;', '"year" ;']],
    'Painting.year: has no sh:order',
  ],
  ['the path', [['sh:path :year ;', '']], 'Painting.year: has no sh:path'],
  [
    'the description of a shape',
    [['sh:description "A painted work."@en ;', '']],
    'Painting: has no sh:description in English',
  ],
  [
    'the description of a field',
    [['sh:description "When it was made."@en', '']],
    'Painting.year: has no sh:description in English',
  ],
  [
    'an English description',
    [['"When it was made."@en', '"Milloin."@fi']],
    'Painting.year: has no sh:description in English',
  ],
  ['a range', yearOf(''), 'Painting.year: has no range'],
];

const several: Mistake[] = [
  [
    'shape name',
    paintingWith('sh:codeIdentifier "Picture"'),
    `the shape <${TERMS}PaintingShape>: has more than one sh:codeIdentifier`,
  ],
  [
    'field name',
    yearWith('sh:codeIdentifier "age"'),
    'Painting, a property shape: has more than one sh:codeIdentifier',
  ],
  [
    'class of a shape',
    paintingWith('sh:targetClass :Picture'),
    'Painting: has more than one sh:targetClass',
  ],
  ['path', yearWith('sh:path :age'), 'Painting.year: has more than one sh:path'],
  ['range', yearWith('sh:class :Artist'), 'Painting.year: has more than one range'],
  ['range', yearWith('sh:or ( [ sh:class :Artist ] )'), 'Painting.year: has more than one range'],
  [
    'range',
    yearWith('sh:qualifiedValueShape [ sh:class :Artist ]'),
    'Painting.year: has more than one range',
  ],
  [
    'class of a range',
    [['sh:class :Artist ;', 'sh:class :Artist , :Painting ;']],
    'Painting.maker: has more than one sh:class',
  ],
  [
    'datatype',
    yearWith('sh:datatype xsd:gYear'),
    'Painting.year, sh:datatype: expected one value, got 2',
  ],
  [
    'maximum',
    yearWith('sh:maxCount 1 , 2'),
    'Painting.year, sh:maxCount: expected one value, got 2',
  ],
  ['list', yearWith('sh:in ( 1 ) , ( 2 )'), 'Painting.year, sh:in: expected one value, got 2'],
  [
    'severity',
    yearWith('sh:severity sh:Info , sh:Warning'),
    'Painting.year: has more than one sh:severity',
  ],
  [
    'label',
    [['[ sh:path :name', `[ ${NICK} ] , [ sh:path :name`]],
    'Artist: has more than one dash:LabelRole',
  ],
];

describe('an ontology', () => {
  it.each(missing)('does not lack %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });

  it.each(several)('has no second %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });

  it('has a shape', () => {
    expect(() => modelOf(':Painting a rdfs:Class .')).toThrow(
      new OntologyError('the ontology', 'has no sh:NodeShape'),
    );
  });
});

describe('the message of a mistake', () => {
  it.each<[string, Change]>([
    ['the name of a shape', [['"Painting"', '"Pain\\nting"']]],
    ['the name of a field', [['"year"', '"ye\\nar"']]],
    ['a segment', [['segment "painting"', 'segment "pain\\nting"']]],
    ['a pattern', yearWith('sh:pattern "\\n["')],
    ['a number', yearWith('sh:maxCount "on\\ne"')],
  ])('is one line, also where %s has two', (_what, change) => {
    expect(messageAfter(change)).not.toContain('\n');
  });
});
