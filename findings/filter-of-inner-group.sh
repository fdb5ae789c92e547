#!/usr/bin/env bash
# oxigraph 0.5.11 and Comunica 5.2.3: a FILTER of an inner group sees variables of the outer one, each engine in
# another place, so that the two give different rows for the same query.
#
# Behaviour. In `{ A { B FILTER(f) } }` the filter belongs to the inner group: a variable that only A binds is unbound
# there, an error makes the filter false, and the inner group is empty. Comunica answers as if the filter stood
# outside where the group is joined; oxigraph where the group is the inside of an OPTIONAL. With BOUND, which is
# no error, both see that the variable is unbound in the join, and oxigraph does not in the OPTIONAL.
#
# By SPARQL 1.1 a filter applies to the group in which it is written (5.2.2), groups are evaluated from the inside
# out (18.2.2), and only the filters of an OPTIONAL's own group see both sides (18.2.2.6).
#
# Input. Three triples; six queries that differ in braces.
#
# Why it matters. Braces are what programs that build queries put around everything.
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
:a :next :b ; :n 1, 2 .
`;

// Each query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
const cases = [

  ['SELECT ?r { :a :next ?r { :a :n ?x FILTER(?r = :b) } }', 'no row', 'no row', 'urn:x:b urn:x:b'],
  ['SELECT ?r { :a :next ?r . :a :n ?x FILTER(?r = :b) }', 'urn:x:b urn:x:b', 'urn:x:b urn:x:b', 'urn:x:b urn:x:b'],
  ['SELECT ?r { :a :next ?r { :a :n ?x FILTER(BOUND(?r)) } }', 'no row', 'no row', 'no row'],
  ['SELECT ?r { :a :next ?o OPTIONAL { { :a :n ?r FILTER(?o = :b) } } }', '-', '1^^integer 2^^integer', '-'],
  ['SELECT ?r { :a :next ?o OPTIONAL { :a :n ?r FILTER(?o = :b) } }', '1^^integer 2^^integer', '1^^integer 2^^integer', '1^^integer 2^^integer'],
  ['SELECT ?r { :a :next ?o OPTIONAL { { :a :n ?r FILTER(BOUND(?o)) } } }', '-', '1^^integer 2^^integer', '-'],
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
