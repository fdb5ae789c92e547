#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): a path with `+` or `*` beside a VALUES of one term starts everywhere, and gives each
# row as a row of that term.
#
# Behaviour. Where the term at which a path begins comes from a VALUES of one term, and another pattern asks something
# of the end, the path is walked from every node of the graph: the rows have the term of VALUES as their beginning, and
# ends that it does not lead to. With the term written in the path, from BIND, or with a VALUES of two terms, the
# answer is right. With nothing asked of the end there is an error (transitive start not given), so that only the
# longer query is silently wrong.
#
# By SPARQL 1.1 VALUES is joined to the rest (10.2, 18.2.2.4), so that the variable has this term in all of the
# pattern, and OneOrMorePath leads from there (18.4).
#
# Input. Eight triples: two chains with nothing in common.
#
# Why it matters. "All parts of this unit, with their names" gives those of all units, as if they were its own. That a
# VALUES of several terms is right makes it hard to see in a test.
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
:a :next :b . :b :next :c . :x :next :y . :y :next :z .
:b :id 2 . :c :id 3 . :y :id 22 . :z :id 23 .
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
  [
    'SELECT ?s ?o { VALUES ?s { :a } ?s :next+ ?o . ?o :id ?i }',
    ':a :b, :a :c',
    ':a :b, :a :c, :a :c, :a :y, :a :z, :a :z',
  ],
  ['SELECT DISTINCT ?s ?i { VALUES ?s { :a } ?s :next+/:id ?i }', ':a 2, :a 3', ':a 2, :a 22, :a 23, :a 3'],
  ['SELECT DISTINCT ?s ?o { VALUES ?s { :a } ?s :next* ?o . ?o :id ?i }', ':a :b, :a :c', ':a :b, :a :c, :a :y, :a :z'],
  ['SELECT (COUNT(*) AS ?n) { VALUES ?s { :a } ?s :next+/:id ?i }', '2', '6'],
  ['SELECT DISTINCT ?o { { VALUES ?s { :a } } ?s :next+ ?o . ?o :id ?i }', ':b, :c', ':b, :c, :y, :z'],
  ['SELECT ?s ?o { VALUES ?s { :a :b } ?s :next+ ?o . ?o :id ?i }', ':a :b, :a :c, :b :c', ':a :b, :a :c, :b :c'],
  ['SELECT ?o { BIND(:a AS ?s) ?s :next+ ?o . ?o :id ?i }', ':b, :c', ':b, :c'],
  ['SELECT ?o { :a :next+ ?o . ?o :id ?i }', ':b, :c', ':b, :c'],
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
