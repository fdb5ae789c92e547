import oxigraph from 'oxigraph';
import { describe, expect, it } from 'vitest';
import { explain } from '../../../src/sparql/endpoint/explain.ts';
import { inspect } from '../../../src/sparql/endpoint/inspect.ts';
import { readExamples } from '../../../src/store/examples.ts';

const BASE = 'http://e/';

/** What a client reads about a query that is not answered, without what all of the messages begin with. */
function messageOf(query: string): string | undefined {
  const inspected = inspect(query, BASE);
  const mistake = 'code' in inspected ? inspected : explain(query);
  return mistake?.message.replace('Not SPARQL 1.1 at line ', '');
}

describe('a query that cannot be read', () => {
  it.each([
    [
      'SELECT * { ?s ?p ?o',
      '1, column 20: expected ",", ";", ".", a pattern or "}", got the end of the query.',
    ],
    ['SELECT * {\n ?s ?p }', '2, column 8: expected an object, got "}".'],
    [
      'SELECT * { ?s ?p ?o FILTER ?o > 3 }',
      '1, column 28: expected an expression in brackets, or a function, got "?o".',
    ],
    [
      'SELECT COUNT(*) {}',
      '1, column 8: expected DISTINCT, REDUCED, "*" or a variable or (… AS ?name), got "COUNT".',
    ],
    ['SELECT (COUNT(*)) {}', '1, column 17: expected AS or an operator, got ")".'],
    ['ASK { ?s <a>{2} ?o }', '1, column 13: expected an object or an operator, got "{".'],
    [
      'ASK { _:aSERVICE<http://x/>{} }',
      '1, column 28: expected an object or an operator, got "{".',
    ],
    [
      'SELECT * {} LIMIT 1 LIMIT 2',
      '1, column 21: expected OFFSET, VALUES or the end of the query, got "LIMIT".',
    ],
    [
      'ASK { ?s ?p "\\uDC00" }',
      '1, column 13: the escape "\\uDC00" is half of a character. Write the whole one, or its number as \\UXXXXXXXX.',
    ],
    [
      'ASK { <http://a/\\u0020b> ?p ?o }',
      '1, column 7: the address that begins here has the character U+0020, which no address has. Write %20.',
    ],
    [
      'ASK { <http://a/ b> ?p ?o }',
      '1, column 7: the address that begins here has the character U+0020, which no address has. Write %20.',
    ],
    ...['<a b> ?p ?o', '?s <a b> ?o', '?s ?p <a b>', '?s ?p <c>, <a b>', '?s a <a b>'].map(
      (triple): [string, string] => [
        `SELECT * { ${triple} }`,
        `1, column ${12 + triple.indexOf('<a')}: the address that begins here has the character U+0020, which no address has. Write %20.`,
      ],
    ),
    [
      'PREFIX ex: <a b#> ASK { ?s ex:p ?o }',
      '1, column 12: the address that begins here has the character U+0020, which no address has. Write %20.',
    ],
    [
      'ASK { ?s <{a}> ?o }',
      '1, column 10: the address that begins here has the character U+007B, which no address has. Write %7B.',
    ],
    [
      'ASK { <a ?p ?o }',
      '1, column 7: the address that begins here has the character U+0020, which no address has. Write %20.',
    ],
    ['ASK { FILTER(?a <3 && ?b> ?c ?d) }', '1, column 30: expected ")" or an operator, got "?d".'],
    ['ASK { FILTER(1 <"b" || "c"> 2 2) }', '1, column 31: expected ")" or an operator, got "2".'],
    ['ASK { FILTER(< 3) }', '1, column 14: expected an expression, got "<".'],
    [
      'ASK { ?s ?p <http://a/\n }',
      '1, column 13: the address that begins here has no end. Expected > after it.',
    ],
    ['SELECT ?s $s { ?s ?p ?o }', '1, column 11: "$s" is selected twice. Name it once.'],
    [
      'ASK { { SELECT ?s ?s { ?s ?p ?o } } }',
      '1, column 19: "?s" is selected twice. Name it once.',
    ],
    [
      'ASK { ?x ?p ?o BIND(2 AS ?x) }',
      '1, column 26: "?x" has a value already. Choose a name after AS that is used nowhere else.',
    ],
    [
      'SELECT (1 AS ?s) { ?s ?p ?o }',
      '1, column 14: "?s" has a value already. Choose a name after AS that is used nowhere else.',
    ],
    [
      'ASK { _:a ?p ?o OPTIONAL { _:a ?b ?c } }',
      '1, column 28: the blank node "_:a" is in another pattern already. Use a variable.',
    ],
    [
      'SELECT * { ?s ?p ?o } GROUP BY ?s',
      '1, column 8: with GROUP BY there is no SELECT *. Name the variables.',
    ],
    [
      'SELECT ?o { ?s ?p ?o } GROUP BY ?s',
      '1, column 8: "?o" has several values in a group. Put it into GROUP BY, or use a function such as SAMPLE.',
    ],
    [
      'ASK { VALUES (?x ?y) { (1 "a"@en) (1) } }',
      '1, column 35: expected 2 values in a row of VALUES, got 1.',
    ],
  ])('is explained: %s', (query, message) => {
    expect(() => new oxigraph.Store().query(query, { base_iri: BASE })).toThrow();
    expect(messageOf(query)).toBe(message);
  });

  it('is explained in little time, however long it is', () => {
    const query = `SELECT * { ${'?s ?p "x"@en , <a> ; ?q 1 . '.repeat(2_000)} ]`;
    const begun = process.cpuUsage().user;
    expect(messageOf(query)).toMatch(/got "\]"\.$/);
    expect((process.cpuUsage().user - begun) / 1e6).toBeLessThan(2);
  });
});

describe('a query that can be read', () => {
  it.each(readExamples('data').filter(({ file }) => file.endsWith('.rq')))(
    'has nothing to explain: $file',
    ({ query }) => {
      expect(explain(query)).toBeUndefined();
    },
  );

  it.each([
    'ASK { FILTER(TRUE) }',
    'SELECT * { ?s ?p False OPTIONAL { ?s ?p TRUE } } # TRUE',
    'SELECT ?x (GROUP_CONCAT(DISTINCT ?y; SEPARATOR=", ") AS ?z) { ?x a/^<b>|!(<c>|^a)+ [ ?p () ] } GROUP BY ?x HAVING (COUNT(*) > 1)',
    'CONSTRUCT { [] a ?o . (1 2) ?p [ ?q -1.5 ] } WHERE { ?s ?p ?o . MINUS { ?s ?p ?o } FILTER NOT EXISTS { ?o ?p ?s } } ORDER BY DESC(?o) ?p LIMIT 1 OFFSET 2',
    'DESCRIBE ?x <y> WHERE { VALUES (?x ?y) { (1 UNDEF) ("a"@en "b"^^<c>) } } VALUES ?z { <d> true }',
    'ASK { { SELECT (1 AS ?a) {} } UNION { BIND(IF(?a IN (1, 2), BNODE(), <http://www.w3.org/2001/XMLSchema#string>(?b)) AS ?c) } }',
  ])('is read by the engine and by the grammar: %s', (query) => {
    expect(explain(query)).toBeUndefined();
    const inspected = inspect(query, BASE);
    if ('code' in inspected) throw new Error(inspected.message);
    const results_format = /^[CD]/.test(query) ? 'application/n-triples' : 'text/csv';
    const asked = { base_iri: BASE, results_format };
    expect(() => new oxigraph.Store().query(inspected.asked, asked)).not.toThrow();
  });
});
