#!/usr/bin/env bash
# sparqlalgebrajs 5.0.2: on the way from algebra to text LIMIT 0, an empty separator, and the order of a CONSTRUCT are
# lost.
#
# Behaviour. toSparql(translate(query)) has no LIMIT where the query has LIMIT 0; GROUP_CONCAT with SEPARATOR="" has
# none, so that a blank comes between the values; CONSTRUCT with ORDER BY and LIMIT keeps LIMIT and loses ORDER BY, so
# that other statements are given. @traqula/algebra-sparql-1-1 1.3.1, its successor, keeps all three.
#
# By SPARQL 1.1 LIMIT 0 gives no solutions (15.5), the separator of GROUP_CONCAT is what is written, a blank only where
# none is (18.5.1.7), and the modifiers of a CONSTRUCT work on the solutions before the template is filled (16.2.3).
#
# Input. Four triples; four queries, each asked of oxigraph as written and as it comes back.
#
# Why it matters. LIMIT 0 is how tools ask for the columns alone, and then get the whole table; "the newest ten as RDF"
# gives any ten.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund sparqlalgebrajs@5.0.2 @traqula/parser-sparql-1-1@1.3.1 \
  @traqula/generator-sparql-1-1@1.3.1 @traqula/algebra-sparql-1-1@1.3.1 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { toAlgebra, toAst } from '@traqula/algebra-sparql-1-1';
import { Generator } from '@traqula/generator-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import oxigraph from 'oxigraph';
import { toSparql, translate } from 'sparqlalgebrajs';

const data = 'PREFIX : <urn:x:> :a :year 2004 . :b :year 2001 . :c :year 2003 . :d :year 2002 .';
// A query, its answer, and its answer after the way through the algebra.
const cases = [
  ['SELECT ?s { ?s :year ?y } LIMIT 0', '', 'a, b, c, d'],
  ['CONSTRUCT { ?s a :Thing } WHERE { ?s :year ?y } LIMIT 0', '', 'a, b, c, d'],
  ['SELECT (GROUP_CONCAT(?v; SEPARATOR="") AS ?s) { VALUES ?v { "a" "b" } }', 'ab', 'a b'],
  ['SELECT ?s { ?s :year ?y } ORDER BY ?y LIMIT 1', 'b', 'b'],
];
// Which statement comes without an order is up to the engine, so that this one is compared as text.
const construct = 'CONSTRUCT { ?s a :Thing } WHERE { ?s :year ?y } ORDER BY DESC(?y) LIMIT 2';

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['sparqlalgebrajs', '@traqula/algebra-sparql-1-1', 'oxigraph'].map(version).join(', '));
const store = new oxigraph.Store();
store.load(data, { format: 'ttl' });
const answer = (query) =>
  store
    .query(query)
    .map((row) => (row.subject ?? row.get('s')).value.replace('urn:x:', ''))
    .sort()
    .join(', ');
const traqula = (query) => new Generator().generate(toAst(toAlgebra(new Parser().parse(query))));
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found === '' ? 'nothing' : found}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}
for (const [body, standard, seen] of cases) {
  console.log(body);
  const query = `PREFIX : <urn:x:> ${body}`;
  compare('as written', answer(query), standard);
  compare('traqula', answer(traqula(query)), standard);
  const text = toSparql(translate(query));
  console.log(`  sparqlalgebrajs writes ${text.replace(/\s+/g, ' ')}`);
  compare('sparqlalgebrajs', answer(text), seen);
}
console.log(construct);
const query = `PREFIX : <urn:x:> ${construct}`;
const hasOrder = (text) => /ORDER BY/.test(text);
compare('traqula writes ORDER BY', hasOrder(traqula(query)), true);
const text = toSparql(translate(query));
console.log(`  sparqlalgebrajs writes ${text.replace(/\s+/g, ' ')}`);
compare('sparqlalgebrajs writes ORDER BY', hasOrder(text), false);
compare('sparqlalgebrajs writes LIMIT', /LIMIT 2/.test(text), true);
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
