import { describe, expect, it } from 'vitest';
import { messageAfter, type Change, type Mistake } from '../support/mistake.ts';

const RANGE = 'sh:datatype xsd:integer ;';
const yearWith = (words: string): Change => [[RANGE, `${RANGE} ${words} ;`]];
const beside = (words: string): Change => [[':ArtistShape a', `${words} . :ArtistShape a`]];

const parameters: Mistake[] = [
  ['a broken pattern', yearWith('sh:pattern "["'), 'sh:pattern: "[" with flags "" is no pattern'],
  [
    'unknown flags',
    yearWith('sh:pattern "a" ; sh:flags "w"'),
    'sh:pattern: expected flags out of i, m and s, got "w"',
  ],
  ['no truth', yearWith('sh:uniqueLang "yes"'), 'sh:uniqueLang: expected true or false, got "yes"'],
  ['an empty count', yearWith('sh:minCount ""'), 'sh:minCount: expected a number, got ""'],
  [
    'a range in capitals',
    yearWith('sh:languageIn ( "EN" )'),
    'sh:languageIn: expected a language tag',
  ],
  [
    'a message in Finnish alone',
    yearWith('sh:message "ei"@fi'),
    'has an sh:message, but none in English',
  ],
  ['a negative count', yearWith('sh:minCount -1'), 'sh:minCount: expected a count, got -1'],
  ['half a count', yearWith('sh:maxCount 1.5'), 'sh:maxCount: expected a count, got 1.5'],
  [
    'a count in words',
    yearWith('sh:maxLength "one"'),
    'sh:maxLength: expected a number, got "one"',
  ],
  [
    'an order in words',
    [['"year" ; sh:order 2', '"year" ; sh:order "last"']],
    'sh:order: expected a number, got "last"',
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
    yearWith('dash:propertyRole dash:IconRole'),
    'Painting.year: expected dash:LabelRole as dash:propertyRole, got <http://datashapes.org/dash#IconRole>',
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
