import { describe, expect, it } from 'vitest';
import { describeAll } from '../../src/linked-data/description.ts';
import { prefixTerms } from '../../src/linked-data/prefix-terms.ts';
import { writeRdfXml } from '../../src/linked-data/write-rdf-xml.ts';
import { snapshotOfOntology } from '../support/ontology-snapshot.ts';
import { canonicalForm, canonicalQuads } from '../support/graph.ts';
import { canonicalByRapper, hasRapper } from '../support/rapper.ts';
import { modelOf, MUSEUM, storeOf, TERMS } from '../support/turtle.ts';

const model = modelOf(`
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    sh:property [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ;
      sh:datatype rdf:langString ; sh:description "Its title."@en ] .`);

function written(
  turtle: string,
  prefixes: Readonly<Record<string, string>> = { m: TERMS },
): string {
  const context = { model, base: MUSEUM, version: 'test' };
  const { described } = snapshotOfOntology(storeOf(turtle), context);
  const writing = { base: MUSEUM, prefixes, terms: prefixTerms(prefixes) };
  return [...writeRdfXml(describeAll(described), writing)].join('');
}

async function expectSame(turtle: string, prefixes?: Record<string, string>): Promise<void> {
  const text = written(turtle, prefixes);
  const wanted = await canonicalQuads([...storeOf(turtle)]);
  expect(await canonicalForm(text, 'application/rdf+xml')).toBe(wanted);
  if (hasRapper) expect(await canonicalByRapper(text, 'application/rdf+xml')).toBe(wanted);
}

describe('RDF/XML', () => {
  it('has an rdf:Description a subject, and a line a value', () => {
    expect(
      written(
        '<a> a :Work ; :title "Yö"@fi , "<&>\\"" ; :year 1863 ; :at <b?c&d> ; <p/q-1> "x" . _:x :at _:y .',
      ),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:m="https://museum.example/terms#">
  <rdf:Description rdf:nodeID="b0">
    <m:at rdf:nodeID="b1"/>
  </rdf:Description>
  <rdf:Description rdf:about="https://museum.example/a">
    <rdf:type rdf:resource="https://museum.example/terms#Work"/>
    <m:title>&lt;&amp;&gt;&quot;</m:title>
    <m:title xml:lang="fi">Yö</m:title>
    <p:q-1 xmlns:p="https://museum.example/p/">x</p:q-1>
    <m:at rdf:resource="https://museum.example/b?c&amp;d"/>
    <m:year rdf:datatype="http://www.w3.org/2001/XMLSchema#integer">1863</m:year>
  </rdf:Description>
</rdf:RDF>
`);
  });

  it.each([
    ['a carriage return', '"a\\rb\\r\\nc"'],
    ['white space alone', '" " , "\\n" , "\\t\\n " , "\\r"'],
    ['nothing', '"" , ""@fi , ""^^:Datatype'],
    [
      'what looks like markup',
      '"]]>" , "<!-- a -->" , "<![CDATA[a]]>" , "&amp;" , "&#13;" , "<?a?>"',
    ],
    ['markup as a value', '"<b>a</b>"^^rdf:XMLLiteral , "<b>a"^^rdf:HTML , "{}"^^rdf:JSON'],
    ['line ends that XML 1.1 knows', '"a\\u0085b\\u2028c"'],
    ['the ends of Unicode', '"\\uD7FF\\uE000\\uFFFD\\U0010FFFF"'],
    ['no-break spaces and marks of order', '"\\u00a0a\\ufeff"'],
  ])('keeps %s', async (_what, values) => {
    await expectSame(`<a> :p ${values} .`);
  });

  it.each([
    ['xml', { xml: TERMS, XMLish: `${MUSEUM}x#` }],
    ['nothing', { '': TERMS }],
    ['rdf', { rdf: TERMS }],
    ['p', { p: TERMS, q: `${MUSEUM}x#` }],
  ])('can do with a prefix that is called %s', async (_what, prefixes) => {
    await expectSame('<a> a :Work ; :p "a" ; <x#y> "b" ; <z#y> "c" .', prefixes);
  });

  it('names what is a name of XML to its very end', async () => {
    await expectSame('<a> <x#ä> 1 ; <x#1a> 2 ; <x#a.b-c_1> 3 ; <x%20y> 4 ; rdf:_1 5 ; <x#絵> 6 .');
  });

  it('refuses what it cannot say, which the load refuses too', () => {
    expect(() => written('<a> <p/> 1 .')).toThrow(/no name for the property <.*\/p\/>/);
    expect(() => written('<a> rdf:li 1 .')).toThrow(/no name for the property/);
    expect(() => written('<a> :p "\\u0000" .')).toThrow(/cannot contain the text/);
  });
});
