#!/usr/bin/env bash
# oxigraph 0.5.11: subtraction and division are computed from right to left: `10 - 3 - 2` is 9, `12 / 2 * 3` is 2.
#
# Behaviour. Of several `+` and `-`, or of several `*` and `/`, in a row the last is computed first, between variables
# as between numbers, in SELECT, BIND, FILTER and ORDER BY. Written with brackets the answers are right, and so is what
# has one operator only. The status of the answer says nothing: the query is valid and has a number.
#
# By SPARQL 1.1 operators of the same rank are taken from left to right: AdditiveExpression and
# MultiplicativeExpression are a first part and then any number of `- part` or `/ part` (grammar rules 116 and 117),
# and the operators are those of XPath (17.3), whose additive and multiplicative operators are left-associative (XPath
# 2.0, A.4).
#
# Input. No data but one VALUES; ten expressions.
#
# Why it matters. Differences and shares are what people compute over a catalogue: total less two deductions, a share
# in percent, `?part / ?all * 100`.
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
import { Store } from 'n3';
import oxigraph from 'oxigraph';

const values = 'VALUES (?a ?b ?c) { (24 4 2) }';
const select = (expression) => `SELECT (${expression} AS ?r) { ${values} }`;
// Each query, what SPARQL 1.1 asks for, and what oxigraph gave.
const cases = [
  [select('10 - 3 - 2'), '5', '9'],
  [select('10 - 3 + 2'), '9', '5'],
  [select('?a - ?b - ?c'), '18', '22'],
  [select('100 - 10 - 5 - 1'), '84', '94'],
  [select('?a / ?b / ?c'), '3', '12'],
  [select('?b / ?a * 600'), '100', '0.000277777777777777'],
  [`SELECT ?r { ${values} BIND(?a - ?b - ?c AS ?r) }`, '18', '22'],
  [`SELECT (COUNT(*) AS ?r) { ${values} FILTER(?a - ?b - ?c = 18) }`, '1', '0'],
  [select('(10 - 3) - 2'), '5', '5'],
  [select('?a - ?b * ?c'), '16', '16'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['oxigraph', '@comunica/query-sparql-rdfjs-lite'].map(version).join(', '));
const engine = new QueryEngine();
const store = new oxigraph.Store();
let same = true;
for (const [query, standard, seen] of cases) {
  const [row] = await (await engine.queryBindings(query, { sources: [new Store()] })).toArray();
  const comunica = String(Math.round(Number(row.get('r').value) * 1e9) / 1e9);
  const found = store.query(query)[0].get('r').value;
  console.log(`${query}\n  standard: ${standard}\n  Comunica: ${comunica}\n  oxigraph: ${found}`);
  if (found === seen && comunica === standard) continue;
  same = false;
  console.log(`  changed: expected ${seen}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
