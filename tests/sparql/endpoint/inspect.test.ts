import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { inspect, type Inspected } from '../../../src/sparql/endpoint/inspect.ts';

const BASE = 'http://e/';

function inspected(query: string): Inspected {
  const found = inspect(query, BASE);
  if ('code' in found) throw new Error(found.message);
  return found;
}

function codeOf(query: string): string | undefined {
  const found = inspect(query, BASE);
  return 'code' in found ? found.code : undefined;
}

describe('inspect', () => {
  it.each([
    ['SELECT * {}', 'SELECT'],
    ['# INSERT\nPREFIX select: <http://e/> ask {}', 'ASK'],
    ['BASE <http://e/> PREFIX : <#> CONSTRUCT { ?s :p "SELECT" } WHERE { ?s ?p ?o }', 'CONSTRUCT'],
    ['describe <http://e/>', 'DESCRIBE'],
  ])('reads the form of %s', (query, form) => {
    expect(inspected(query).form).toBe(form);
  });

  it.each([
    'INSERT DATA { <a> <b> <c> }',
    'PREFIX e: <http://e/> DELETE WHERE { ?s ?p ?o }',
    'LOAD <http://other.example/x>',
    'CLEAR ALL',
    'WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }',
  ])('refuses the update %s', (query) => {
    expect(codeOf(query)).toBe('UPDATE_REFUSED');
  });

  it.each([
    'SELECT * { SERVICE <http://x/> { ?s ?p ?o } }',
    'SELECT * { service silent ?x { ?s ?p ?o } }',
    'SELECT * { FILTER EXISTS { SERVICE<http://x/>{} } }',
    'SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }',
    'ASK { ?s ?p "a" #"\n SERVICE <http://x/> {} }',
  ])('refuses another service in %s', (query) => {
    expect(codeOf(query)).toBe('SERVICE_REFUSED');
  });

  it.each([
    'SELECT ?service { ?service ?p "SERVICE <x> {}" }',
    'SELECT * { ?s ?p <http://e/SERVICE> # SERVICE\n }',
    'PREFIX service: <http://e/> SELECT * { ?s service:SERVICE """SERVICE " x""" }',
    "SELECT * { ?s ?p 'it\\'s SERVICE', 'b' , \"SERVICE\\\\\" }",
  ])('takes the word for one where it is a part of something else: %s', (query) => {
    expect(inspected(query).form).toBe('SELECT');
    expect(() => new oxigraph.Store().query(query, { base_iri: BASE })).not.toThrow();
  });

  it('refuses what is no query, and says where it begins', () => {
    expect(inspect('\n  Hello', BASE)).toEqual({
      code: 'BAD_QUERY',
      message: 'Expected SELECT, ASK, CONSTRUCT or DESCRIBE, got "Hello" at line 2, column 3.',
    });
    expect(codeOf('')).toBe('BAD_QUERY');
    expect(codeOf(`ASK { FILTER${'('.repeat(500)}1${')'.repeat(500)} }`)).toBe('QUERY_TOO_DEEP');
  });

  it('reads the graphs that a query names, relative to its base, with its prefixes', () => {
    const query =
      'PREFIX g: <graphs/> BASE <http://b/> SELECT * FROM g:one FROM <two> FROM NAMED <http://n/> { ?s ?p "FROM <no>" }';
    expect(inspected(query)).toMatchObject({
      from: ['http://e/graphs/one', 'http://b/two'],
      fromNamed: ['http://n/'],
    });
  });

  it.each([
    ['SELECT (NOW() AS ?n) {}', true],
    ['SELECT (rand() AS ?n) {}', true],
    ['CONSTRUCT { ?s ?p [] } WHERE { ?s ?p ?o }', true],
    ['CONSTRUCT { ?s ?p _:b } WHERE { ?s ?p ?o }', true],
    ['CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }', false],
    ['SELECT ?NOW { ?NOW ?p [] , "RAND()" }', false],
  ])('knows whether %s has another answer each time: %s', (query, isFleeting) => {
    expect(inspected(query).isFleeting).toBe(isFleeting);
  });
});

describe('a limited query', () => {
  const store = new oxigraph.Store();
  store.load(
    Array.from({ length: 20 }, (_, n) => `<http://e/${n}> <http://e/p> ${n} .`).join('\n'),
    { format: 'text/turtle' },
  );
  const rows = (query: string): number =>
    (store.query(query, { base_iri: BASE }) as unknown[]).length;

  it.each([
    ['SELECT * { ?s ?p ?o }', 5],
    ['SELECT * { ?s ?p ?o } # the end', 5],
    ['SELECT * { ?s ?p ?o } LIMIT 3', 3],
    ['SELECT * { ?s ?p ?o } LIMIT 13', 5],
    ['SELECT * { ?s ?p ?o } OFFSET 17', 3],
    ['SELECT * { ?s ?p ?o } LIMIT 100 OFFSET 17', 3],
    ['SELECT * { ?s ?p ?o } OFFSET 2 limit 100', 5],
    ['SELECT * { ?s ?p ?o } VALUES ?o { 1 2 3 4 5 6 7 }', 5],
    ['SELECT * { ?s ?p ?o } ORDER BY ?o VALUES (?o) { (1) (2) }', 2],
    ['SELECT * { { SELECT * { ?s ?p ?o } LIMIT 2 } }', 2],
    ['SELECT ?o (COUNT(*) AS ?n) { ?s ?p ?o VALUES ?p { <p> } } GROUP BY ?o HAVING(?o > 1)', 5],
  ])('has so many rows at most: %s', (query, expected) => {
    expect(rows(inspected(query).limited(5))).toBe(expected);
    expect(rows(inspected(query).limited(1_000))).toBe(rows(query));
  });
});
