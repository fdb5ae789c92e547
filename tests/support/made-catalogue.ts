import type { Snapshot } from '../../src/store/snapshot.ts';
import { snapshotOf } from './turtle.ts';

/** The datatypes with some forms of each: equal values in several forms, and ones that engines lose. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  string: ['', ' ', 'a', 'A', 'ä', 'Z 2', 'Z 10', 'é', '😀', 'a\u00adb'],
  integer: ['1', '01', '+1', '-5', '2147483647', '0', '-0'],
  boolean: ['true', '1', 'false', '0'],
  decimal: ['1.50', '1.5', '.5', '-0.0', '12345678901234567890.123'],
  double: ['1.5E0', '1.50', '-1.0E-7', '1.0E21', '0.1', '0.2'],
  float: ['0.5', '5E-1', '16777217'],
  date: ['2026-11-22', '2026-11-22Z', '2026-11-22+03:00', '-0044-03-15'],
  dateTime: ['2026-11-22T10:00:00.000Z', '2026-11-22T12:00:00+02:00', '2026-12-31T24:00:00'],
  time: ['10:00:00', '10:00:00.10Z', '24:00:00'],
  gYear: ['2026', '2026Z', '-0001'],
  gYearMonth: ['2026-11', '2026-12Z'],
  duration: ['P1Y', 'P12M', 'P1M', 'P30D', 'P31D', 'PT36H', '-P1D'],
  dayTimeDuration: ['P1D', 'PT24H'],
  anyURI: ['http://a.example/', 'ä', 'HTTP://A.example/'],
};

const TEXTS = [
  ...['"Työ"@fi', '"Työ"@fi', '"Arbete"@sv', '"Work"@en', '"work"@en-gb', '" "@fi', '""@sv'],
  ...['"asia 10"@fi', '"asia 9"@fi', '"Åbo"@sv', '"\\u00ad"@en', '"\u{1F600} ä"@fi'],
];

const fields = Object.keys(FORMS).flatMap((type) => [
  `sh:property [ sh:path :${type} ; sh:codeIdentifier "${type}One" ; sh:maxCount 1 ;
     sh:datatype xsd:${type} ; sh:description "One."@en ]`,
  `sh:property [ sh:path :${type}s ; sh:codeIdentifier "${type}Many" ;
     sh:datatype xsd:${type} ; sh:description "Many."@en ]`,
]);

const unordered = `
  :ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ; sh:codeIdentifier "Thing" ;
    varanto:plural "things" ; varanto:segment "asia" ; sh:description "A thing."@en ;
    sh:property [ sh:path :label ; sh:codeIdentifier "label" ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
    sh:property [ sh:path :texts ; sh:codeIdentifier "texts1" ; sh:datatype rdf:langString ;
      sh:description "Texts."@en ] ;
    sh:property [ sh:path :next ; sh:codeIdentifier "next" ; sh:class :Thing ; sh:maxCount 1 ;
      sh:description "The next."@en ] ;
    sh:property [ sh:path [ sh:inversePath :next ] ; sh:codeIdentifier "before" ; sh:class :Thing ;
      sh:description "Those before."@en ] ;
    sh:property [ sh:path [ sh:oneOrMorePath :next ] ; sh:codeIdentifier "later" ; sh:class :Thing ;
      sh:description "All later."@en ] ;
    sh:property [ sh:path ( :next :about ) ; sh:codeIdentifier "aboutNext" ; sh:nodeKind sh:IRI ;
      sh:description "What the next is about."@en ] ;
    sh:property [ sh:path :about ; sh:codeIdentifier "about" ; sh:nodeKind sh:IRI ;
      sh:description "What it is about."@en ] ;
    sh:property [ sh:path :kind ; sh:codeIdentifier "kind" ;
      sh:or ( [ sh:class :Thing ] [ sh:class :Kind ] ) ; sh:description "Its kinds."@en ] ;
    ${fields.join(' ;\n')} .
  :KindShape a sh:NodeShape ; sh:targetClass :Kind ; sh:order 2 ; sh:codeIdentifier "Kind" ;
    varanto:plural "kinds" ; varanto:segment "laji" ; sh:description "A kind."@en ;
    sh:property [ sh:path :label ; sh:codeIdentifier "label" ; sh:datatype rdf:langString ;
      dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
    sh:property [ sh:path [ sh:inversePath :kind ] ; sh:codeIdentifier "things" ; sh:class :Thing ;
      sh:description "Its things."@en ] .`;

/** The order of the fields is that in which they are written. */
const shapes = unordered
  .split('sh:property [')
  .map((part, index) => (index ? `[ sh:order ${index} ; ${part}` : part))
  .join('sh:property ');

/** A catalogue with ties, absent values, circles, every datatype and addresses of other letters. */
export function madeCatalogue(): Snapshot {
  const things = Array.from({ length: 24 }, (_, index) => thing(index));
  const kinds = [0, 1, 2].map(
    (index) => `<laji/ö${index}> a :Kind ; :label ${TEXTS[index] ?? ''} .`,
  );
  return snapshotOf(shapes, [...things, ...kinds].join('\n'));
}

function address(index: number): string {
  return `<asia/${['ä', '絵', '%C3%A4', 'a', 'Å', '\u{1F600}'][index % 6] ?? ''}${index}>`;
}

function thing(index: number): string {
  const values = Object.entries(FORMS).flatMap(([type, forms], row) => {
    const form = (step: number): string =>
      `${JSON.stringify(forms[(index * step + row) % forms.length] ?? '')}^^xsd:${type}`;
    // Each third thing has no value; some have two, which may be one value in two forms.
    if ((index + row) % 3 === 0) return [];
    return [`:${type} ${form(1)}`, `:${type}s ${form(1)} , ${form(3)}`];
  });
  const label = TEXTS[index % TEXTS.length] ?? '""@fi';
  const texts = [1, 2, 5].map((step) => TEXTS[(index * step) % TEXTS.length]).join(' , ');
  const links = [
    `:next ${address((index * 7 + 1) % 24)}`,
    ...(index % 5 === 0 ? [`:next ${address((index + 5) % 24)}`] : []),
    ...(index % 2 === 0 ? [`:kind <laji/ö${index % 3}> , ${address((index + 3) % 24)}`] : []),
    ...(index % 4 === 0 ? [`:about <http://b.example/ä> , ${address(index)}`] : []),
  ];
  return `${address(index)} a :Thing ; :label ${label} ; :texts ${texts} ; ${[...values, ...links].join(' ; ')} .`;
}
