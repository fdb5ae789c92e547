#!/usr/bin/env bash
# @traqula/algebra-sparql-1-1 1.3.1 (with generator-sparql-1-1 1.3.1) and sparqlalgebrajs 5.0.2: of an inner group that
# begins with OPTIONAL or MINUS the braces are lost on the way from algebra to text: other rows.
#
# Behaviour. `A { OPTIONAL { B } }` comes back as `A OPTIONAL { B }`, and `A { MINUS { B } }` as `A MINUS { B }`. The
# first adds the rows of A that have no B, the second takes rows away where nothing was. The algebra itself is right:
# it has a join.
#
# By SPARQL 1.1 an inner group is evaluated by itself and then joined (18.2.2.6): an OPTIONAL at its beginning extends
# the group's own beginning, the empty pattern, and a MINUS there takes away from it, with which it has no variable in
# common (18.5).
#
# Input. Five triples; four queries, each asked of oxigraph as written and as it comes back.
#
# Why it matters. Tools that rewrite queries, to add a filter of rights or a graph, go through this algebra and write
# the text that the endpoint gets; braces around everything are what generated queries have.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund \
  @traqula/parser-sparql-1-1@1.3.1 @traqula/generator-sparql-1-1@1.3.1 @traqula/algebra-sparql-1-1@1.3.1 \
  sparqlalgebrajs@5.0.2 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { toAlgebra, toAst } from '@traqula/algebra-sparql-1-1';
import { Generator } from '@traqula/generator-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import oxigraph from 'oxigraph';
import { toSparql, translate } from 'sparqlalgebrajs';

const data = `PREFIX : <urn:x:>
  :a :title "one" . :b :title "two" . :a :note "one" . :b :note "new" . :c :note "old" .`;
// A query, its rows by the standard, and its rows after the way through the algebra.
const cases = [
  ['SELECT ?s ?t { ?s :title ?t { OPTIONAL { ?s :note ?t } } }', 'a one', 'a one, b two'],
  ['SELECT ?s { ?s :title ?t { MINUS { ?s :note "new" } } }', 'a, b', 'a'],
  ['SELECT ?s { ?s :title ?t { { MINUS { ?s :note ?n } } } }', 'a, b', ''],
  ['SELECT ?s ?n { ?s :title ?t OPTIONAL { ?s :note ?n } }', 'a one, b new', 'a one, b new'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
const names = ['@traqula/algebra-sparql-1-1', '@traqula/generator-sparql-1-1', 'sparqlalgebrajs', 'oxigraph'];
console.log(names.map(version).join(', '));
const store = new oxigraph.Store();
store.load(data, { format: 'ttl' });
const rows = (query) =>
  store
    .query(query)
    .map((row) => ['s', 't', 'n'].flatMap((name) => row.get(name)?.value.replace('urn:x:', '') ?? []).join(' '))
    .sort()
    .join(', ');
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found || 'no row'}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected || 'no row'}`);
}
for (const [body, standard, seen] of cases) {
  console.log(body);
  const query = `PREFIX : <urn:x:> ${body}`;
  compare('as written', rows(query), standard);
  const traqula = new Generator().generate(toAst(toAlgebra(new Parser().parse(query))));
  console.log(`  traqula writes ${traqula.replace(/\s+/g, ' ')}`);
  compare('traqula', rows(traqula), seen);
  compare('sparqlalgebrajs', rows(toSparql(translate(query))), seen);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
