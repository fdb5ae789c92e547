import { describe, expect, it } from 'vitest';
import { ask, loadCatalogue } from '../../support/catalogue.ts';
import { snapshotOf } from '../../support/turtle.ts';

const fields = [
  ...['text string', 'shown boolean', 'size byte', 'weight double', 'price decimal'],
  ...['day date', 'moment dateTime', 'opens time', 'made gYear', 'sold gYearMonth'],
].map((each) => each.split(' '));

const shapes = `
  :WorkShape a sh:NodeShape ; sh:targetClass :Work ; sh:order 1 ; sh:codeIdentifier "Work" ;
    varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
    ${fields
      .map(
        ([name, datatype], index) => `sh:property [ sh:path :${name ?? ''} ; sh:order ${index} ;
          sh:codeIdentifier "${name ?? ''}" ; sh:datatype xsd:${datatype ?? ''} ; sh:maxCount 1 ;
          sh:description "P."@en ]`,
      )
      .join(' ; ')} .`;

const data = `
  <work/1> a :Work ; :text "Mām̄a İstanbul" ; :shown "1"^^xsd:boolean ; :size "5"^^xsd:byte ;
    :weight 1.5E0 ; :price 0.1 ; :day "2026-01-02"^^xsd:date ;
    :moment "2026-01-01T10:00:00+03:00"^^xsd:dateTime ; :opens "11:00:00+03:00"^^xsd:time ;
    :made "0044"^^xsd:gYear ; :sold "2026-02"^^xsd:gYearMonth .
  <work/2> a :Work ; :shown true ; :price 0.10000000000000000000001 ; :opens "08:30:00Z"^^xsd:time .
  <work/3> a :Work ; :shown false .`;

const snapshot = snapshotOf(shapes, data);

async function works(args: string): Promise<string[]> {
  const { data: answer, errors } = await ask(snapshot, `{ works(${args}) { nodes { id } } }`);
  expect(errors).toBeUndefined();
  const { nodes } = (answer as { works: { nodes: { id: string }[] } }).works;
  return nodes.map(({ id }) => id.replace(/^.*\//, ''));
}

describe('a filter of values', () => {
  it.each([
    ['text: { contains: "mama" }', ['1']],
    ['text: { startsWith: "MĀMA" }', ['1']],
    ['text: { contains: "istanbul" }', ['1']],
    ['shown: { eq: true }', ['1', '2']],
    ['size: { gt: -1000, lt: 1000 }', ['1']],
    ['weight: { eq: 1.5 }', ['1']],
    ['weight: { in: [1, 1.5] }', ['1']],
    ['weight: { gte: 1 }', ['1']],
    ['price: { eq: "0.1" }', ['1']],
    ['price: { eq: "00.10" }', ['1']],
    ['price: { gt: "0.1" }', ['2']],
    ['day: { gt: "2026-01-01", lte: "2026-01-02" }', ['1']],
    ['moment: { eq: "2026-01-01T07:00:00Z" }', ['1']],
    ['opens: { lt: "08:15:00Z" }', ['1']],
    ['made: { lt: "1900" }', ['1']],
    ['sold: { gte: "2026-02", lt: "2026-03" }', ['1']],
  ])('%s keeps %j', async (where, expected) => {
    expect(await works(`where: { ${where} }`)).toEqual(expected);
  });
});

describe('an order of values', () => {
  it.each([
    ['shown', ['3', '1', '2']],
    ['opens', ['1', '2', '3']],
    ['price', ['1', '2', '3']],
  ])('by %s is %j', async (field, expected) => {
    expect(await works(`orderBy: { field: ${field} }`)).toEqual(expected);
  });

  it('takes a field that comes again but once', async () => {
    const again = '{ field: shown }, { field: shown, direction: DESC }';
    expect(await works(`orderBy: [${again}]`)).toEqual(['3', '1', '2']);
  });
});

describe('a facet of values', () => {
  it('counts what is written in two ways as one', async () => {
    const query = '{ works { facets(fields: [shown, shown]) { values { value count } } } }';
    const values = [
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ];
    expect(await ask(snapshot, query)).toEqual({ data: { works: { facets: [{ values }] } } });
  });
});

describe('languages', () => {
  it('are twenty at most', async () => {
    const tags = JSON.stringify(Array.from({ length: 21 }, () => 'fi'));
    const query = `{ catalogue { title(languages: ${tags}) } }`;
    const { errors } = await ask(loadCatalogue().snapshot, query);
    expect(errors?.[0]?.message).toBe('languages: expected 20 at most, got 21');
  });
});
