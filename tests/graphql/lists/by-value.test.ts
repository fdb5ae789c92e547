import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import { ask } from '../../support/catalogue.ts';
import { snapshotOf } from '../../support/turtle.ts';

/** Things with one value each, named a, b, c in the order of the values. */
function thingsOf(type: string, ...values: readonly string[]): Snapshot {
  const shapes = `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
    sh:description "A thing."@en ; sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 2 ;
      sh:datatype xsd:string ; sh:maxCount 1 ; sh:description "Its name."@en ] ,
    [ sh:path :p ; sh:codeIdentifier "p" ; sh:order 1 ; sh:datatype ${type} ; sh:maxCount 1 ;
      sh:description "Its value."@en ] .`;
  const data = values.map((value, index) => {
    const name = String.fromCharCode(97 + index);
    const literal = type === 'rdf:langString' ? value : `"${value}"^^${type}`;
    return `<thing/${name}> a :Thing ; :name "${name}" ; :p ${literal} .`;
  });
  return snapshotOf(shapes, data.join('\n'));
}

interface Answer {
  readonly data?: {
    readonly things: {
      readonly nodes?: readonly { readonly name: string }[];
      readonly facets?: readonly { readonly values: readonly { value: string; count: number }[] }[];
    };
  };
}

async function names(snapshot: Snapshot, args: string): Promise<string> {
  const answer = (await ask(snapshot, `{ things(${args}) { nodes { name } } }`)) as Answer;
  return (answer.data?.things.nodes ?? []).map(({ name }) => name).join('');
}

async function counts(snapshot: Snapshot): Promise<Record<string, number>> {
  const query = '{ things(first: 0) { facets(fields: [p]) { values { value count } } } }';
  const { data } = (await ask(snapshot, query)) as Answer;
  const values = data?.things.facets?.[0]?.values ?? [];
  return Object.fromEntries(values.map(({ value, count }) => [value, count]));
}

describe('a facet', () => {
  it.each([
    ['xsd:integer', ['7', '007', '8'], { '7': 2, '8': 1 }],
    ['xsd:decimal', ['1.50', '1.5', '+1.5', '1.51'], { '1.5': 3, '1.51': 1 }],
    [
      'xsd:dateTime',
      ['2026-01-01T00:00:00Z', '2026-01-01T02:00:00+02:00', '2025-12-31T24:00:00Z'],
      { '2026-01-01T00:00:00Z': 3 },
    ],
    ['xsd:duration', ['P1Y', 'P12M', 'P365D'], { P1Y: 2, P365D: 1 }],
    ['xsd:boolean', ['1', 'true', '0'], { true: 2, false: 1 }],
  ])('counts equal values of %s as one: %j', async (type, values, expected) => {
    expect(await counts(thingsOf(type, ...values))).toEqual(expected);
  });
});

describe('a filter', () => {
  it.each([
    ['xsd:decimal', ['9007199254740992.0', '9007199254740993.0'], 'gt: "9007199254740992"', 'b'],
    ['xsd:duration', ['P1M', 'P30D', 'P32D', 'P1D'], 'gt: "P1M"', 'c'],
    ['xsd:duration', ['P1Y', 'P12M', 'P365D'], 'eq: "P1Y"', 'ab'],
    ['xsd:time', ['24:00:00', '01:00:00', '00:30:00'], 'lt: "00:30:00"', 'a'],
    [
      'xsd:dateTime',
      ['2026-01-01T10:00:00', '2026-01-02T10:00:00'],
      'lt: "2026-01-01T20:00:00Z"',
      '',
    ],
    [
      'xsd:dateTime',
      ['2026-01-01T10:00:00.001Z', '2026-01-01T10:00:00Z'],
      'gt: "2026-01-01T10:00:00Z"',
      'a',
    ],
    ['xsd:double', ['0.1', '1.0E-1', '2e-1'], 'eq: 0.1', 'ab'],
    ['xsd:float', ['0.1', '0.2'], 'in: [0.1]', 'a'],
    ['xsd:double', ['1e21', '1e22'], 'gt: 1e21', 'b'],
  ])('of %s over %j, { %s }, keeps what is so by value: %s', async (...row) => {
    const [type, values, said, kept] = row;
    expect(await names(thingsOf(type, ...values), `where: { p: { ${said} } }`)).toBe(kept);
  });
});

describe('an order', () => {
  it.each([
    ['xsd:duration', ['P1Y', 'P1D', 'P13M', 'PT1H'], 'dbac'],
    ['xsd:gYear', ['12026', '-0044', '2026', '0000'], 'bdca'],
    ['xsd:date', ['2026-01-01', '2026-01-01+13:00', '2025-12-31-11:00'], 'bca'],
    ['xsd:decimal', ['10', '9.5', '-0.00000000000000000001', '0'], 'cdba'],
    ['xsd:double', ['1e3', '5', '-1'], 'cba'],
  ])('of %s sorts %j by value', async (type, values, order) => {
    expect(await names(thingsOf(type, ...values), 'orderBy: [{ field: p }]')).toBe(order);
  });

  it('leaves equal values to what is said next', async () => {
    const things = thingsOf('xsd:integer', '7', '007', '+7');
    expect(await names(things, 'orderBy: [{ field: p }, { field: name, direction: DESC }]')).toBe(
      'cba',
    );
  });

  it.each(['en-GB-oed', 'zh-cmn-Hans', 'x-default'])(
    'and facets of texts in a language that JavaScript has not (%s) are answered',
    async (tag) => {
      const things = thingsOf('rdf:langString', `"b"@${tag}`, `"a"@${tag}`);
      expect(await names(things, 'orderBy: [{ field: name, direction: DESC }]')).toBe('ba');
      expect(await counts(things)).toEqual({ a: 1, b: 1 });
    },
  );
});
