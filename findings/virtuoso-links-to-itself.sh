#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): "what links to itself", `?x :next ?x`, is true of all that links, once an OPTIONAL or
# an unrelated pattern is beside it.
#
# Behaviour. Alone, and joined to another triple of ?x, the pattern is right. Beside an OPTIONAL (of ?x or of others),
# a VALUES or a pattern with other variables, the condition that both ends are the same is dropped: each subject of the
# property comes back. What the OPTIONAL finds is dropped as well. The same with `?x :next ?y FILTER(?x = ?y)` and with
# sameTerm, where ?y is then given with the value of ?x, in pairs that are in no triple. The status is 200.
#
# By SPARQL 1.1 a variable has one value in a solution (18.1.2, and basic graph pattern matching, 18.3.1), and a filter
# keeps the solutions for which it is true (18.5).
#
# Input. Seven triples. :d :same :d is the only one that leads to where it begins. Ten queries.
#
# Why it matters. The check for "a concept that is broader than itself" is written so, and its names come by OPTIONAL:
# everything is reported.
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
:a :next :b . :b :next :c . :c :next :a .
:d :next :b . :d :same :d .
:a :name "alpha" . :b :name "beta" .
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
  ['SELECT ?x { ?x :next ?x }', 'no row', 'no row'],
  ['SELECT ?x { ?x :next ?x ; :name ?n }', 'no row', 'no row'],
  ['SELECT ?x ?n { ?x :next ?x OPTIONAL { ?x :name ?n } }', 'no row', ':a -, :b -, :c -, :d -'],
  ['SELECT ?x { ?x :next ?x . VALUES ?y { 1 } }', 'no row', ':a, :b, :c, :d'],
  ['SELECT ?x { ?x :next ?x . ?y :same ?y }', 'no row', ':a, :b, :c, :d'],
  ['SELECT DISTINCT ?x { { ?x :next ?x } UNION { ?x :same ?x } :a :name ?n }', ':d', ':a, :b, :c, :d'],
  ['SELECT (COUNT(*) AS ?c) { ?x :next ?x . :a :name ?n }', '0', '4'],
  ['SELECT ?x ?y { ?x :next ?y OPTIONAL { ?x :name ?n } FILTER(?x = ?y) }', 'no row', ':a :a, :b :b, :c :c, :d :d'],
  ['SELECT ?x ?y { ?x :next ?y . :a :name ?n FILTER(sameTerm(?x, ?y)) }', 'no row', ':a :a, :b :b, :c :c, :d :d'],
  ['SELECT ?x ?n { ?x :next ?y OPTIONAL { ?x :name ?n } FILTER(?x = :a) }', ':a alpha', ':a alpha'],
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
