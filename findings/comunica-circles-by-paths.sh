#!/usr/bin/env bash
# Comunica 5.2.3 (rdfjs-lite; actor-query-operation-path-one-or-more 5.4.0): `?x :broader+ ?x` finds only what links to
# itself in one step: circles are lost.
#
# Behaviour. Where both ends of a path with `+` are the same variable, a row is found only where one step of the path
# leads back. A circle of two or three has no row; one that has such a step in it has some of its rows. With two
# variables and a filter that compares them, with `*`, and with the term written at one end, the answer is right.
#
# By SPARQL 1.1 OneOrMorePath is one or more steps (9.1, 18.4), and a variable at both ends asks for the nodes that the
# path leads back to.
#
# Input. Seven triples: a circle of three, one of two, one concept that is related to itself.
#
# Why it matters. It is the query by which a thesaurus is checked for circles, and it answers that there are none.
# Virtuoso 7.2.5.1 finds none either (virtuoso-circles-by-paths.sh).
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 @comunica/query-sparql-rdfjs-lite@5.2.3 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Parser, Store } from 'n3';
import oxigraph from 'oxigraph';

const PREFIX = 'PREFIX : <urn:x:>';
const data = `${PREFIX}
  :a :broader :b . :b :broader :c . :c :broader :a . :d :broader :a .
  :e :broader :f . :f :broader :e . :d :related :d .`;

// Each query, what SPARQL 1.1 asks for, and what Comunica gave.
const cases = [
  ['SELECT ?x { ?x :broader+ ?x }', 'a b c e f', ''],
  ['SELECT ?x { ?x ^:broader+ ?x }', 'a b c e f', ''],
  ['SELECT ?x { ?x (:broader/:broader)+ ?x }', 'a b c e f', 'e f'],
  ['SELECT ?x { ?x (:broader|:related)+ ?x }', 'a b c d e f', 'a b c d'],
  ['SELECT ?x { ?x :broader+ ?x . ?x :broader ?y }', 'a b c e f', ''],
  ['SELECT ?x { ?x :broader ?y FILTER EXISTS { ?x :broader+ ?x } }', 'a b c e f', 'a b c e f'],
  ['SELECT ?x { ?x :broader+ ?y FILTER(?x = ?y) }', 'a b c e f', 'a b c e f'],
  ['SELECT ?x { ?x :broader/:broader* ?x }', 'a b c e f', 'a b c e f'],
  ['SELECT ?x { ?x :broader+ :a }', 'a b c d', 'a b c d'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(
  ['@comunica/query-sparql-rdfjs-lite', '@comunica/actor-query-operation-path-one-or-more', 'oxigraph']
    .map(version)
    .join(', '),
);
const engine = new QueryEngine();
const sources = [new Store(new Parser().parse(data))];
const store = new oxigraph.Store();
store.load(data, { format: 'ttl' });
const short = (terms) => terms.map(({ value }) => value.slice('urn:x:'.length)).sort().join(' ');
let same = true;
for (const [body, standard, seen] of cases) {
  const query = `${PREFIX} ${body}`;
  const rows = await (await engine.queryBindings(query, { sources })).toArray();
  const comunica = short(rows.map((row) => row.get('x')));
  const other = short(store.query(query).map((row) => row.get('x')));
  console.log(`${body}\n  standard: ${standard}\n  oxigraph: ${other}\n  Comunica: ${comunica || 'no row'}`);
  if (comunica === seen && other === standard) continue;
  same = false;
  console.log(`  changed: expected ${seen || 'no row'}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
