#!/usr/bin/env bash
# oxigraph 0.5.11: a COUNT over a pattern that is known to be empty before it is asked has no row, in place of 0.
#
# Behaviour. COUNT and SUM without GROUP BY over a pattern that happens to match nothing give one row, with 0. Where
# the engine can see from the query alone that nothing can match (FILTER(false), VALUES without rows, a filter that
# needs a variable of another group) the answer has no row at all; a subquery of this kind takes the outer rows away.
#
# By SPARQL 1.1 (18.5.1, 11.2) an aggregate without GROUP BY has exactly one group, also of no solutions.
#
# Input. One triple; counts and a sum over patterns that match nothing.
#
# Why it matters. Programs that build queries write FILTER(false) or an empty VALUES for "none chosen", and read the
# first row of a count.
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
const data = `
@prefix : <urn:x:> .
:a :n 1 .
`;

// Each query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
const cases = [

  ['SELECT (COUNT(*) AS ?r) { :a :n 99 }', '0^^integer', '0^^integer', '0^^integer'],
  ['SELECT (COUNT(*) AS ?r) { :a :n ?x FILTER(false) }', '0^^integer', 'no row', '0^^integer'],
  ['SELECT (COUNT(*) AS ?r) { VALUES ?x { } ?x :n ?y }', '0^^integer', 'no row', '0^^integer'],
  ['SELECT (SUM(?x) AS ?r) { :a :n ?x FILTER(false) }', '0^^integer', 'no row', '0^^integer'],
  ['SELECT (COUNT(*) AS ?r) { :a :n ?x { FILTER(BOUND(?x)) } }', '0^^integer', 'no row', '0^^integer'],
  ['SELECT ?r { :a :n ?r { SELECT (COUNT(*) AS ?k) { FILTER(false) } } }', '1^^integer', 'no row', '1^^integer'],
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
