#!/usr/bin/env bash
# Comunica 5.2.3 (rdfjs-lite): integers and decimals are computed as doubles: sums and comparisons are wrong from
# 2^53 on, and some answers are no numbers at all.
#
# Behaviour. 9007199254740993 + 0 is one less; the integers 9007199254740993 and 9007199254740992 are equal. A sum
# above 10^21 is written as "1e+21"^^xsd:integer, which is no integer. A decimal divided by zero is the literal
# "INF.0"^^xsd:decimal, which has no value; COALESCE takes it, and it is greater than 5.
#
# By SPARQL 1.1 (17.3) these are XPath's operations on xs:integer and xs:decimal: integers have at least 18 digits
# (XML Schema 1.1, 5.4), and division of decimals by zero is an error (FOAR0001), as it is for integers here.
#
# Input. No data: eight expressions.
#
# Why it matters. Numbers of 16 to 19 digits are usual as identifiers (business, parcel and message numbers): a filter
# for one of them finds its neighbour.
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
import oxigraph from 'oxigraph';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Parser, Store } from 'n3';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const data = ``;

// Each query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
const cases = [

  ['SELECT (9007199254740993 + 0 AS ?r) { }', '9007199254740993^^integer', '9007199254740993^^integer', '9007199254740992^^integer'],
  ['SELECT (9007199254740993 = 9007199254740992 AS ?r) { }', 'false^^boolean', 'false^^boolean', 'true^^boolean'],
  ['SELECT (SUM(?x) AS ?r) { VALUES ?x { 9007199254740992 1 } }', '9007199254740993^^integer', '9007199254740993^^integer', '9007199254740992^^integer'],
  ['SELECT (1000000000000000000000 + 1 AS ?r) { }', '1000000000000000000001^^integer or an error', '-', '1e+21^^integer'],
  ['SELECT (1/0 AS ?r) { }', '-', '-', '-'],
  ['SELECT (1.0/0 AS ?r) { }', '-', '-', 'INF.0^^decimal'],
  ['SELECT (1.0/0 > 5 AS ?r) { }', '-', '-', 'true^^boolean'],
  ['SELECT (COALESCE(1.0/0, "none") AS ?r) { }', 'none', 'none', 'INF.0^^decimal'],
];

function text(term) {
  if (!term) return '-';
  if (term.termType !== 'Literal') return term.value;
  const { value, language, datatype } = term;
  if (value === '') return '(empty)';
  if (language) return `${value}@${language}`;
  return datatype.value === `${XSD}string` ? value : `${value}^^${datatype.value.replace(XSD, '')}`;
}

const loaded = new oxigraph.Store();
loaded.load(data, { format: 'ttl' });
function oxigraphRows(query) {
  return loaded.query(query).map((row) => text(row.get('r')));
}

const engine = new QueryEngine();
const sources = [new Store(new Parser().parse(data))];
async function comunicaRows(query) {
  const rows = await (await engine.queryBindings(query, { sources })).toArray();
  return rows.map((row) => text(row.get('r')));
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['oxigraph', '@comunica/query-sparql-rdfjs-lite', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [body, standard, ...seen] of cases) {
  const query = `PREFIX : <urn:x:> PREFIX xsd: <${XSD}> ${body}`;
  const got = [oxigraphRows(query), await comunicaRows(query)];
  console.log(body);
  console.log(`  standard: ${standard}`);
  for (const [at, name] of ['Oxigraph', 'Comunica'].entries()) {
    const answer = got[at].sort().join(' ') || 'no row';
    console.log(`  ${name}: ${answer}`);
    if (answer !== seen[at]) {
      same = false;
      console.log(`  changed: expected ${seen[at]}`);
    }
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
