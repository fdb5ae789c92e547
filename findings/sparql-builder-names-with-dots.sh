#!/usr/bin/env bash
# @tpluscode/sparql-builder 3.0.1 (rdf-string 1.3.4): an address that ends with a dot, or has other signs of SPARQL, is
# shortened to a name without escapes: the query means another resource.
#
# Behaviour. With a prefix of one's own, `http://example.org/Example_Inc.` is written as `ex:Example_Inc.`: as object
# the dot ends the statement, and the name is that of `Example_Inc`. As predicate, `C+` is written as `ex:C+`, which is
# a path. Both are valid; the SELECT finds what belongs to the other resource, DELETE DATA deletes it. A slash is
# escaped, other signs are not; some of them make a text that engines refuse. Addresses without a known prefix are
# written whole, and are right.
#
# By SPARQL 1.1 a local name does not end with a dot, and has a plus sign only after a backslash (grammar rules 169 and
# 173).
#
# Input. Four triples; three queries and one update.
#
# Why it matters. Names of companies, people and works end with dots ("Inc.", "Jr.", "Oy Ab."), and become the end of
# addresses.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund \
  @tpluscode/sparql-builder@3.0.1 @tpluscode/rdf-string@1.3.4 oxigraph@0.5.11 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DELETE, SELECT } from '@tpluscode/sparql-builder';
import { DataFactory } from 'n3';
import oxigraph from 'oxigraph';

const EXAMPLE = 'http://example.org/';
const data = `PREFIX : <urn:x:>
  :one :about <${EXAMPLE}Example_Inc.> . :two :about <${EXAMPLE}Example_Inc> .
  :a <${EXAMPLE}C> :b . :b <${EXAMPLE}C> :c .`;
const node = (name) => DataFactory.namedNode(`${EXAMPLE}${name}`);
const about = DataFactory.namedNode('urn:x:about');
const prefixes = { ex: EXAMPLE };

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['@tpluscode/sparql-builder', '@tpluscode/rdf-string', 'oxigraph'].map(version).join(', '));
const loaded = () => {
  const store = new oxigraph.Store();
  store.load(data, { format: 'ttl' });
  return store;
};
const subjects = (query) =>
  loaded()
    .query(query)
    .map((row) => row.get('s').value.replace('urn:x:', ''))
    .sort()
    .join(' ');
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found || 'nothing'}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected || 'nothing'}`);
}
// A query, what it finds without the prefix, which is right, and what with it.
const cases = [
  ['what is about Example_Inc.', SELECT`?s`.WHERE`?s ${about} ${node('Example_Inc.')}`, 'one', 'two'],
  ['what has a C+', SELECT`?s`.WHERE`?s ${node('C+')} ?o`, '', 'a a b'],
  ['what is about Example_Inc', SELECT`?s`.WHERE`?s ${about} ${node('Example_Inc')}`, 'two', 'two'],
];
for (const [what, builder, standard, seen] of cases) {
  console.log(`${what}: ${builder.build({ prefixes }).replaceAll(/\s+/g, ' ')}`);
  compare('without the prefix', subjects(builder.build()), standard);
  compare('with it', subjects(builder.build({ prefixes })), seen);
}
const builder = DELETE.DATA`${DataFactory.namedNode('urn:x:two')} ${about} ${node('Example_Inc.')}`;
console.log(builder.build({ prefixes }).replaceAll(/\s+/g, ' '));
for (const [options, left] of [
  [{}, 4],
  [{ prefixes }, 3],
]) {
  const store = loaded();
  store.update(builder.build(options));
  compare(`statements left, ${options.prefixes ? 'with' : 'without'} the prefix`, store.size, left);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
