#!/usr/bin/env bash
# oxigraph 0.5.11: in CSV results an address with a comma is written without quotes, so that its row has a column more.
#
# Behaviour. `http://example.org/Helsinki,_Finland` comes as it is: a reader of CSV finds two fields where there is
# one, and all that follows is in the wrong column. In the last column the rest of the address is lost. Texts with
# commas are quoted.
#
# By SPARQL 1.1 Query Results CSV (3.2, and 3 by RFC 4180) a field with a quote, a comma or a line end is quoted,
# whatever term it is of; a comma is allowed in an IRI (RFC 3987, sub-delims).
#
# Input. No data: two rows of an address and a text, in three orders.
#
# Why it matters. Addresses of Wikipedia and DBpedia have commas, and CSV is what people open in a spreadsheet. The
# counts of rows are right, and so is each row without a comma: nobody sees it.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 csv-parse@7.0.3

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
import { parse } from 'csv-parse/sync';

const city = 'http://example.org/Helsinki,_Finland';
const values = `VALUES (?city ?name) { (<${city}> "Helsinki, Finland") (<http://example.org/Turku> "Turku") }`;
// The columns, and the fields of each line as a reader of CSV finds them.
const cases = [
  [
    '?city ?name',
    [
      ['city', 'name'],
      ['http://example.org/Helsinki', '_Finland', 'Helsinki, Finland'],
      ['http://example.org/Turku', 'Turku'],
    ],
  ],
  [
    '?name ?city',
    [
      ['name', 'city'],
      ['Helsinki, Finland', 'http://example.org/Helsinki', '_Finland'],
      ['Turku', 'http://example.org/Turku'],
    ],
  ],
  ['?city', [['city'], ['http://example.org/Helsinki', '_Finland'], ['http://example.org/Turku']]],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['oxigraph', 'csv-parse'].map(version).join(', '));
const store = new oxigraph.Store();
let same = true;
for (const [columns, expected] of cases) {
  const query = `SELECT ${columns} { ${values} }`;
  const text = store.query(query, { results_format: 'text/csv' });
  const lines = parse(text, { relax_column_count: true });
  console.log(`SELECT ${columns}\n${text.replaceAll('\r', '')}  read as ${JSON.stringify(lines)}`);
  if (JSON.stringify(lines) === JSON.stringify(expected)) continue;
  same = false;
  console.log(`  changed: expected ${JSON.stringify(expected)}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
