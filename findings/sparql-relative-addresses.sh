#!/usr/bin/env bash
# sparqljs 3.7.4 and @traqula/parser-sparql-1-1 1.3.1, with it Comunica 5.4 (query-sparql-rdfjs-lite 5.2.3): relative
# addresses are put after the base as they are: `<../x>` keeps its dots, `<a>` after `BASE <http://example.org>` is
# `http://a`.
#
# Behaviour. Dots are not resolved; `//other.example/a` is a path; a base without a path loses its host; a slash in the
# query of the base is taken for one of its path; a fragment of the base is kept, and what is relative comes after it.
# The addresses look right and are in no data: a query finds nothing, an update writes statements of resources that
# nobody finds. The function IRI("../x") of the same Comunica is right, and so are oxigraph and n3.
#
# By SPARQL 1.1 relative IRIs are combined with the base as RFC 3986 says in 5.2 (4.1.1.2), which takes dots away
# (5.2.4), keeps only scheme and authority of a base without a path (5.2.3), and never has the fragment of the base
# (5.2.2).
#
# Input. Nine pairs of a base and a relative address; one triple.
#
# Why it matters. Queries and updates that come with a folder of files are written with `BASE` and `../`; the Turtle of
# the same folder is read rightly.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund \
  sparqljs@3.7.4 @traqula/parser-sparql-1-1@1.3.1 @traqula/algebra-sparql-1-1@1.3.1 \
  @comunica/query-sparql-rdfjs-lite@5.2.3 oxigraph@0.5.11 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Parser } from '@traqula/parser-sparql-1-1';
import { Parser as TurtleParser, Store } from 'n3';
import oxigraph from 'oxigraph';
import sparqljs from 'sparqljs';

// A base, a relative address, what RFC 3986 makes of them, and what sparqljs and traqula made.
const cases = [
  ['http://example.org/dir/y', '../x', 'http://example.org/x', 'http://example.org/dir/../x'],
  ['http://example.org/dir/y', './a', 'http://example.org/dir/a', 'http://example.org/dir/./a'],
  ['http://example.org/dir/y', '/a/../b', 'http://example.org/b', 'http://example.org/a/../b'],
  ['http://example.org/dir/y', '//other.example/a', 'http://other.example/a', 'http://example.org//other.example/a'],
  ['http://example.org', 'a', 'http://example.org/a', 'http://a'],
  ['http://example.org/a?in=/b/c', 'd', 'http://example.org/d', 'http://example.org/a?in=/b/d'],
  ['http://example.org/a#part', '#q', 'http://example.org/a#q', 'http://example.org/a#part#q'],
  ['http://example.org/a#part', '', 'http://example.org/a', 'http://example.org/a#part'],
  ['http://example.org/dir/y', 'a', 'http://example.org/dir/a', 'http://example.org/dir/a'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(
  [
    'sparqljs',
    '@traqula/parser-sparql-1-1',
    '@comunica/query-sparql-rdfjs-lite',
    '@comunica/actor-query-parse-sparql',
    'oxigraph',
  ]
    .map(version)
    .join(', '),
);
const engine = new QueryEngine();
const store = new oxigraph.Store();
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}
for (const [base, relative, standard, seen] of cases) {
  console.log(`<${relative}> after BASE <${base}>`);
  const query = `BASE <${base}> SELECT (STR(<${relative}>) AS ?r) { }`;
  compare('oxigraph', store.query(query)[0].get('r').value, standard);
  const turtle = `BASE <${base}> <${relative}> a <urn:x:C> .`;
  compare('n3', new TurtleParser().parse(turtle)[0].subject.value, standard);
  const pattern = `BASE <${base}> SELECT * { <${relative}> ?p ?o }`;
  compare('sparqljs', new sparqljs.Parser().parse(pattern).where[0].triples[0].subject.value, seen);
  compare('traqula', toAlgebra(new Parser().parse(pattern)).input.patterns[0].subject.value, seen);
  const [row] = await (await engine.queryBindings(query, { sources: [new Store()] })).toArray();
  compare('Comunica', row.get('r').value, seen);
}
const sources = [new Store(new TurtleParser().parse('<http://example.org/x> <urn:x:p> 1 .'))];
const query = 'BASE <http://example.org/dir/y> SELECT * { <../x> <urn:x:p> ?o }';
console.log(query);
compare('rows of Comunica', (await (await engine.queryBindings(query, { sources })).toArray()).length, 0);
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
