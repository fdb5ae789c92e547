#!/usr/bin/env bash
# Comunica 5.2.3 (rdfjs-lite): INSERT and CONSTRUCT make statements whose subject or predicate is a text, or whose
# graph is a number.
#
# Behaviour. `INSERT { ?o :isPartOf ?s } WHERE { ?s :part ?o }` writes the literals among ?o as subjects, and `INSERT {
# GRAPH ?o { ... } }` as names of graphs. Neither an error nor a warning comes. What n3 then writes as N-Triples is
# refused by n3's own parser, and by oxigraph. A CONSTRUCT with the same template gives the same. oxigraph leaves such
# statements out.
#
# By SPARQL 1.1 Update (3.1.3) and SPARQL 1.1 (16.2) a statement with an unbound variable or an illegal construct, such
# as a literal as subject or predicate, is not included.
#
# Input. Three triples, one of them with a text where the others have a resource; three updates and a CONSTRUCT.
#
# Why it matters. One text among the links of a property, which data from many hands has, makes a dataset that nobody
# can load any more.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 @comunica/query-sparql-rdfjs-lite@5.2.3 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { Parser, Store, Writer } from 'n3';
import oxigraph from 'oxigraph';

const PREFIX = 'PREFIX : <urn:x:>';
const data = `${PREFIX} :a :part :b , "a text" . :b :size 5 .`;

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['@comunica/query-sparql-rdfjs-lite', 'oxigraph', 'n3'].map(version).join(', '));
const engine = new QueryEngine();
const short = ({ graph, subject, predicate, object }) =>
  [graph, subject, predicate, object].flatMap(({ value }) => value.replace('urn:x:', '') || []).join(' ');
let same = true;
function compare(what, found, expected) {
  console.log(`  ${what}: ${found || 'none'}`);
  if (found === expected) return;
  same = false;
  console.log(`  changed: expected ${expected || 'none'}`);
}
const isRead = (read) => {
  try {
    read();
    return 'yes';
  } catch {
    return 'no';
  }
};
// An update, what SPARQL 1.1 asks it to insert, and what Comunica inserted.
const cases = [
  ['INSERT { ?o :isPartOf ?s } WHERE { ?s :part ?o }', 'b isPartOf a', 'a text isPartOf a, b isPartOf a'],
  ['INSERT { ?s ?o 1 } WHERE { ?s :part ?o }', 'a b 1', 'a a text 1, a b 1'],
  ['INSERT { GRAPH ?o { ?s :is :sized } } WHERE { ?s :size ?o }', '', '5 b is sized'],
];
for (const [body, standard, seen] of cases) {
  console.log(body);
  const update = `${PREFIX} ${body}`;
  const before = new Store(new Parser().parse(data));
  const store = new Store(before.getQuads());
  await engine.queryVoid(update, { sources: [store], destination: store });
  const added = store.getQuads().filter((quad) => !before.has(quad));
  compare('Comunica', added.map(short).sort().join(', '), seen);
  const other = new oxigraph.Store();
  other.load(data, { format: 'ttl' });
  const size = new Set(other.match().map(String));
  other.update(update);
  const its = other.match().filter((quad) => !size.has(String(quad)));
  compare('oxigraph', its.map(short).sort().join(', '), standard);
  const text = new Writer({ format: 'N-Quads' }).quadsToString(store.getQuads());
  compare('n3 reads what it writes of it', isRead(() => new Parser({ format: 'N-Quads' }).parse(text)), 'no');
  compare('oxigraph reads it', isRead(() => new oxigraph.Store().load(text, { format: 'nq' })), 'no');
}
const construct = 'CONSTRUCT { ?o :isPartOf ?s } WHERE { ?s :part ?o }';
console.log(construct);
const sources = [new Store(new Parser().parse(data))];
const quads = await (await engine.queryQuads(`${PREFIX} ${construct}`, { sources })).toArray();
compare('Comunica', quads.map(short).sort().join(', '), 'a text isPartOf a, b isPartOf a');
const other = new oxigraph.Store();
other.load(data, { format: 'ttl' });
compare('oxigraph', other.query(`${PREFIX} ${construct}`).map(short).join(', '), 'b isPartOf a');
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
