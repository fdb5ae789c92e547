#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): `A || (A && B)` in a FILTER is answered as `A && B`: rows are lost.
#
# Behaviour. Where one side of an OR is a condition, and the other is an AND that has the same condition in it, only
# the rows of the AND come back, in whichever order the parts are written. B may be of any kind. The status is 200.
# Where A differs in the two places, or the AND stands alone, the answer is right.
#
# By SPARQL 1.1 (17.2, and 17.4.1.5 and 17.4.1.6) `A || (A && B)` is true wherever A is.
#
# Input. Twelve triples, four subjects; ten queries.
#
# Why it matters. Filters made by programs from boxes that people tick have such forms, and so has the place after
# which a list goes on: by level and then by number, `COALESCE(?n, 9) > 2 || (COALESCE(?n, 9) = 2 && ?id > 12)` loses a
# row, too. Nothing says that something is missing.
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
:a :level 1 . :a :id 11 . :a :name "alpha" .
:b :level 2 . :b :id 12 . :b :name "beta" .
:c :level 2 . :c :id 13 . :c :name "gamma" .
:d :level 3 . :d :id 14 . :d :name "delta" .
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
  ['SELECT ?s { ?s :level ?n ; :id ?i FILTER(?n = 2 || (?n = 2 && ?i = 12)) }', ':b, :c', ':b'],
  ['SELECT ?s { ?s :level ?n ; :id ?i FILTER((?n = 2 && ?i > 12) || ?n = 2) }', ':b, :c', ':c'],
  ['SELECT ?s { ?s :level ?n ; :name ?t FILTER((?n > 1 && ?t = "beta") || ?n > 1) }', ':b, :c, :d', ':b'],
  ['SELECT ?s { ?s :level ?n ; :name ?t FILTER((CONTAINS(?t, "m") && ?n = 2) || ?n = 2) }', ':b, :c', ':c'],
  ['SELECT ?s { ?s :name ?t FILTER(?t = "beta" || (?t = "beta" && ?s = :a)) }', ':b', 'no row'],
  ['SELECT (COUNT(*) AS ?c) { ?s :level ?n ; :id ?i FILTER(?n = 2 || (?n = 2 && ?i = 12)) }', '2', '1'],
  [
    'SELECT ?s { ?s :id ?i ; :level ?n FILTER(COALESCE(?n, 9) > 2 || (COALESCE(?n, 9) = 2 && ?i > 12)) }',
    ':c, :d',
    ':c',
  ],
  ['SELECT ?s { ?s :level ?n ; :id ?i FILTER(?n > 2 || (?n = 2 && ?i > 12)) }', ':c, :d', ':c, :d'],
  ['SELECT ?s { ?s :level ?n ; :id ?i FILTER((?n > 1 && ?i = 12) || ?n >= 2) }', ':b, :c, :d', ':b, :c, :d'],
  ['SELECT ?s { ?s :level ?n FILTER(?n = 2 || ?n = 2) }', ':b, :c', ':b, :c'],
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
