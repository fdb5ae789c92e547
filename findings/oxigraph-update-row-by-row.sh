#!/usr/bin/env bash
# oxigraph 0.5.11: DELETE/INSERT deletes and inserts row by row, so that a later row deletes what an earlier one has
# inserted.
#
# Behaviour. Of three numbers, each made smaller by one in one update, one is left; of two resources that link to each
# other, turned round, one link is left. Which ones are lost depends on the order in which the rows come: made larger
# by one, all three are there. No error comes.
#
# By SPARQL 1.1 Update the WHERE is evaluated once, then all is deleted, then all is inserted (3.1.3: the deletion
# happens before the insertion; 4.2.4: the dataset less the union of all deletions, with the union of all insertions).
#
# Input. Two or three triples each; five updates. Comunica does the same updates.
#
# Why it matters. Renumbering, swapping and turning links round are what such updates are for. (A later change in the
# sources of oxigraph is about this; 0.5.11 does not have it.)
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
import { Parser, Store } from 'n3';
import oxigraph from 'oxigraph';

const PREFIX = 'PREFIX : <urn:x:>';
const each = 'DELETE { ?s :p ?o } INSERT { ?s :p ?n } WHERE { ?s :p ?o BIND(';
// The data, an update, what SPARQL 1.1 asks for, and what oxigraph left.
const cases = [
  [':a :p 1 , 2 , 3 .', `${each}?o - 1 AS ?n) }`, 'a p 0, a p 1, a p 2', 'a p 0'],
  [':a :p 1 , 2 , 3 .', `${each}4 - ?o AS ?n) }`, 'a p 1, a p 2, a p 3', 'a p 2, a p 3'],
  [':a :p 1 , 2 , 3 .', `${each}?o + 1 AS ?n) }`, 'a p 2, a p 3, a p 4', 'a p 2, a p 3, a p 4'],
  [
    ':a :p :b . :b :p :a .',
    'DELETE { ?s :p ?o } INSERT { ?o :p ?s } WHERE { ?s :p ?o }',
    'a p b, b p a',
    'b p a',
  ],
  [
    ':a :p :b . :b :p :a . :c :p :a .',
    'DELETE { ?s :p ?o } INSERT { ?o :p ?s } WHERE { ?s :p ?o }',
    'a p b, a p c, b p a',
    'a p c, b p a',
  ],
];

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['oxigraph', '@comunica/query-sparql-rdfjs-lite'].map(version).join(', '));
const engine = new QueryEngine();
const short = (quads) =>
  quads
    .map(({ subject, predicate, object }) =>
      [subject, predicate, object].map(({ value }) => value.replace('urn:x:', '')).join(' '),
    )
    .sort()
    .join(', ');
let same = true;
for (const [data, body, standard, seen] of cases) {
  const update = `${PREFIX} ${body}`;
  const store = new oxigraph.Store();
  store.load(`${PREFIX} ${data}`, { format: 'ttl' });
  store.update(update);
  const found = short(store.match());
  const other = new Store(new Parser().parse(`${PREFIX} ${data}`));
  await engine.queryVoid(update, { sources: [other], destination: other });
  const comunica = short(other.getQuads());
  console.log(`${data} ${body}\n  standard: ${standard}\n  Comunica: ${comunica}\n  oxigraph: ${found}`);
  if (found === seen && comunica === standard) continue;
  same = false;
  console.log(`  changed: expected ${seen}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
