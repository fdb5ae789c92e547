#!/usr/bin/env bash
# Virtuoso 7.2.5.1 (Debian 12): LIMIT cuts the rows that an aggregate is made of, where these come from VALUES alone.
#
# Behaviour. A query without GROUP BY whose pattern is one VALUES counts, adds or compares no more rows than its
# LIMIT says: the count of three values with LIMIT 1 is 1. The status is 200, and nothing says that rows are missing.
# Without LIMIT, and with GROUP BY, the answer is right.
#
# By SPARQL 1.1 aggregates are made of all solutions of the pattern (18.5.1), and LIMIT cuts the sequence that comes
# after them (18.5): an aggregate without GROUP BY is one solution, which LIMIT 1 leaves as it is.
#
# Input. Six SELECT queries over an empty store, each over the values 1, 2 and 3.
#
# Seen, by the standard / by Virtuoso:
#   count of all, LIMIT 1:             3 / 1
#   count of different ones, LIMIT 1:  3 / 1
#   sum, LIMIT 1:                      6 / 1
#   sum, LIMIT 2:                      6 / 3
#   greatest, LIMIT 1:                 3 / 1
#   count of all:                      3 / 3
#   count of all, GROUP BY, LIMIT 1:   3 / 3
#
# Why it matters. A program that puts a LIMIT on every query, which public endpoints ask for, gets wrong numbers.
#
# Needs Debian 12 with apt-get and dpkg-deb. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill -9 "$server" 2> /dev/null; rm -rf "$folder"' EXIT
cd "$folder"
package=virtuoso-opensource-7-bin
apt-get download -q -o APT::Sandbox::User=root "$package=7.2.5.1+dfsg1-0.3" > /dev/null
dpkg-deb -x "$package"_*.deb package

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
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 4
INI
# It ends with 1 whatever it prints.
{ package/usr/bin/virtuoso-t +version 2>&1 || true; } | grep Version
package/usr/bin/virtuoso-t +foreground +configfile virtuoso.ini > /dev/null 2>&1 &
server=$!

cat > ask.mjs <<'SCRIPT'
const values = 'VALUES ?a { 1 2 3 }';
const expected = [
  [`SELECT (COUNT(*) AS ?n) { ${values} } LIMIT 1`, '3', '1'],
  [`SELECT (COUNT(DISTINCT ?a) AS ?n) { ${values} } LIMIT 1`, '3', '1'],
  [`SELECT (SUM(?a) AS ?n) { ${values} } LIMIT 1`, '6', '1'],
  [`SELECT (SUM(?a) AS ?n) { ${values} } LIMIT 2`, '6', '3'],
  [`SELECT (MAX(?a) AS ?n) { ${values} } LIMIT 1`, '3', '1'],
  [`SELECT (COUNT(*) AS ?n) { ${values} }`, '3', '3'],
  ['SELECT ?b (COUNT(*) AS ?n) { VALUES (?a ?b) { (1 1) (2 1) (3 1) } } GROUP BY ?b LIMIT 1', '3', '3'],
];
const endpoint = `http://127.0.0.1:${process.argv[2]}/sparql`;
const ask = (query) =>
  fetch(`${endpoint}?${new URLSearchParams({ query, format: 'application/sparql-results+json' })}`);
for (let time = 0; ; time += 1) {
  const answer = await ask('ASK {}').catch(() => undefined);
  if (answer?.ok) break;
  if (time > 300) throw new Error('Virtuoso does not answer.');
  await new Promise((resolve) => setTimeout(resolve, 100));
}
let differs = false;
for (const [query, standard, seenBefore] of expected) {
  const answer = await ask(query);
  const { results } = await answer.json();
  const found = results.bindings[0].n.value;
  console.log(`${answer.status} ${standard} / ${found}  ${query}`);
  differs ||= found !== seenBefore;
}
process.exit(differs ? 1 : 0);
SCRIPT
node ask.mjs "$http"
