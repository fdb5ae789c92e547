import { describe, expect, it } from 'vitest';
import { DataFactory as rdf, Store } from 'n3';
import type { Finding } from '../../src/check/finding.ts';
import { FlawFinder } from '../../src/check/flaw.ts';
import { storeOf, MUSEUM, TERMS } from '../support/turtle.ts';

const BLANK = 'is or has a blank node';
const TRIPLE = 'is or has a triple term';
const NO_VALUE = 'expected an http, https, mailto, tel, urn, ftp, doi or geo address';

function flawsOf(store: Store): readonly Finding[] {
  const finder = new FlawFinder();
  for (const quad of store) finder.inspect(quad);
  return finder.findings;
}

describe('a statement that cannot be in a catalogue', () => {
  it.each([
    ['a blank node as value', '<work/1> :maker [] .', BLANK],
    ['a list as value', '<work/1> :maker ( <a> ) .', BLANK],
    ['a triple term', '<work/1> :maker <<( <a> :b <c> )>> .', TRIPLE],
    ['a property that is no http address', '<work/1> <urn:maker> 1 .', 'has a property that is no'],
    ['a type that is no http address', '<work/1> a <urn:work> .', 'has a type that is no http'],
    ['a type that is a text', '<work/1> a "Work" .', 'has a type that is no http'],
    ['a value of another scheme', '<work/1> :image <gopher://a.example/b> .', NO_VALUE],
    ['a script as value', '<work/1> :image <javascript:alert(1)> .', NO_VALUE],
    ['a text with a direction', '<work/1> :title "a"@ar--rtl .', 'with a direction'],
    [
      'a datatype that is no address',
      '<work/1> :width "x"^^<urn:a> .',
      'has a datatype that is no',
    ],
    ['a property without a name', '<work/1> <a/> 1 .', 'RDF/XML has no name for'],
    ['a property whose end is a number', '<work/1> <a#1> 1 .', 'RDF/XML has no name for'],
    ['a property that RDF/XML has for itself', '<work/1> rdf:li 1 .', 'RDF/XML has no name for'],
    ['a control character in a text', '<work/1> :p "a\\u0001" .', 'the text "a\\u0001", with a'],
    ['a null character in a text', '<work/1> :p "\\u0000" .', 'that XML cannot contain'],
    ['what is no character in a text', '<work/1> :p "\\uFFFE" .', 'that XML cannot contain'],
    ['dots in a value', '<work/1> :p <https://a.example/b/../c> .', 'resolved by some readers'],
    ['dots in an urn', '<work/1> :p <urn:a/./b> .', 'resolved by some readers'],
    ['dots in a property', '<work/1> <https://a.example/../p> 1 .', 'resolved by some readers'],
    ['dots in a type', '<work/1> a <https://a.example/..> .', 'resolved by some readers'],
    [
      'dots in a datatype',
      '<work/1> :p "a"^^<https://a.example/./b> .',
      'resolved by some readers',
    ],
    ['brackets in a value', '<work/1> :p <https://a.example/[b]> .', '"[" is character 19'],
    ['two fragments in a value', '<work/1> :p <https://a.example/#b#c> .', NO_VALUE],
  ])('has %s', (_what, turtle, message) => {
    const found = flawsOf(storeOf(turtle)).filter(({ resource }) => resource === `${MUSEUM}work/1`);
    expect(found).toHaveLength(1);
    expect(found[0]?.severity).toBe('violation');
    expect(found[0]?.place).toMatch(/^<.+>$/);
    expect(found[0]?.message).toContain(message);
  });

  it.each([
    ['a blank node', '_:work :title "a" .', BLANK],
    ['a reified triple', '<< <a> :b <c> >> :title "a" .', BLANK],
    ['an address of another scheme', '<urn:work> :title "a" .', 'is no http or https address'],
    ['an address with dots', '<https://a.example/./b> :title "a" .', 'resolved by some readers'],
  ])('is about %s', (_what, turtle, message) => {
    const found = flawsOf(storeOf(turtle));
    expect(found.at(-1)?.message).toContain(message);
    expect(found).toHaveLength(storeOf(turtle).size);
  });

  // A parser refuses these, but triples may come from elsewhere.
  it.each([
    [
      'a relative address',
      rdf.namedNode('work/1'),
      rdf.namedNode('https://a.example/'),
      'is no http',
    ],
    [
      'a space in its address',
      rdf.namedNode('https://a.example/ b'),
      rdf.literal('a'),
      'is no http',
    ],
    ['a relative value', rdf.namedNode(MUSEUM), rdf.namedNode('work/1'), NO_VALUE],
    [
      'half of a surrogate pair in an address',
      rdf.namedNode(MUSEUM),
      rdf.namedNode('urn:\ud800'),
      NO_VALUE,
    ],
    [
      'half of a surrogate pair in a text',
      rdf.namedNode(MUSEUM),
      rdf.literal('\ud800'),
      'surrogate pair',
    ],
  ])('has %s', (...row) => {
    const [, subject, object, message] = row;
    const store = new Store([rdf.quad(subject, rdf.namedNode(`${TERMS}p`), object)]);
    expect(flawsOf(store).map((finding) => [finding.resource, finding.place])).toEqual([
      [subject.value, `<${TERMS}p>`],
    ]);
    expect(flawsOf(store)[0]?.message).toContain(message);
  });
});

describe('a statement that can be in a catalogue', () => {
  it.each([
    '<work/1> a :Work ; :maker <artist/1> , <mailto:a@b.example> , <tel:+358> , <urn:isbn:1> .',
    '<work/1> :at <geo:60.17,24.94> , <doi:10.1000/182> , <ftp://a.example/b> .',
    '<work/1> :title "Yö"@fi , "Night"@en-GB , "😀" , "" .',
    '<work/1> :width "1.5E0"^^xsd:double , 1.50 , 2 , true , "any"^^:Datatype .',
    '<work/1> :width 1.50e0 , "INF"^^xsd:double , "1.0"^^xsd:double , "two"^^xsd:double .',
    '<work/1> :title "\\t\\n\\r\\u0085\\u2028\\uFFFD\\uE000" ; <p#ä> 1 ; rdf:_1 2 .',
    '<work/1> :page <https://a.example/..a/b...?c=/../d#/./e> , <https://[2001:db8::1]/> .',
  ])('is one of %s', (turtle) => {
    expect(flawsOf(storeOf(turtle))).toEqual([]);
  });
});
