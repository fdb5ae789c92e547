#!/usr/bin/env bash
# Comunica 5.2.3 (rdfjs-lite): SUBSTR counts from the end where it begins before the first character, and a
# dateTime at 24:00:00 has 24 hours of the day that is over. Oxigraph 0.5.11 gives no value to the former.
#
# Behaviour. SUBSTR("motor", 0) is "r", and SUBSTR("motor", -1) is "or"; with a length the result is empty.
# HOURS of 24:00:00 is 24 and DAY is that of the day before, although the same value equals the next day's 00:00:00.
#
# By SPARQL 1.1 (17.4.3.3) SUBSTR is fn:substring, which gives the characters at the positions from the start to
# before start + length, of those that there are: all of "motor" from 0 on, and "mo" for 0 and 3. By XML Schema 1.1
# (3.3.7) 24:00:00 is another form of 00:00:00 of the next day, and fn:hours-from-dateTime is never above 23.
#
# Input. No data: eight expressions.
#
# Why it matters. Programs that cut a part out of the middle ("from five before the word that was found") get other
# letters in place of those at the beginning.
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

  ['SELECT (SUBSTR("motor", 0) AS ?r) { }', 'motor', '-', 'r'],
  ['SELECT (SUBSTR("motor", -1) AS ?r) { }', 'motor', '-', 'or'],
  ['SELECT (SUBSTR("motor", 0, 3) AS ?r) { }', 'mo', '-', '(empty)'],
  ['SELECT (SUBSTR("motor", 1, 3) AS ?r) { }', 'mot', 'mot', 'mot'],
  ['SELECT (HOURS("2020-01-01T24:00:00Z"^^xsd:dateTime) AS ?r) { }', '0^^integer', '0^^integer', '24^^integer'],
  ['SELECT (DAY("2020-01-01T24:00:00Z"^^xsd:dateTime) AS ?r) { }', '2^^integer', '2^^integer', '1^^integer'],
  ['SELECT ("2020-01-01T24:00:00Z"^^xsd:dateTime = "2020-01-02T00:00:00Z"^^xsd:dateTime AS ?r) { }', 'true^^boolean', 'true^^boolean', 'true^^boolean'],
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
