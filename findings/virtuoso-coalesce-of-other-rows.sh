#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): where a FILTER compares a COALESCE that is given, too, another row's value is given.
#
# Behaviour. The filter keeps the right rows; the same COALESCE in SELECT, in BIND or below SUM then has the value of
# another row, often one that the filter left out: `COALESCE(?level, 0) > 2` keeps :d, and gives 1 for it. The status
# is 200. With the plain variable in one of the two places the answer is right.
#
# By SPARQL 1.1 the expressions of SELECT and BIND are evaluated for each solution by itself (18.5, Extend): what is
# given satisfies the filter on the same expression. COALESCE is the first of its arguments without an error
# (17.4.1.3).
#
# Input. Twelve triples, four subjects, each of which has all the values, so that COALESCE never needs its second
# argument.
#
# Why it matters. "The title in my language, or any" is written with COALESCE, and both shown and searched in.
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
  ['SELECT ?s (COALESCE(?n, 0) AS ?k) { ?s :level ?n FILTER(COALESCE(?n, 0) > 2) }', ':d 3', ':d 1'],
  ['SELECT ?s (COALESCE(?n, 0) AS ?k) { ?s :level ?n FILTER(COALESCE(?n, 0) != 2) }', ':a 1, :d 3', ':a 1, :d 2'],
  ['SELECT ?s ?k { ?s :level ?n BIND(COALESCE(?n, 0) AS ?k) FILTER(?k > 1) }', ':b 2, :c 2, :d 3', ':b 2, :c 1, :d 2'],
  ['SELECT ?s (COALESCE(?n, 0) AS ?k) { ?s :id ?n FILTER(COALESCE(?n, 0) > 12) }', ':c 13, :d 14', ':c 11, :d 12'],
  ['SELECT (SUM(COALESCE(?n, 0)) AS ?k) { ?s :level ?n FILTER(COALESCE(?n, 0) != 2) }', '4', '3'],
  ['SELECT ?s ?n { ?s :level ?n FILTER(COALESCE(?n, 0) > 2) }', ':d 3', ':d 3'],
  ['SELECT ?s (COALESCE(?n, 0) AS ?k) { ?s :level ?n FILTER(?n > 2) }', ':d 3', ':d 3'],
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
