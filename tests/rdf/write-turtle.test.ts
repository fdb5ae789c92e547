import { describe, expect, it } from 'vitest';
import { describeAll } from '../../src/linked-data/description.ts';
import { prefixTerms } from '../../src/linked-data/prefix-terms.ts';
import { TurtleNames, writeNTriples, writeTurtle } from '../../src/rdf/write-turtle.ts';
import { MUSEUM, snapshotOf, TERMS } from '../support/turtle.ts';

const SHAPES = `
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ;
      sh:datatype rdf:langString ; sh:description "Its title."@en ] ;
    sh:property [ sh:path :maker ; sh:codeIdentifier "maker" ; sh:order 2 ;
      sh:nodeKind sh:IRI ; sh:description "Who made it."@en ] .`;
const prefixes = { '': TERMS, xsd: 'http://www.w3.org/2001/XMLSchema#' };
const writing = { base: MUSEUM, prefixes, terms: prefixTerms(prefixes) };

describe('Turtle', () => {
  it('has a paragraph a subject: types first, properties in the order of the shape, values in order', () => {
    const { described } = snapshotOf(
      SHAPES,
      `<work/1> a :Thing , :Work ; :height 2 , 02 ; :maker <artist/b> , <mailto:a@b.example> , <artist/a> ;
        :title "Yö"@fi , "a \\"b\\"\\n"@en ; :isSold "true"^^xsd:boolean ; :made "2026"^^xsd:gYear ; <urn-like#x> 1.50 .
      <> a :Museum .`,
    );
    expect([...writeTurtle(describeAll(described), writing)].join(''))
      .toBe(`@base <https://museum.example/> .
@prefix : <https://museum.example/terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<> a :Museum .

<work/1> a :Work ,
        :Thing ;
    :title "a \\"b\\"\\n"@en ,
        "Yö"@fi ;
    :maker <artist/a> ,
        <artist/b> ,
        <mailto:a@b.example> ;
    :height "02"^^xsd:integer ,
        2 ;
    :isSold "true"^^xsd:boolean ;
    :made "2026"^^xsd:gYear ;
    <urn-like#x> "1.50"^^xsd:decimal .
`);
  });

  it.each([
    ['', '<>'],
    ['register/x', '<register/x>'],
    ['a//b', `<${MUSEUM}a//b>`],
    ['/a', `<${MUSEUM}/a>`],
    ['a:b', `<${MUSEUM}a:b>`],
    ['a/b:c', `<${MUSEUM}a/b:c>`],
    ['.a', `<${MUSEUM}.a>`],
    ['a/.b', `<${MUSEUM}a/.b>`],
    ['a?b', `<${MUSEUM}a?b>`],
    ['?a', `<${MUSEUM}?a>`],
    ['#a', `<${MUSEUM}#a>`],
    ['a#b', '<a#b>'],
    ['ä', '<ä>'],
    ['terms#a', ':a'],
    ['terms#a-1', ':a-1'],
    ['terms#1', '<terms#1>'],
    ['terms#ä', '<terms#ä>'],
    ['terms#', '<terms#>'],
  ])('names the address that ends in "%s" %s', (end, name) => {
    expect(new TurtleNames(writing).of(MUSEUM + end)).toBe(name);
  });

  it('takes the first of two prefixes for a namespace, and leaves blank nodes as they are', () => {
    const names = new TurtleNames({ base: MUSEUM, prefixes: { b: TERMS, a: TERMS } });
    expect(names.of(`${TERMS}x`)).toBe('b:x');
    expect(names.of('_:b0')).toBe('_:b0');
  });
});

describe('N-Triples', () => {
  it('has a line a statement, in canonical form', () => {
    const { described } = snapshotOf(
      SHAPES,
      '<a> :p "\\u0001\\b\\t\\n\\u000B\\f\\r\\"\\\\\\u007F\\u0080Ä😀" , "x"@en , 1 , <b> .',
    );
    const subject = `<${MUSEUM}a> <${TERMS}p>`;
    expect([...writeNTriples(describeAll(described))].join('').split('\n')).toEqual([
      `${subject} <${MUSEUM}b> .`,
      `${subject} "\\u0001\\b\\t\\n\\u000B\\f\\r\\"\\\\\\u007F\u0080Ä😀" .`,
      `${subject} "1"^^<http://www.w3.org/2001/XMLSchema#integer> .`,
      `${subject} "x"@en .`,
      '',
    ]);
  });
});
