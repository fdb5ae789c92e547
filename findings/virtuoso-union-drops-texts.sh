#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): where one part of a UNION has a variable as subject, the rows in which that variable is
# a text are lost from the other parts, too.
#
# Behaviour. `?s :owner ?o . { ?s :title ?t } UNION { ?o :name ?t }` gives no title of what has an owner that is
# written as a text or a number, although that part does not ask about ?o. It is the same with COUNT, and with the
# UNION first. With the first pattern written in both parts, or without the second part, the titles are there. The
# status is 200.
#
# By SPARQL 1.1 a UNION has the solutions of each part (18.5), and joins them to the rest where they are compatible: a
# part without ?o is compatible with each ?o (18.3, 18.5).
#
# Input. Ten triples: two owners that are resources, a text and a number.
#
# Why it matters. Publishers and creators are resources in one record and texts in the next: those of the second kind
# vanish from the list, with all that they have.
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
:a :owner :x . :a :title "A" . :b :owner :y . :b :title "B" .
:c :owner "text" . :c :title "C" . :d :owner 5 . :d :title "D" .
:x :name "X" . :y :name "Y" .
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
    'SELECT ?s ?t { ?s :owner ?o . { ?s :title ?t } UNION { ?o :name ?t } }',
    ':a A, :a X, :b B, :b Y, :c C, :d D',
    ':a A, :a X, :b B, :b Y',
  ],
  [
    'SELECT ?s ?t { { ?o :name ?t } UNION { ?s :title ?t } ?s :owner ?o }',
    ':a A, :a X, :b B, :b Y, :c C, :d D',
    ':a A, :a X, :b B, :b Y',
  ],
  ['SELECT (COUNT(*) AS ?n) { ?s :owner ?o . { ?s :title ?t } UNION { ?o :name ?t } }', '6', '4'],
  [
    'SELECT ?s ?t { ?s :owner ?o . { ?s :title ?t } UNION { ?o :is :nothing ; :name ?t } }',
    ':a A, :b B, :c C, :d D',
    ':a A, :b B',
  ],
  [
    'SELECT ?s ?t { { ?s :owner ?o ; :title ?t } UNION { ?s :owner ?o . ?o :name ?t } }',
    ':a A, :a X, :b B, :b Y, :c C, :d D',
    ':a A, :a X, :b B, :b Y, :c C, :d D',
  ],
  ['SELECT ?s ?t { ?s :owner ?o . ?s :title ?t }', ':a A, :b B, :c C, :d D', ':a A, :b B, :c C, :d D'],
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
