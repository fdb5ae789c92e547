import { describe, expect, it } from 'vitest';
import { check } from '../../src/check/check.ts';
import { snapshotOf, MUSEUM, TERMS } from '../support/turtle.ts';

const ARTIST = `
  :ArtistShape a sh:NodeShape ; sh:targetClass :Artist ; sh:order 1 ; sh:codeIdentifier "Artist" ;
    varanto:plural "artists" ; varanto:segment "artist" ; sh:description "A maker."@en .`;
const CATALOGUE = `
  :MuseumShape a sh:NodeShape ; sh:targetClass :Museum ; sh:order 3 ; varanto:segment "" ;
    sh:codeIdentifier "Catalogue" ; sh:description "The museum."@en .`;

/** Shapes in which a work has one property, that of the words. */
function workWith(words: string): string {
  return `${ARTIST}
    :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 2 ; sh:codeIdentifier "Work" ;
      varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
      sh:property [ sh:path :p ; sh:codeIdentifier "p" ; sh:order 1 ; ${words} ;
        sh:description "P."@en ] .`;
}

const SHAPES = workWith('sh:datatype xsd:integer');

describe('a value that does not keep its shape', () => {
  const integer = 'sh:datatype xsd:integer';
  const text = 'sh:datatype rdf:langString';

  it.each([
    [`${integer} ; sh:minCount 1`, '', 'minCount', 'expected at least 1, got none'],
    [`${integer} ; sh:maxCount 1`, ':p 1 , 2', 'maxCount', 'expected at most 1, got 2'],
    [integer, ':p "one"^^xsd:integer', 'datatype', '"one" is none'],
    [integer, ':p 1.0', 'datatype', '"1.0"^^xsd:decimal'],
    [text, ':p "a"', 'datatype', '"a"^^xsd:string'],
    ['sh:class :Artist', ':p <nowhere>', 'class', `<${MUSEUM}nowhere>, which the data does not`],
    ['sh:class :Artist', ':p <work/1>', 'class', `got <${MUSEUM}work/1>`],
    [
      'sh:or ( [ sh:class :Artist ] [ sh:class :Work ] )',
      ':p <nowhere>',
      'or',
      'one of the classes',
    ],
    ['sh:nodeKind sh:IRI', ':p "a"', 'nodeKind', 'got "a"'],
    [`${text} ; sh:uniqueLang true`, ':p "a"@fi , "b"@fi , "c"@sv', 'uniqueLang', 'in "fi"'],
    [
      'sh:qualifiedValueShape [ sh:class :Artist ] ; sh:qualifiedMinCount 1',
      ':p <work/1>',
      'qualifiedMinCount',
      `expected at least 1 of the class ${TERMS}Artist, got none`,
    ],
    [
      'sh:qualifiedValueShape [ sh:class :Artist ] ; sh:qualifiedMaxCount 1',
      ':p <artist/1> , <artist/2> , <work/1>',
      'qualifiedMaxCount',
      `expected at most 1 of the class ${TERMS}Artist, got 2`,
    ],
    [
      `${text} ; sh:qualifiedValueShape [ sh:languageIn ( "sv" ) ] ; sh:qualifiedMinCount 1`,
      ':p "a"@fi , "b"@en',
      'qualifiedMinCount',
      'expected at least 1 of the values, each a text in sv, got none',
    ],
    [
      `${integer} ; sh:qualifiedValueShape [ sh:minInclusive 5 ; sh:in ( 5 6 ) ] ; sh:qualifiedMaxCount 1`,
      ':p 5 , 6 , 7',
      'qualifiedMaxCount',
      'expected at most 1 of the values, each ',
    ],
    [`${integer} ; sh:in ( 1 2 )`, ':p 3', 'in', 'expected one of "1"'],
    [`${integer} ; sh:hasValue 1`, ':p 3', 'hasValue', 'among the values'],
    [
      'sh:datatype xsd:string ; sh:pattern "^a" ; sh:flags "i"',
      ':p "A" , "b"',
      'pattern',
      'got "b"',
    ],
    ['sh:datatype xsd:string ; sh:minLength 2', ':p "a"', 'minLength', 'at least 2 letters'],
    ['sh:datatype xsd:string ; sh:maxLength 2', ':p "abc"', 'maxLength', 'at most 2 letters'],
    [
      `${text} ; sh:languageIn ( "en" "fi" )`,
      ':p "a"@en-gb , "b"@fi , "c"@sv',
      'languageIn',
      '"c"@sv',
    ],
    [`${integer} ; sh:minInclusive 1`, ':p 1 , 0', 'minInclusive', 'expected at least 1, got "0"'],
    [`${integer} ; sh:maxInclusive 1`, ':p 1 , 2', 'maxInclusive', 'expected at most 1, got "2"'],
    [`${integer} ; sh:minExclusive 1`, ':p 2 , 1', 'minExclusive', 'expected more than 1, got "1"'],
    [`${integer} ; sh:maxExclusive 1`, ':p 0 , 1', 'maxExclusive', 'expected less than 1, got "1"'],
  ])('of %s is found in "%s"', (...[words, statements, constraint, message]) => {
    const data = `<work/1> a :Work ; ${statements} . <artist/1> a :Artist . <artist/2> a :Artist .`;
    const found = check(snapshotOf(workWith(words), data));
    expect(found).toMatchObject([
      { severity: 'violation', resource: `${MUSEUM}work/1`, place: 'Work.p', constraint },
    ]);
    expect(found[0]?.message).toContain(message);
  });

  it('is a warning with its own words where the shape says so', () => {
    const shapes = workWith(
      'sh:datatype xsd:date ; sh:minCount 1 ; sh:severity sh:Info ; sh:message "No day."',
    );
    expect(check(snapshotOf(shapes, '<work/1> a :Work .'))).toMatchObject([
      { severity: 'warning', message: 'No day. (expected at least 1, got none)' },
    ]);
  });
});

describe('a constraint on values', () => {
  const DATE_TIME = 'xsd:dateTime ; sh:minInclusive "2002-10-10T12:00:00"^^xsd:dateTime';

  it.each([
    ['a time with a zone', DATE_TIME, '"2002-10-10T12:00:00-05:00"^^xsd:dateTime'],
    ['NaN', 'xsd:double ; sh:minInclusive "-INF"^^xsd:double', '"NaN"^^xsd:double'],
    ['a month', 'xsd:duration ; sh:maxInclusive "P30D"^^xsd:duration', '"P1M"^^xsd:duration'],
    ['a day less', 'xsd:duration ; sh:minInclusive "P1Y"^^xsd:duration', '"P365D"^^xsd:duration'],
    [
      'a fraction more',
      'xsd:time ; sh:maxInclusive "10:00:00"^^xsd:time',
      '"10:00:00.00000000000001"^^xsd:time',
    ],
    ['another number', 'xsd:integer ; sh:in ( 9007199254740992 )', '9007199254740993'],
    ['another moment', 'xsd:date ; sh:hasValue "2026-01-01Z"^^xsd:date', '"2026-01-01"^^xsd:date'],
  ])('is not kept by %s: %s, %s', (_what, words, value) => {
    const found = check(
      snapshotOf(workWith(`sh:datatype ${words}`), `<work/1> a :Work ; :p ${value} .`),
    );
    expect(found.map(({ constraint }) => constraint)).toContain(/sh:(\w+)/.exec(words)?.[1]);
  });

  it.each([
    ['a later time with a zone', DATE_TIME, '"2002-10-11T12:00:00-05:00"^^xsd:dateTime'],
    [
      'the last midnight',
      'xsd:time ; sh:maxInclusive "01:00:00"^^xsd:time',
      '"24:00:00"^^xsd:time',
    ],
    ['INF', 'xsd:double ; sh:severity sh:Warning ; sh:minInclusive 0', '"INF"^^xsd:double'],
    ['twelve months', 'xsd:duration ; sh:in ( "P1Y"^^xsd:duration )', '"P12M"^^xsd:duration'],
    [
      'one moment in two zones',
      'xsd:date ; sh:hasValue "2026-01-01+13:00"^^xsd:date',
      '"2025-12-31-11:00"^^xsd:date',
    ],
    [
      'a number more exact than a double',
      'xsd:decimal ; sh:minExclusive 9007199254740992.0',
      '9007199254740993.0',
    ],
    ['1, which is true', 'xsd:boolean ; sh:in ( true )', '"1"^^xsd:boolean'],
    ['a double beside a decimal', 'xsd:double ; sh:maxInclusive 0.1', '"1.0E-1"^^xsd:double'],
  ])('is kept by %s: %s, %s', (_what, words, value) => {
    const found = check(
      snapshotOf(workWith(`sh:datatype ${words}`), `<work/1> a :Work ; :p ${value} .`),
    );
    expect(found.filter(({ constraint }) => constraint !== undefined)).toEqual([]);
  });
});

describe('a resource', () => {
  it('of two types that have shapes is a violation', () => {
    expect(check(snapshotOf(SHAPES, '<work/1> a :Work , :Artist .'))).toEqual([
      {
        severity: 'violation',
        resource: `${MUSEUM}work/1`,
        message: 'expected one type that has a shape, got Artist and Work',
      },
    ]);
  });

  it.each([
    ['<x> a :Other .', `<${TERMS}Other>`],
    ['<x> :p 1 .', 'none'],
  ])('of no type that has a shape is a violation: it would be in no list: %s', (data, types) => {
    expect(check(snapshotOf(SHAPES, data))).toEqual([
      {
        severity: 'violation',
        resource: `${MUSEUM}x`,
        message: `expected one type that has a shape, got ${types}`,
      },
    ]);
  });

  it.each(['<artist/1>', '<1>', '<>', '<workshop/1>'])(
    'of one shape at an address of another is a violation: %s a :Work',
    (address) => {
      expect(check(snapshotOf(SHAPES, `${address} a :Work .`))).toMatchObject([
        {
          severity: 'violation',
          message: `expected the address of a Work to begin with <${MUSEUM}work/>`,
        },
      ]);
    },
  );

  it('may have an address outside of the base address', () => {
    expect(check(snapshotOf(SHAPES, '<https://other.example/1> a :Work .'))).toEqual([]);
  });
});

describe('the catalogue', () => {
  const sound = '<> a :Museum .';

  it('is sound as the resource of its shape at the base address', () => {
    expect(check(snapshotOf(CATALOGUE, sound))).toEqual([]);
  });

  it('is a violation elsewhere', () => {
    expect(check(snapshotOf(CATALOGUE, `${sound} <museum> a :Museum .`))).toMatchObject([
      { severity: 'violation', resource: `${MUSEUM}museum` },
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a resource of another class', '<> a :Other .'],
    ['a resource of no class', '<> :p 1 .'],
  ])('is missed where the base address has %s', (_what, data) => {
    expect(check(snapshotOf(CATALOGUE, data))).toContainEqual(
      expect.objectContaining({
        severity: 'violation',
        resource: MUSEUM,
        message: expect.stringContaining(
          `expected a resource of the class <${TERMS}Museum>`,
        ) as string,
      }),
    );
  });
});

describe('a property that no field has', () => {
  it('is a warning that counts its resources', () => {
    const data = '<work/1> a :Work ; :q 1 , 2 ; :r 1 . <work/2> a :Work ; :q 1 ; :p 1 .';
    expect(check(snapshotOf(SHAPES, data))).toEqual(
      [
        ['q', 2],
        ['r', 1],
      ].map(([local, count]) => ({
        severity: 'warning',
        place: `<${TERMS}${local ?? ''}>`,
        message: `no field has this property; resources that have it: ${count ?? ''}`,
      })),
    );
  });
});

describe('an address that cannot be fetched', () => {
  it.each(['work/1?a=b', 'work/1#a', 'work/1%20ä'])('is %s', (address) => {
    const findings = check(snapshotOf(SHAPES, `<${address}> a :Work ; :p 1 .`));
    expect(findings).toMatchObject([
      { severity: 'violation', message: expect.stringContaining('cannot be fetched') as string },
    ]);
  });

  it('is one with dots for a part', () => {
    const findings = check(snapshotOf(SHAPES, `<${MUSEUM}work/../1> a :Work ; :p 1 .`));
    expect(findings).toMatchObject([{ severity: 'violation' }]);
  });

  it('is none with letters of any kind, or percent-encoded ones', () => {
    const data = '<work/ä> a :Work ; :p 1 . <work/%C3%B6> a :Work ; :p 1 .';
    expect(check(snapshotOf(SHAPES, data))).toEqual([]);
  });

  it('is one of two with the same URL', () => {
    const data = '<work/ä> a :Work ; :p 1 . <work/%C3%A4> a :Work ; :p 1 .';
    const messages = check(snapshotOf(SHAPES, data)).map(({ message }) => message);
    expect(messages).toEqual([expect.stringContaining('with the same URL as <')]);
  });

  it.each(['%c3%a4', '%5cx', '%61', '%2E', '%E4', '%00', '%zz', '%'])(
    'is one with the percent code %s, which clients write in another way or not at all',
    (code) => {
      const data = `<work/x${code}> a :Work ; :p 1 .`;
      const found = check(snapshotOf(SHAPES, data)).map(({ message }) => message);
      expect(found).toEqual([expect.stringContaining('cannot be fetched')]);
    },
  );
});

describe('the length of a text', () => {
  it('is in characters, not in the halves that some are stored in', () => {
    const shapes = workWith('sh:datatype xsd:string ; sh:minLength 2');
    const found = (text: string) => check(snapshotOf(shapes, `<work/1> a :Work ; :p "${text}" .`));
    expect(found('𝒳')).toHaveLength(1);
    expect(found('𝒳y')).toEqual([]);
  });
});
