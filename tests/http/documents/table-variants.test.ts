import { Parser, type Quad } from 'n3';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../answers/read-csv.ts';
import { readSheet } from '../../answers/read-xlsx.ts';
import { application } from '../../support/application.ts';
import { folder } from '../../support/folder.ts';
import { isWide } from '../../support/wide.ts';
import { triplesOfTables, type Metadata } from './csvw.ts';

type Get = ReturnType<typeof application>['get'];

const catalogue = application();
const { get } = catalogue;
const segments = catalogue.service.snapshot.model.shapes.flatMap(({ segment }) => segment || []);

let made: ReturnType<typeof application> | undefined;

/** A catalogue whose values are hard to write in a table, read once. */
function difficult() {
  return (made ??= readDifficult());
}

function readDifficult() {
  const ontology = folder({
    'shapes.ttl': `
      @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
      @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
      @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix dash: <http://datashapes.org/dash#> .
      @prefix varanto: <https://w3id.org/varanto#> . @prefix ex: <https://data.example.org/terms#> .
      ex:ThingShape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:codeIdentifier "Thing" ; sh:order 1 ;
        varanto:plural "things" ; varanto:segment "thing" ; sh:description "A thing."@en ;
        sh:property [ sh:path ex:name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
          dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ;
        sh:property [ sh:path ex:size ; sh:codeIdentifier "size" ; sh:order 2 ; sh:datatype xsd:decimal ;
          sh:description "Sizes."@en ] ;
        sh:property [ sh:path ex:code ; sh:codeIdentifier "code" ; sh:order 3 ; sh:nodeKind sh:Literal ;
          sh:description "Codes."@en ] ;
        sh:property [ sh:path ex:flag ; sh:codeIdentifier "flag" ; sh:order 4 ; sh:datatype xsd:boolean ; sh:maxCount 1 ;
          sh:description "Whether."@en ] ;
        sh:property [ sh:path ex:day ; sh:codeIdentifier "day" ; sh:order 5 ; sh:datatype xsd:date ; sh:maxCount 1 ;
          sh:description "When."@en ] ;
        sh:property [ sh:path ex:part ; sh:codeIdentifier "parts" ; sh:order 6 ; sh:class ex:Thing ;
          sh:description "Its parts."@en ] ;
        sh:property [ sh:path [ sh:inversePath ex:part ] ; sh:codeIdentifier "wholes" ; sh:order 7 ; sh:class ex:Thing ;
          sh:description "What it is a part of."@en ] .`,
  });
  const data = folder({
    'data.ttl': `
      @prefix ex: <https://data.example.org/terms#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
      <thing/a> a ex:Thing ; ex:name "A; \\\\a, \\"b\\"\\nc"@fi , "toinen"@fi , "  A "@sv , "A"@zh-Hans ;
        ex:size 1.50 , 2.0 , 1000000000000000000000.1 ; ex:code "1" , "1"^^xsd:integer , "x"^^ex:own , "=1+1" ;
        ex:flag true ; ex:day "2026-11-22"^^xsd:date ; ex:part <thing/b> , <thing/c> .
      <thing/b> a ex:Thing ; ex:name "B"@fi ; ex:code "07.02" ; ex:flag false .
      <thing/c> a ex:Thing ; ex:name "C"@fi ; ex:part <thing/b> .`,
  });
  return application({ ontology, data });
}

const wholes = new Map<Get, Promise<Quad[]>>();

/** The statements about some subjects that are in the whole catalogue, which is read once. */
async function statedOf(subjects: ReadonlySet<string>, ask: Get): Promise<Quad[]> {
  const read = async (): Promise<Quad[]> =>
    new Parser().parse(await (await ask('/catalogue.nt')).text());
  const whole = wholes.get(ask) ?? read();
  wholes.set(ask, whole);
  const quads = await whole;
  return quads.filter(({ subject }) => subjects.has(subject.value));
}

function lines(quads: Iterable<Quad>): string[] {
  const all = [...quads].map(({ subject, predicate, object }) => {
    const type = object.termType === 'Literal' ? `${object.language}^${object.datatype.value}` : '';
    return `${subject.value} ${predicate.value} ${object.value} ${type.toLowerCase()}`;
  });
  return [...new Set(all)].sort();
}

/** The triples of a collection, by the metadata that its table's header names. */
async function fromTable(segment: string, ask: Get) {
  const { headers } = await ask(`/${segment}.csv`);
  const [, address = ''] =
    /<([^>]+)>; rel="describedby"; type="application\/csvm\+json"/.exec(
      headers.get('Link') ?? '',
    ) ?? [];
  expect(address).toBe(`http://localhost:4000/${segment}.csv-metadata.json`);
  const metadata = (await (await ask(address)).json()) as Metadata;
  expect(metadata.tables.map(({ url }) => url)).toContain(`http://localhost:4000/${segment}.csv`);
  const store = await triplesOfTables(metadata, async (url) => (await ask(url)).text());
  return store.getQuads(null, null, null, null);
}

describe('the table of a collection with its metadata', () => {
  it.runIf(isWide).each(segments)(
    'is the triples of its resources, by the algorithm of CSVW: /%s',
    async (segment) => {
      const shape = catalogue.service.snapshot.model.shapes.find(
        (each) => each.segment === segment,
      );
      const ids = new Set(
        shape ? catalogue.service.snapshot.ofShape(shape).map(({ id }) => id) : [],
      );
      const stated = await statedOf(ids, get);
      expect(stated.length).toBeGreaterThan(0);
      expect(lines(await fromTable(segment, get))).toEqual(lines(stated));
    },
  );

  it('is the triples of values of any kind', async () => {
    const { get: ask, service } = difficult();
    const ids = new Set(service.snapshot.described.map(({ id }) => id));
    expect(lines(await fromTable('thing', ask))).toEqual(lines(await statedOf(ids, ask)));
  });
});

describe('the table of a collection', () => {
  it('has a row for each resource, with the names of those that it links to beside their addresses', async () => {
    const { get: ask } = difficult();
    const answer = await ask('/thing.csv');
    const [heads = [], ...rows] = readCsv(await answer.text());
    expect(answer.headers.get('Row-Count')).toBe('3');
    expect(heads).toEqual([
      ...[
        'id',
        'name.fi',
        'name.sv',
        'name.zh-hans',
        'size',
        'code.integer',
        'code.string',
        'code.own',
      ].sort((a, b) => heads.indexOf(a) - heads.indexOf(b)),
      ...['flag', 'day', 'parts', 'parts.displayName'],
    ]);
    expect(rows.map(([id]) => id)).toEqual(
      ['a', 'b', 'c'].map((name) => `http://localhost:4000/thing/${name}`),
    );
    expect(rows[0]?.[1]).toBe('A\\; \\\\a, "b"\nc; toinen');
    expect(rows[0]?.at(-2)).toBe('http://localhost:4000/thing/b; http://localhost:4000/thing/c');
    expect(rows[0]?.at(-1)).toBe('B; C');
  });

  it('has typed cells as a workbook', async () => {
    const { get: ask } = difficult();
    const { body } = await ask('/thing.xlsx');
    const [, a = []] = await readSheet(body as unknown as AsyncIterable<Uint8Array>);
    expect(a).toContain('boolean 1');
    expect(a).toContain('day 46348');
    expect(a.some((cell) => cell.startsWith('text =1+1') || cell.includes('=1+1'))).toBe(true);
  });

  it('has all resources, whichever page is asked for, in the same order as the pages', async () => {
    const whole = await (await get('/tos-list.csv')).text();
    const rows = readCsv(whole);
    expect(rows).toHaveLength(109);
    const part = encodeURIComponent('tos-list/2022-01-25/07');
    expect(await (await get(`/tos-list.csv?after=${part}`)).text()).toBe(whole);
  });

  it.each([
    ['csv', 'text/csv; charset=utf-8'],
    ['tsv', 'text/tab-separated-values; charset=utf-8'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['csv-metadata.json', 'application/csvm+json'],
  ])(
    'is at the ending .%s, with an ETag, and a HEAD has the same headers',
    async (ending, type) => {
      const answer = await get(`/register.${ending}`);
      expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, type]);
      const etag = answer.headers.get('ETag') ?? '';
      expect((await get(`/register.${ending}`, { 'If-None-Match': etag })).status).toBe(304);
      const head = await catalogue.app.request(`/register.${ending}`, { method: 'HEAD' });
      expect(head.headers.get('ETag')).toBe(etag);
      expect(head.headers.get('Row-Count')).toBe(answer.headers.get('Row-Count'));
      const byType = await get('/register', { Accept: type.split(';')[0] ?? '' });
      expect(byType.headers.get('Content-Location')).toBe(
        `http://localhost:4000/register.${ending}`,
      );
    },
  );

  it('is another one for each layout and language', async () => {
    const tags = await Promise.all(
      ['', '?for=excel', '?lists=rows'].map(async (layout) =>
        (await get(`/register.csv${layout}`)).headers.get('ETag'),
      ),
    );
    const finnish = await get('/register.csv', { 'Accept-Language': 'sv' });
    expect(finnish.headers.get('Vary')).toBe('Accept-Language, Accept-Encoding');
    expect(new Set([...tags, finnish.headers.get('ETag')]).size).toBe(4);
  });

  it('is 400 for a layout that is not there', async () => {
    const answer = await get('/register.csv?for=word');
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe('for: expected excel, got "word"\n');
  });

  it('is linked on the page of the collection', async () => {
    const page = await (await get('/register', { Accept: 'text/html' })).text();
    for (const ending of ['.csv', '.tsv', '.xlsx', '.csv-metadata.json'])
      expect(page).toContain(`href="http://localhost:4000/register${ending}"`);
  });
});
