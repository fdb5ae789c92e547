#!/usr/bin/env bash
# Comunica 5.2.3 (rdfjs-lite): `<`, `>`, ORDER BY, MIN and MAX compare strings by the collation of the process's
# locale, and not by code points.
#
# Behaviour. "a" < "B" is true and "Z" < "a" is false. FILTER(?x > "Z") leaves out all small letters. The same query
# gives other rows than other engines, and other rows in another locale, without an error.
#
# By SPARQL 1.1 (17.3) `<` of strings is fn:compare with the collation of code points, which the text names by its
# address; ORDER BY, MIN and MAX follow `<` (15.1, 18.5.1).
#
# Input. One subject with five strings.
#
# Why it matters. Paging by "greater than the last one" (keyset paging), and ranges such as `?code >= "A" && ?code < "B"`,
# lose rows or give other ones where client and server do not order in the same way.
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
:g :s "b", "a", "B", "á", "Z" .
`;

// Each query, what SPARQL 1.1 asks for, and what was seen. "-" is an unbound variable.
const cases = [

  ['SELECT ?r { :g :s ?r } ORDER BY ?r', 'B Z a b á', 'B Z a b á', 'a á b B Z'],
  ['SELECT (MIN(?x) AS ?r) { :g :s ?x }', 'B', 'B', 'a'],
  ['SELECT (MAX(?x) AS ?r) { :g :s ?x }', 'á', 'á', 'Z'],
  ['SELECT ("a" < "B" AS ?r) { }', 'false^^boolean', 'false^^boolean', 'true^^boolean'],
  ['SELECT (COUNT(*) AS ?r) { :g :s ?x FILTER(?x > "Z") }', '3^^integer', '3^^integer', '0^^integer'],
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
    const answer = got[at].join(' ') || 'no row';
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
