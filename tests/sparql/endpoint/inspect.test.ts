import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { inspect, type Inspected } from '../../../src/sparql/endpoint/inspect.ts';
import { processorTime } from '../../support/processor-time.ts';

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

/** Whether the engine takes a query. */
function isTaken(query: string): boolean {
  try {
    new oxigraph.Store().query(query, { base_iri: BASE });
    return true;
  } catch {
    return false;
  }
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
    'ASK { ?s ?p "a" #"\n SERVICE <http://x/> {} }',
  ])('refuses another service in %s', (query) => {
    expect(codeOf(query)).toBe('SERVICE_REFUSED');
  });

  it.each([
    // The engine reads a keyword and a name in one word, and a text only with the escapes that there are.
    'PREFIX s: <http://x/> SELECT * { SERVICEs:x { ?s ?p ?o } }',
    'PREFIX s: <http://x/> SELECT * { SERVICESILENTs:x { ?s ?p ?o } }',
    'PREFIX : <http://x/> PREFIX service: <http://x/> SELECT * { service:x { ?s ?p ?o } }',
    'PREFIX s: <http://x/> SELECT * { ?s ?p s:a.b.SERVICE <http://x/> {} }',
    'SELECT * { VALUES ?x { """x"#\\q\n } SERVICE SILENT <http://x/> {} #""" }\n }',
    'SELECT * { VALUES ?x { """x"#\\uD800\n } SERVICE SILENT <http://x/> {} #""" }\n }',
    'SELECT * { ?s ?p <a:\\u0041#>\n SERVICE <http://x/> {} }',
    'SELECT * { SERVICESILENT <http://x/> {} }',
    'SELECT * { \\u0053ERVICE <http://x/> { ?s ?p ?o } }',
    'SELECT * { SERV\\U00000049CE <http://x/> { ?s ?p ?o } }',
  ])('refuses another service that the engine reads, or may read, in %s', (query) => {
    expect(codeOf(query)).toMatch(/^(?:SERVICE_REFUSED|BAD_QUERY)$/);
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

  it.each([
    [
      '\n  Hello',
      'BAD_QUERY',
      'begins with SELECT, ASK, CONSTRUCT or DESCRIBE, got "Hello" at line 2, column 3.',
    ],
    ['', 'BAD_QUERY', 'got an empty text.'],
    ['VERSION "1.2" ASK {}', 'BAD_QUERY', 'got "VERSION" at line 1, column 1.'],
    ['# a\n# b', 'BAD_QUERY', 'got comments alone.'],
    ['PREFIX e: <http://e/>', 'BAD_QUERY', 'got nothing after them.'],
    [
      'ASK {} ; CLEAR ALL',
      'UPDATE_REFUSED',
      'CLEAR at line 1, column 10: this endpoint is only read.',
    ],
    [
      'ASK {} ASK {}',
      'BAD_QUERY',
      'Expected one query, got another one: "ASK" at line 1, column 8.',
    ],
    ['ASK {};', 'BAD_QUERY', 'Expected one query, got another one: ";" at line 1, column 7.'],
    [
      'ASK { ?s ?p "abc }',
      'BAD_QUERY',
      'line 1, column 13: the text that begins here has no end. Expected " on',
    ],
    [
      "ASK { ?s ?p '''abc }",
      'BAD_QUERY',
      "the text that begins here has no end. Expected ''' after",
    ],
    ['ASK { ?s ?p "C:\\dir" }', 'BAD_QUERY', 'the text has the escape "\\d". Expected \\t'],
    ['ASK { ?s ?p ?\\u0078 }', 'BAD_QUERY', 'an escape is for texts'],
    ['PREFIX p\\u0078: <http://e/> ASK {}', 'BAD_QUERY', 'an escape is for texts'],
    [
      'ASK { ?s ex:p ?o }',
      'BAD_QUERY',
      'The prefix "ex:" at line 1, column 10 is not declared. Write PREFIX ex: <…>',
    ],
    ['ASK { ?s v:p ?o }', 'BAD_QUERY', 'Write PREFIX v: <http://v/>'],
    ['ASK { ?s ?p ?o }\u00a0', 'BAD_QUERY', 'no token begins with the character U+00A0.'],
    ['ASK { ?s ?p ?o § }', 'BAD_QUERY', 'no token begins with the character "§" (U+00A7).'],
    ['PREFIX e: <http://e/> ASK { ?s ?p e:v1.2.3 }', 'BAD_QUERY', 'dots in several places'],
    [
      'PREFIX fromage: <http://e/> SELECT * fromage:x {}',
      'BAD_QUERY',
      'may read FROM in "fromage:x"',
    ],
    [
      `ASK { FILTER${'('.repeat(500)}1${')'.repeat(500)} }`,
      'QUERY_TOO_DEEP',
      'at most 60 brackets open',
    ],
  ])('says of %j what was expected, what came and where', (query, code, message) => {
    const found = inspect(query, BASE, { v: 'http://v/' });
    expect(found).toMatchObject({ code });
    expect('message' in found && found.message).toContain(message);
  });

  it.each([
    ['LATERAL', 'ASK { ?s ?p ?o LATERAL { ?s ?p ?o } }'],
    ['ADJUST', 'ASK { FILTER(ADJUST(NOW(), ?z)) }'],
    ['TRIPLE', 'SELECT (TRIPLE(<a>, <b>, <c>) AS ?t) {}'],
    ['isTRIPLE', 'ASK { ?s ?p ?o FILTER(isTRIPLE(?o)) }'],
    ['SUBJECT', 'ASK { ?s ?p ?o FILTER(SUBJECT(?o)) }'],
    ['LANGDIR', 'ASK { ?s ?p ?o FILTER(LANGDIR(?o) = "rtl") }'],
    ['hasLANG', 'ASK { ?s ?p ?o FILTER(hasLANG(?o)) }'],
    ['STRLANGDIR', 'SELECT (STRLANGDIR("a", "ar", "rtl") AS ?t) {}'],
    ['direction', 'ASK { ?s ?p "a"@ar--rtl }'],
    ['triple terms', 'ASK { ?s ?p <<( ?a ?b ?c )>> }'],
    ['triple terms', 'ASK { << ?a ?b ?c >> ?p ?o }'],
    ['triple terms', 'ASK { <<<a> <b> <c>>> ?p ?o }'],
    ['annotations', 'ASK { ?s ?p ?o {| ?a ?b |} }'],
    ['reifiers', 'ASK { ?s ?p ?o ~ <r> }'],
    ['negation', 'ASK { FILTER(!!true) }'],
  ])('refuses what is no SPARQL 1.1, though the engine takes it: %s', (name, query) => {
    const found = inspect(query, BASE);
    expect(found).toMatchObject({ code: 'BAD_QUERY' });
    expect('message' in found && found.message).toMatch(/^Not SPARQL 1\.1 at line 1, column \d+: /);
    expect('message' in found && found.message).toContain(name);
    expect(isTaken(query)).toBe(true);
  });

  it.each([
    'ASK{?s a?o}',
    'ASK { FILTER(?a<<http://e/x>) }',
    'ASK { ?s ?p 1.5e3 , .5 , -2 , +3.0 . ?s ?p 4.}',
    'SELECT?s{?s?p?o}LIMIT10',
    'PREFIX ex: <http://e/> ASK { ?s ex:a\\-b ex:%41.b , ex: , ex:1.2 }',
    'PREFIX v1.2: <http://e/> ASK { ?s v1.2:x _:b.c }',
    'PREFIX from: <http://e/> PREFIX service: <http://e/> SELECT * FROM from:x { GRAPH service:g { ?s from:p service:q } }',
    "ASK { ?s (<p>|^<q>/!(<r>|^a)*|(<p>?))+ ?o MINUS { ?s ?p '''a\"'b''' } }",
    "SELECT (GROUP_CONCAT(DISTINCT ?o ; SEPARATOR=', ') AS ?x) { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(*) > 1)",
    'ASK { ?s ?p "\\u0041\\U0001F600\\"" , <http://e/\\u00e4> }',
    'ASK { VALUES (?a ?b) { (UNDEF true) ("a"@en-GB "b"^^<http://e/t>) } FILTER NOT EXISTS { ?a ?b ?c } }',
  ])('takes %s, as the engine does', (query) => {
    expect(codeOf(query)).toBeUndefined();
    expect(isTaken(query)).toBe(true);
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
    ['ASK { FILTER(?a<NOW()&&?b>1) }', true],
  ])('knows whether %s has another answer each time: %s', (query, isFleeting) => {
    expect(inspected(query).isFleeting).toBe(isFleeting);
  });
});

describe('a text as long as a request may be', () => {
  // It is read where all requests are answered. Twice the length may take twice the time, and no more than that.
  it.each([
    ...[
      'a.',
      'a.b',
      'a-',
      '1',
      '1.',
      '1e',
      '"',
      '"\n',
      '"""\\q',
      "'''a''",
      '<',
      '<a',
      ':',
      'a:b ',
      'a:.',
    ],
    ...[
      '#\n',
      '@a-',
      '{}',
      '(',
      ',',
      ' ',
      'ä.',
      '_:a.',
      '?x',
      '\\u0041',
      '%41',
      'FROM<a>',
      'PREFIX a:<a>',
    ],
  ])('is read in a moment, of %j alone', async (part) => {
    const text = `ASK {${part.repeat(100_000 / part.length)}`;
    expect(await processorTime(() => inspect(text, BASE))).toBeLessThan(1_000);
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
