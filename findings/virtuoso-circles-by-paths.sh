#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): a path with `+` never comes back to where it began, so that it finds no circle.
#
# Behaviour. `:a :broader+ ?x` on a circle of three gives the other two and not :a itself, from either end, and the
# question whether :a is broader than itself is answered with no row. Written out, `:broader/:broader/:broader`, the
# path is found.
#
# By SPARQL 1.1 OneOrMorePath begins with one step and then takes each node once (18.4, ALP): the beginning is among
# the ends where a circle leads back to it, as `:broader+` is one or more steps (9.1).
#
# Input. Six triples: a circle of three, and one that leads into it.
#
# Why it matters. To look for circles is what `+` from a thing to itself is for: a hierarchy that is broken passes.
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
:a :broader :b . :b :broader :c . :c :broader :a .
:d :broader :a .
:a :name "alpha" . :d :name "delta" .
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
  ['SELECT ?x { :a :broader+ ?x }', ':a, :b, :c', ':b, :c'],
  ['SELECT ?x { ?x :broader+ :a }', ':a, :b, :c, :d', ':b, :c, :d'],
  ['SELECT ?n { :a :broader+ :a ; :name ?n }', 'alpha', 'no row'],
  ['SELECT ?x ?n { ?x :name ?n FILTER EXISTS { ?x :broader+ ?x } }', ':a alpha', 'no row'],
  ['SELECT (COUNT(*) AS ?n) { ?x :name ?t . ?x :broader+ ?y }', '6', '5'],
  ['SELECT ?x { :a :broader/:broader/:broader ?x }', ':a', ':a'],
  ['SELECT ?x { :d :broader+ ?x }', ':a, :b, :c', ':a, :b, :c'],
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
