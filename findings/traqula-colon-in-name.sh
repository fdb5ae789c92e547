#!/usr/bin/env bash
# @traqula/parser-sparql-1-1 1.3.1, parser-sparql-1-2 1.3.1 and with them Comunica 5.4 (query-sparql-rdfjs-lite 5.2.3):
# of a prefixed name with a second colon all after that colon is dropped, so that the query asks about another
# resource.
#
# Behaviour. `iso:19115:2003` is read as `iso:19115`. No error comes: Comunica answers with the statements of that
# other resource, and an INSERT DATA writes them there. The generator writes the shortened name back. The same address
# between < and > is read as it is. sparqljs 3.7.4 and oxigraph 0.5.11 read the name whole.
#
# By SPARQL 1.1 a colon is one of the characters of a local name (4.1.1, and grammar rule 169, PN_LOCAL), and the name
# stands for the namespace followed by all of the local part.
#
# Input. Four triples; a SELECT, an INSERT DATA.
#
# Why it matters. Numbers of standards, editions and URNs have colons: with `PREFIX urn: <urn:>` each name of
# `urn:ngsi-ld:Room:1` and `urn:isbn:9789510000000` is cut.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund \
  @traqula/parser-sparql-1-1@1.3.1 @traqula/generator-sparql-1-1@1.3.1 @traqula/parser-sparql-1-2@1.3.1 \
  @traqula/algebra-sparql-1-1@1.3.1 @comunica/query-sparql-rdfjs-lite@5.2.3 sparqljs@3.7.4 oxigraph@0.5.11 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { toAlgebra } from '@traqula/algebra-sparql-1-1';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Generator } from '@traqula/generator-sparql-1-1';
import { Parser } from '@traqula/parser-sparql-1-1';
import { Parser as Parser12 } from '@traqula/parser-sparql-1-2';
import { Parser as TurtleParser, Store } from 'n3';
import oxigraph from 'oxigraph';
import sparqljs from 'sparqljs';

const data = `PREFIX : <urn:x:>
  <http://example.org/19115> :title "All editions" . <http://example.org/19115:2003> :title "Edition of 2003" .
  <urn:isbn> :title "The scheme" . <urn:isbn:1:2> :title "A book" .`;
const prefixes = 'PREFIX iso: <http://example.org/> PREFIX urn: <urn:> PREFIX : <urn:x:>';
// A name, the address that it stands for, the address that is read, the title by the standard, the title by Comunica.
const cases = [
  ['iso:19115:2003', 'http://example.org/19115:2003', 'http://example.org/19115', 'Edition of 2003', 'All editions'],
  ['urn:isbn:1:2', 'urn:isbn:1:2', 'urn:isbn', 'A book', 'The scheme'],
  ['iso:19115', 'http://example.org/19115', 'http://example.org/19115', 'All editions', 'All editions'],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(
  [
    '@traqula/parser-sparql-1-1',
    '@traqula/parser-sparql-1-2',
    '@comunica/query-sparql-rdfjs-lite',
    '@comunica/actor-query-parse-sparql',
  ]
    .map(version)
    .join(', '),
);
const engine = new QueryEngine();
const store = new oxigraph.Store();
store.load(data, { format: 'ttl' });
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}
for (const [name, standard, seen, title, otherTitle] of cases) {
  const query = `${prefixes} SELECT ?t { ${name} :title ?t }`;
  console.log(`${name}, which is ${standard}`);
  compare('sparqljs', new sparqljs.Parser().parse(query).where[0].triples[0].subject.value, standard);
  compare('oxigraph', store.query(query)[0].get('t').value, title);
  const parsed = new Parser().parse(query);
  compare('traqula', toAlgebra(parsed).input.patterns[0].subject.value, seen);
  const written = new Generator().generate(new Parser12().parse(query)).match(/(\S+) :title/)[1];
  compare('parsed as SPARQL 1.2 and written', written, name.split(':').slice(0, 2).join(':'));
  const sources = [new Store(new TurtleParser().parse(data))];
  const rows = await (await engine.queryBindings(query, { sources })).toArray();
  compare('Comunica', rows.map((row) => row.get('t').value).join(), otherTitle);
}
const target = new Store();
const update = `${prefixes} INSERT DATA { iso:19115:2003 :title "New" }`;
await engine.queryVoid(update, { sources: [target], destination: target });
const written = target.getSubjects(null, null, null).map(({ value }) => value);
console.log(update);
compare('Comunica writes of', written.join(), 'http://example.org/19115');
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
