#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): `<` and `>` between a text of the data and one that is written in the query answer the
# same for all texts: all are before "K", none is after it.
#
# Behaviour. Where the written text is itself a literal of the store, and between two variables, the answer is right.
# Where it is not, all texts are on one side of it, in FILTER as in IF. With STR() around the variable it is right. The
# status is 200. ORDER BY is right.
#
# By SPARQL 1.1 `<` and `>` of simple literals and xsd:string are those of fn:compare (17.3): by code points, whether
# or not the store has the text.
#
# Input. Five triples with names of cities; eight queries.
#
# Why it matters. "Those from K to M" and the next page of an index by letters are asked so: the page is empty, or has
# all.
#
# Needs Debian 12 with apt-get and dpkg-deb, and Node 20. Exits with 0 when all of this is seen, with 1 when something
# differs.
set -euo pipefail

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server" 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
package=virtuoso-opensource-7-bin
apt-get download -q -o APT::Sandbox::User=root "$package=7.2.5.1+dfsg1-0.3" > /dev/null
dpkg-deb -x "$package"_*.deb package
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11

read -r sql http < <(node -e "
const { createServer } = require('node:net');
const servers = [0, 0].map(() => createServer().listen(0, '127.0.0.1'));
setTimeout(() => {
  console.log(servers.map((each) => each.address().port).join(' '));
  servers.forEach((each) => each.close());
}, 100);")
cat > virtuoso.ini <<INI
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
CaseMode = 2
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 4
INI
# It ends with 1 whatever it prints.
{ package/usr/bin/virtuoso-t +version 2>&1 || true; } | grep Version
package/usr/bin/virtuoso-t +foreground +configfile virtuoso.ini > /dev/null 2>&1 &
server=$!

cat > data.ttl <<'TTL'
:a :name "Turku" . :b :name "Espoo" . :c :name "Helsinki" . :d :name "Kuopio" . :e :name "Lahti" .
TTL
cat > ask.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';

const [sql, http] = process.argv.slice(2);
const BASE = 'http://example.org/';
const GRAPH = 'http://example.org/graph';
const PREFIX = `PREFIX : <${BASE}>`;
// Each query, what SPARQL 1.1 asks for, and what Virtuoso gave. Rows are sorted; "-" is an unbound variable.
const cases = [
  ['SELECT ?t { ?s :name ?t FILTER(?t > "J") }', 'Kuopio, Lahti, Turku', 'no row'],
  ['SELECT ?t { ?s :name ?t FILTER(?t < "J") }', 'Espoo, Helsinki', 'Espoo, Helsinki, Kuopio, Lahti, Turku'],
  ['SELECT ?t { ?s :name ?t FILTER(?t >= "K" && ?t < "M") }', 'Kuopio, Lahti', 'no row'],
  ['SELECT (COUNT(*) AS ?n) { ?s :name ?t FILTER(?t > "A") }', '5', '0'],
  [
    'SELECT ?t ?g { ?s :name ?t BIND(IF(?t < "J", "A-I", "J-Z") AS ?g) FILTER(?s = :c) }',
    'Helsinki A-I',
    'Helsinki J-Z',
  ],
  ['SELECT ?t { ?s :name ?t FILTER(STR(?t) > "J") }', 'Kuopio, Lahti, Turku', 'Kuopio, Lahti, Turku'],
  ['SELECT ?t { ?s :name ?t FILTER(?t > "Helsinki") }', 'Kuopio, Lahti, Turku', 'Kuopio, Lahti, Turku'],
  ['SELECT (COUNT(*) AS ?n) { ?s :name ?a . ?t :name ?b FILTER(?a < ?b) }', '10', '10'],
];

async function ask(query) {
  const form = { query, 'default-graph-uri': GRAPH, format: 'application/sparql-results+json' };
  return fetch(`http://127.0.0.1:${http}/sparql?${new URLSearchParams(form)}`);
}
for (let time = 0; ; time += 1) {
  const answer = await ask('ASK {}').catch(() => undefined);
  if (answer?.ok) break;
  if (time > 600) throw new Error('Virtuoso does not answer.');
  await new Promise((resolve) => setTimeout(resolve, 100));
}
const data = readFileSync('data.ttl', 'utf8');
const insert = `SPARQL ${PREFIX} INSERT DATA { GRAPH <${GRAPH}> { ${data} } };`.replaceAll('\n', ' ');
execFileSync('package/usr/bin/isql-vt', [`127.0.0.1:${sql}`, 'dba', 'dba', `exec=${insert}`], { stdio: 'ignore' });
const store = new oxigraph.Store();
store.load(`@prefix : <${BASE}> . ${data}`, { format: 'ttl' });

const short = (term) => (term ? term.value.replace(BASE, ':') : '-');
const rowsOf = (rows) => rows.map((row) => row.join(' ')).sort().join(', ') || 'no row';
let same = true;
for (const [body, standard, virtuoso] of cases) {
  const query = `${PREFIX} ${body}`;
  const answer = await ask(query);
  const { head, results } = await answer.json();
  const found = rowsOf(results.bindings.map((row) => head.vars.map((name) => short(row[name]))));
  const other = rowsOf(store.query(query).map((row) => head.vars.map((name) => short(row.get(name)))));
  console.log(body, `\n  standard: ${standard}\n  oxigraph: ${other}\n  Virtuoso (${answer.status}): ${found}`);
  if (found === virtuoso && other === standard) continue;
  same = false;
  console.log(`  changed: expected ${virtuoso}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT
node ask.mjs "$sql" "$http"
