import { describe, expect, it } from 'vitest';
import { modelOf } from '../support/turtle.ts';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';

const RANGE = 'sh:datatype xsd:integer ;';
const yearWith = (words: string): Change => [[RANGE, `${RANGE} ${words} ;`]];
const beside = (words: string): Change => [[':ArtistShape a', `${words} . :ArtistShape a`]];

const parameters: Mistake[] = [
  [
    'a broken pattern',
    yearWith('sh:pattern "["'),
    'sh:pattern: "[" is no pattern of XPath: at character 2, the pattern ends too early',
  ],
  [
    'a pattern of JavaScript alone',
    yearWith('sh:pattern "\\\\bword"'),
    'sh:pattern: "\\bword" is no pattern of XPath: at character 1, "\\b" is no escape of XPath',
  ],
  [
    'unknown flags',
    yearWith('sh:pattern "a" ; sh:flags "w"'),
    'sh:pattern: "a" is no pattern of XPath: the flags "w" have "w": expected some of s, m, i, x, q',
  ],
  ['a pattern in a language', yearWith('sh:pattern "a"@en'), 'got "a"@en'],
  ['flags that are a number', yearWith('sh:pattern "a" ; sh:flags 1'), 'sh:flags: expected a text'],
  ['no truth', yearWith('sh:uniqueLang "yes"'), 'sh:uniqueLang: expected true or false, got "yes"'],
  ['a text of true', yearWith('sh:uniqueLang "true"'), 'expected true or false, got "true"'],
  [
    'no form of true',
    yearWith('sh:uniqueLang "yes"^^xsd:boolean'),
    'expected true or false, got "yes"^^xsd:boolean',
  ],
  [
    'an empty count',
    yearWith('sh:minCount ""'),
    'sh:minCount: expected an integer such as 1, got ""',
  ],
  [
    'a text of a count',
    yearWith('sh:minCount "1"'),
    'sh:minCount: expected an integer such as 1, got "1"',
  ],
  [
    'a count that is none',
    yearWith('sh:minCount "one"^^xsd:integer'),
    'sh:minCount: expected a number such as 1, got "one"^^xsd:integer',
  ],
  [
    'an extended language range',
    yearWith('sh:languageIn ( "en-*" )'),
    'sh:languageIn: expected a language such as "en" or "*", got "en-*"',
  ],
  ['a language in a language', yearWith('sh:languageIn ( "en"@en )'), 'got "en"@en'],
  [
    'a path of two forms',
    [['sh:path :year', 'sh:path [ rdf:first :year ; rdf:rest ( :year ) ; sh:inversePath :made ]']],
    'Painting.year, sh:path: has sh:inversePath beside a list',
  ],
  [
    'a message in Finnish alone',
    yearWith('sh:message "ei"@fi'),
    'has an sh:message, but none in English',
  ],
  ['a negative count', yearWith('sh:minCount -1'), 'sh:minCount: expected a count, got -1'],
  [
    'half a count',
    yearWith('sh:maxCount 1.5'),
    'sh:maxCount: expected an integer such as 1, got "1.5"^^xsd:decimal',
  ],
  [
    'a count in words',
    yearWith('sh:maxLength "one"'),
    'sh:maxLength: expected an integer such as 1, got "one"',
  ],
  [
    'an order in words',
    [['"year" ; sh:order 2', '"year" ; sh:order "last"']],
    'sh:order: expected a number such as 1, got "last"',
  ],
  [
    'a bound that is an address',
    yearWith('sh:minInclusive :zero'),
    'sh:minInclusive: expected a literal with an order',
  ],
  [
    'a bound of an unknown datatype',
    yearWith('sh:maxExclusive "00"^^xsd:hexBinary'),
    'sh:maxExclusive: expected a literal with an order',
  ],
  [
    'a bound that has no order',
    yearWith('sh:minInclusive "a"'),
    'sh:minInclusive: expected a literal with an order',
  ],
  [
    'a bound that its datatype has not',
    yearWith('sh:minInclusive "one"^^xsd:integer'),
    'sh:minInclusive: expected a literal with an order',
  ],
  ['a qualified count of no class', yearWith('sh:qualifiedMinCount 1'), 'Painting.year'],
  ['flags of no pattern', yearWith('sh:flags "i"'), 'Painting.year'],
  [
    'a list in a circle',
    [...yearWith('sh:in _:a'), ...beside('_:a rdf:first 1 ; rdf:rest _:a')],
    'sh:in: has a list that runs in a circle',
  ],
  [
    'a list without an end',
    [...yearWith('sh:in _:a'), ...beside('_:a rdf:first 1')],
    'sh:in, its list: has no rdf:rest',
  ],
  ['a list that is a number', yearWith('sh:in 1'), 'sh:in, its list: has no rdf:first'],
  [
    'a list with a blank node',
    yearWith('sh:in ( [] )'),
    'sh:in: expected an address, got a blank node',
  ],
  [
    'an unknown severity',
    yearWith('sh:severity sh:Fatal'),
    'Painting.year: expected sh:Violation, sh:Warning or sh:Info, got <http://www.w3.org/ns/shacl#Fatal>',
  ],
  [
    'an unknown role',
    yearWith('dash:propertyRole dash:LableRole'),
    'dash:KeyInfoRole as dash:propertyRole, got <http://datashapes.org/dash#LableRole>',
  ],
  [
    'a role that a newer Varanto may know',
    yearWith('dash:propertyRole varanto:ColourRole'),
    'ColourRole>; where the ontology is newer than the program, update the program',
  ],
  [
    'a name of a value that sh:in has not',
    yearWith('sh:in ( 1 ) ; varanto:valueName [ rdf:value 2 ; rdfs:label "two"@en ]'),
    'Painting.year, varanto:valueName: expected a value of sh:in as rdf:value, got "2"^^xsd:integer',
  ],
  [
    'a name of no value',
    yearWith('sh:in ( 1 ) ; varanto:valueName [ rdfs:label "two"@en ]'),
    'Painting.year, varanto:valueName: has no rdf:value',
  ],
  [
    'a value whose name is missing',
    yearWith('sh:in ( 1 ) ; varanto:valueName [ rdf:value 1 ]'),
    'Painting.year, varanto:valueName: "1"^^xsd:integer has no rdfs:label',
  ],
  [
    'a value that is named twice',
    yearWith(
      'sh:in ( 1 ) ; varanto:valueName [ rdf:value 1 ; rdfs:label "one"@en ] , [ rdf:value 1 ; rdfs:label "yksi"@fi ]',
    ),
    'Painting.year, varanto:valueName: names "1"^^xsd:integer more than once',
  ],
  [
    'a label that is a link',
    [['sh:class :Artist ;', 'sh:class :Artist ; dash:propertyRole dash:LabelRole ;']],
    'Painting.maker: cannot name a resource: it is no text',
  ],
];

describe('the parameters of a property shape', () => {
  it.each(parameters)('are not %s', (_what, change, message) => {
    expect(messageAfter(change)).toContain(message);
  });
});

describe('the parameters of a property shape that are values', () => {
  const constraintsOf = (words: string) =>
    modelOf(`:S a sh:NodeShape ; sh:targetClass :C ; sh:order 1 ; sh:codeIdentifier "S" ;
      varanto:plural "ss" ; varanto:segment "s" ; sh:description "S."@en ;
      sh:property [ sh:path :p ; sh:codeIdentifier "p" ; sh:order "2.50"^^xsd:decimal ;
        sh:datatype rdf:langString ; sh:description "P."@en ; ${words} ] .`).shapes[0]?.fields[0];

  it.each([
    ['sh:minCount "01"^^xsd:integer', { minCount: 1 }],
    ['sh:maxCount "+2"^^xsd:integer', { maxCount: 2 }],
    ['sh:minLength "3"^^xsd:int', { minLength: 3 }],
    ['sh:uniqueLang true', { uniqueLang: true }],
    ['sh:languageIn ( "EN" "sv-FI" "*" )', { languageIn: ['en', 'sv-fi', '*'] }],
  ])('are what they denote: %s', (words, constraints) => {
    expect(constraintsOf(words)?.constraints).toMatchObject(constraints);
  });

  it('turn sh:uniqueLang on by the term true alone, as a test of the W3C has it', () => {
    for (const value of ['"1"^^xsd:boolean', 'false', '"0"^^xsd:boolean'])
      expect(constraintsOf(`sh:uniqueLang ${value}`)?.constraints.uniqueLang).toBeUndefined();
  });

  it('are true and false in each of their forms where they are annotations', () => {
    const forms = ['true', '"1"^^xsd:boolean', 'false', '"0"^^xsd:boolean'];
    expect(forms.map((form) => constraintsOf(`varanto:searched ${form}`)?.isSearched)).toEqual([
      ...[true, true, false, false],
    ]);
    expect(() => constraintsOf('varanto:searched "true"')).toThrow('got "true"');
  });
});
