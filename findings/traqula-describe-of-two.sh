#!/usr/bin/env bash
# @traqula/generator-sparql-1-1 1.3.1 (and generator-sparql-1-2 1.3.1): `DESCRIBE :b :c` is written as `DESCRIBE :b:c`,
# the description of one thing that is not there.
#
# Behaviour. What a DESCRIBE names is written without a blank between. With full addresses the text still means the
# same; with prefixed names it is one name, or two others: `a:x b:y` becomes `a:xb:y`. SELECT, VALUES and GROUP BY have
# their blanks.
#
# By SPARQL 1.1 (19.1, 19.8) white space separates terminals that would otherwise be one, and PN_LOCAL takes the colon
# and what follows.
#
# Input. Three triples; three queries, each asked of oxigraph as written and as it comes back.
#
# Why it matters. The text is valid, and the answer is empty: a proxy or an editor that formats queries with this
# writer loses what was asked for, without an error.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund \
  @traqula/parser-sparql-1-1@1.3.1 @traqula/generator-sparql-1-1@1.3.1 \
  @traqula/parser-sparql-1-2@1.3.1 @traqula/generator-sparql-1-2@1.3.1 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Generator } from '@traqula/generator-sparql-1-1';
import { Generator as Generator12 } from '@traqula/generator-sparql-1-2';
import { Parser } from '@traqula/parser-sparql-1-1';
import { Parser as Parser12 } from '@traqula/parser-sparql-1-2';
import oxigraph from 'oxigraph';

const data = `PREFIX : <urn:x:> PREFIX a: <urn:a:>
  :b :title "B" . :c :title "C" . a:x :title "X" .`;
// A query, its last line as written back, and the titles in the answer: by the standard, and as written back.
const cases = [
  ['DESCRIBE :b :c', 'DESCRIBE :b:c', 'B C', ''],
  ['DESCRIBE a:x :c', 'DESCRIBE a:x:c', 'C X', ''],
  ['DESCRIBE <urn:x:b> <urn:x:c>', 'DESCRIBE <urn:x:b><urn:x:c>', 'B C', 'B C'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['@traqula/generator-sparql-1-1', '@traqula/generator-sparql-1-2', 'oxigraph'].map(version).join(', '));
const store = new oxigraph.Store();
store.load(data, { format: 'ttl' });
const titles = (query) =>
  store
    .query(query)
    .map(({ object }) => object.value)
    .sort()
    .join(' ');
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found || 'nothing'}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected || 'nothing'}`);
}
for (const [body, seen, standard, answer] of cases) {
  console.log(body);
  const query = `PREFIX : <urn:x:> PREFIX a: <urn:a:> ${body}`;
  compare('answer as written', titles(query), standard);
  const written = new Generator().generate(new Parser().parse(query));
  compare('written back', written.split('\n').at(-1), seen);
  const written12 = new Generator12().generate(new Parser12().parse(query));
  compare('written back as SPARQL 1.2', written12.split('\n').at(-1), seen);
  compare('answer as written back', titles(written), answer);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
