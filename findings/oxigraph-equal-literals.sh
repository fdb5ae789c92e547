#!/usr/bin/env bash
# oxigraph 0.5.11: literals of equal value are one term: statements are lost, and datatypes change.
#
# Behaviour. A literal of a numeric datatype, or a date, is stored as its value. `1`, `01` and
# `"1"^^xsd:nonNegativeInteger` of one subject become one statement; the type derived from integer comes back as
# xsd:integer, `1.50` as `1.5`. sameTerm(1, 01) is true. Nothing is reported when the data are loaded.
#
# By RDF 1.1 Concepts (3.3, literal term equality) two literals are the same term only where lexical form, datatype
# and language are the same, and a graph is a set of triples of terms; sameTerm compares terms (SPARQL 1.1, 17.4.1.8).
#
# Input. One subject with four statements, whose values are equal in pairs.
#
# Why it matters. DCAT-AP asks for xsd:nonNegativeInteger at dcat:byteSize: data that were valid come out of the store
# invalid, and the number of triples is not that of the file.
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
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:file :size 1, 01, "1"^^xsd:nonNegativeInteger ; :price 1.50 ; :pages "12"^^xsd:int .
`;

// Each query, what SPARQL 1.1 asks for, and what was seen. Rows are sorted; "-" is an unbound variable.
const cases = [

  ['SELECT (COUNT(*) AS ?r) { :file ?p ?o }', '5^^integer', '3^^integer', '5^^integer'],
  ['SELECT ?r { :file :size ?r }', '01^^integer 1^^integer 1^^nonNegativeInteger', '1^^integer', '01^^integer 1^^integer 1^^nonNegativeInteger'],
  ['SELECT ?r { :file :price ?r }', '1.50^^decimal', '1.5^^decimal', '1.50^^decimal'],
  ['SELECT ?r { :file :pages ?r }', '12^^int', '12^^integer', '12^^int'],
  ['SELECT (sameTerm(1, 01) AS ?r) { }', 'false^^boolean', 'true^^boolean', 'false^^boolean'],
  ['SELECT (DATATYPE("1"^^xsd:nonNegativeInteger) AS ?r) { }', 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger', 'http://www.w3.org/2001/XMLSchema#integer', 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger'],
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
