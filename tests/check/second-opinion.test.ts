import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import type { Finding } from '../../src/check/finding.ts';
import { secondOpinion } from '../../src/check/second-opinion.ts';
import { validate } from '../../src/check/validate.ts';
import { readModel } from '../../src/model/read-model.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { arbitraryCatalogue, type Pools, type RandomCatalogue } from '../support/random-shapes.ts';
import { foundBy } from '../support/shacl-engines.ts';
import { runs } from '../support/runs.ts';
import { some, widely } from '../support/wide.ts';
import { MUSEUM, storeOf, TERMS } from '../support/turtle.ts';

/** How many random catalogues are checked, each by three engines in some 60 ms. */
const CATALOGUES = runs(widely(6, 30), 400);

function checked({ shapes, data }: RandomCatalogue) {
  const stores = { shapes: storeOf(shapes), data: storeOf(data) };
  const model = readModel(stores.shapes, { prefixes: {}, reserved: reservedPaths });
  const snapshot = new Snapshot(stores.data, { model, base: MUSEUM, version: 'test' });
  return { ...stores, snapshot, findings: check(snapshot) };
}

/** What is found about constraints: each resource, field and constraint once. */
function keysOf(findings: readonly Finding[]): string[] {
  const keys = findings.flatMap(({ resource = '', place = '', constraint }) =>
    constraint === undefined
      ? []
      : [`${resource.replace(MUSEUM, '')} ${place.replace('Thing.', '')} ${constraint}`],
  );
  return [...new Set(keys)].sort();
}

/** Values in the form in which every engine reads them as the standard does. */
const plain: Pools = {
  values: {
    string: ['"a"', '"ab"', '"abc"', '"Abc1"', '""'],
    langString: ['"a"@fi', '"ab"@fi', '"abc"@sv', '"abc"@en', '"a"@en'],
    integer: ['-1', '0', '1', '2', '10'],
    decimal: ['-0.5', '0.5', '1.5', '10.25'],
    boolean: ['true', 'false'],
    date: ['"1999-12-31"^^xsd:date', '"2026-01-01"^^xsd:date', '"2026-02-28"^^xsd:date'],
    dateTime: ['"2026-01-01T00:00:00Z"^^xsd:dateTime', '"2026-01-01T12:00:00Z"^^xsd:dateTime'],
  },
  others: ['<thing/0>', '<nowhere>', '"one"^^xsd:integer', '"today"^^xsd:date'],
  patterns: ['"^a"', '"b$"', '"^[a-c]+$"', '"[A-Z]"', '"\\\\d"'],
  languages: ['fi', 'sv', 'en'],
};

/** Values that engines are wrong about. */
const hostile: Pools = {
  values: {
    string: ['"𝒳"', '"𝒳y"', '"Äo"', '"a\\nb"', '"x-1"'],
    langString: ['"𝒳"@fi', '"ab"@en-GB', '"c"@en-gb-oed', '"d"@x-default'],
    integer: [
      '1',
      '"01"^^xsd:integer',
      '9007199254740993',
      '9007199254740992',
      '"+1"^^xsd:integer',
    ],
    long: ['"9223372036854775807"^^xsd:long', '"9223372036854775808"^^xsd:long', '"1"^^xsd:long'],
    decimal: [
      '9007199254740993.0',
      '9007199254740992.0',
      '1.50',
      '1.5',
      '0.1',
      '0.10000000000000000001',
    ],
    double: [
      '"INF"^^xsd:double',
      '"NaN"^^xsd:double',
      '"-0"^^xsd:double',
      '"1.50"^^xsd:double',
      '0e0',
    ],
    boolean: ['true', '"1"^^xsd:boolean', '"0"^^xsd:boolean'],
    date: [
      '"2026-02-30"^^xsd:date',
      '"2026-01-01+13:00"^^xsd:date',
      '"2025-12-31-11:00"^^xsd:date',
      '"2026-01-01"^^xsd:date',
    ],
    dateTime: [
      ...['"2026-01-01T00:00:00"^^xsd:dateTime', '"2026-01-01T12:00:00Z"^^xsd:dateTime'],
      ...['"2025-12-31T24:00:00"^^xsd:dateTime', '"2026-01-01T12:00:00.0001Z"^^xsd:dateTime'],
    ],
    time: [
      '"24:00:00"^^xsd:time',
      '"00:00:00"^^xsd:time',
      '"24:00:01"^^xsd:time',
      '"01:00:00Z"^^xsd:time',
    ],
    duration: [
      '"P1Y"^^xsd:duration',
      '"P12M"^^xsd:duration',
      '"P365D"^^xsd:duration',
      '"P1M"^^xsd:duration',
    ],
    gYear: ['"2026"^^xsd:gYear', '"2026Z"^^xsd:gYear', '"-0044"^^xsd:gYear', '"12026"^^xsd:gYear'],
  },
  others: plain.others,
  patterns: [
    '"^\\\\p{Lu}"',
    '"[a-z-[aeiou]]"',
    '"^\\\\i\\\\c*$"',
    '"^.$"',
    '"\\\\p{IsBasicLatin}"',
  ],
  languages: ['EN', '*', 'en-GB', 'x'],
};

/** Only a value that has an order can be a bound, and no field is of resources and of literals. */
function isReadable({ shapes }: RandomCatalogue): boolean {
  try {
    readModel(storeOf(shapes), { prefixes: {}, reserved: reservedPaths });
    return true;
  } catch {
    return false;
  }
}

describe('three checks of random shapes over random data', () => {
  it('find the same where the forms of the values are plain', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCatalogue(plain).filter(isReadable), async (catalogue) => {
        const museum = checked(catalogue);
        const ours = keysOf(museum.findings);
        expect(keysOf(await validate({ ...museum, findings: [] }))).toEqual(ours);
        const byEngine = await foundBy('shacl-engine', museum.shapes, museum.data);
        expect(
          keysOf(
            byEngine.map(({ focus, path, constraint }) => ({
              ...{ severity: 'violation', message: '', resource: focus },
              place: path.replace(TERMS, ''),
              constraint: constraint.charAt(0).toLowerCase() + constraint.slice(1),
            })),
          ),
        ).toEqual(ours);
      }),
      { numRuns: CATALOGUES },
    );
  });
});

describe('the start and the command', () => {
  it('decide alike about values that the validator is wrong about', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryCatalogue(hostile).filter(isReadable), async (catalogue) => {
        const { findings } = await secondOpinion(checked(catalogue));
        expect(findings).toEqual([]);
      }),
      { numRuns: CATALOGUES },
    );
  });

  const of = (words: string, data: string, further = ''): RandomCatalogue => ({
    shapes: `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ;
      sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
      sh:description "A thing."@en ; sh:property [ sh:codeIdentifier "p" ; sh:order 1 ;
        sh:description "P."@en ; ${words} ] . ${further}`,
    data,
  });
  const P = 'sh:path :p ; sh:datatype';

  it.each(
    some(
      [
        [`${P} xsd:string ; sh:maxLength 1`, '"𝒳"', 'twice'],
        [`${P} xsd:decimal ; sh:minExclusive 9007199254740992.0`, '9007199254740993.0', 'doubles'],
        [`${P} xsd:string ; sh:pattern "^\\\\p{Lu}"`, '"Ä"', 'without the flag u'],
        [`${P} xsd:time ; sh:maxInclusive "01:00:00"^^xsd:time`, '"24:00:00"^^xsd:time', 'doubles'],
        [`${P} rdf:langString ; sh:languageIn ( "EN" )`, '"a"@en', 'languages as texts'],
        [`${P} xsd:integer ; sh:in ( 1 2 )`, '"01"^^xsd:integer', 'terms and not values'],
        [`${P} xsd:decimal ; sh:hasValue 1.5`, '1.50', 'terms and not values'],
        [`${P} xsd:int`, '"-2147483648"^^xsd:int', 'other forms than XML Schema'],
        [`${P} xsd:string ; sh:not [ sh:minLength 2 ]`, '"𝒳"', 'a shape within'],
        [`${P} xsd:string ; sh:node [ sh:maxLength 1 ]`, '"𝒳"', 'a shape within'],
        [`${P} xsd:string ; sh:and ( [ sh:or ( [ sh:maxLength 1 ] ) ] )`, '"𝒳"', 'a shape within'],
        [`${P} xsd:integer ; sh:and ( [ sh:disjoint :p ] )`, '1', 'a shape within'],
        [
          'sh:path :p ; sh:nodeKind sh:IRI ; sh:and ( [ sh:path :q ; sh:minCount 2 ] )',
          ':Thing . :Thing :q 1 , 2',
          'a shape within',
        ],
        [
          'sh:path :p ; sh:nodeKind sh:IRI ; sh:or ( [ sh:path :q ; sh:and ( [ sh:path :r ; sh:minCount 2 ] ) ] )',
          ':Thing . :Thing :q :Thing ; :r 1 , 2',
          'a shape within',
        ],
        [`${P} xsd:integer ; sh:xone ( [ sh:hasValue 1 ] )`, '"01"^^xsd:integer', 'a shape within'],
        [
          `${P} rdf:langString ; sh:qualifiedValueShape [ sh:languageIn ( "SV" ) ] ; sh:qualifiedMinCount 1`,
          '"a"@sv',
          'a shape within',
        ],
        [
          `${P} xsd:decimal ; sh:lessThan :q`,
          '9007199254740992.0 ; :q 9007199254740993.0',
          'doubles',
        ],
      ],
      2,
    ),
  )('pass over what the validator says of %s, %s, and say why', async (words, value, reason) => {
    const museum = checked(of(words, `<thing/a> a :Thing ; :p ${value} .`));
    expect(keysOf(museum.findings)).toEqual([]);
    const { findings, notes } = await secondOpinion(museum);
    expect(findings).toEqual([]);
    expect(notes).toEqual([
      expect.stringMatching(/^passed over, 1 of rdf-validate-shacl on sh:\w+ of Thing.p: /),
    ]);
    expect(notes[0]).toContain(reason);
  });

  it.each([
    [`${P} xsd:date`, '"2026-02-30"^^xsd:date'],
    [`${P} xsd:int`, '"2147483648"^^xsd:int'],
    [`${P} xsd:dateTime`, '"2026-01-01T24:00:01"^^xsd:dateTime'],
    [`${P} xsd:time ; sh:in ( "10:00:00"^^xsd:time )`, '"24:00:00"^^xsd:time'],
    [`${P} xsd:string ; sh:pattern "^[a-z-[aeiou]]+$" ; sh:flags "x"`, '"abc"'],
  ])('find what the validator may not: %s, %s', async (words, value) => {
    const museum = checked(of(words, `<thing/a> a :Thing ; :p ${value} .`));
    expect(museum.findings.filter(({ severity }) => severity === 'violation')).not.toEqual([]);
    expect((await secondOpinion(museum)).findings).toEqual([]);
  });

  it.each([
    ['"a"@fi , "b"@sv', []],
    ['"a"@fi , "b"@sv-FI', []],
    ['"a"@fi , "b"@en', ['thing/a p qualifiedMinCount']],
    ['"a"@fi', ['thing/a p qualifiedMinCount']],
  ])('demand a Swedish text beside others: %s', async (texts, expected) => {
    const words = `${P} rdf:langString ; sh:qualifiedValueShape [ sh:languageIn ( "sv" ) ] ; sh:qualifiedMinCount 1`;
    const museum = checked(of(words, `<thing/a> a :Thing ; :p ${texts} .`));
    expect(keysOf(museum.findings)).toEqual(expected);
    expect(keysOf(await validate({ ...museum, findings: [] }))).toEqual(expected);
  });

  it('follow rdfs:subClassOf in a path as any other property, and infer no class from it', async () => {
    const path = 'sh:path ( rdf:type [ sh:zeroOrMorePath rdfs:subClassOf ] )';
    const museum = checked(
      of(
        `${path} ; sh:nodeKind sh:IRI ; sh:hasValue :Top`,
        '<thing/a> a :Thing . <thing/b> a :Lower . :Thing rdfs:subClassOf :Top . :Lower rdfs:subClassOf :Thing .',
      ),
    );
    expect(keysOf(museum.findings)).toEqual([]);
    expect(await secondOpinion(museum)).toEqual({ findings: [], notes: [] });
  });

  it('are not ended by an address of another ontology', async () => {
    const imports = '<> <http://www.w3.org/2002/07/owl#imports> <https://other.example/> .';
    const museum = checked(of(`${P} xsd:integer ; sh:minCount 1`, '<thing/a> a :Thing .', imports));
    expect(await secondOpinion({ ...museum, findings: [] })).toMatchObject({
      findings: [{ place: 'Thing.p', constraint: 'minCount' }],
    });
  });

  it('count a resource that many link to every time', async () => {
    const things = Array.from(
      { length: 120 },
      (_, index) => `<thing/${index}> a :Thing ; :p <x> .`,
    );
    const words =
      'sh:path :p ; sh:qualifiedValueShape [ sh:class :Thing ] ; sh:qualifiedMaxCount 0';
    const museum = checked(of(words, `${things.join('\n')} <x> a :Other .`));
    expect(keysOf(museum.findings)).toEqual([]);
    expect(await secondOpinion(museum)).toEqual({ findings: [], notes: [] });
  });
});
