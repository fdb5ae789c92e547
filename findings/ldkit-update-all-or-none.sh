#!/usr/bin/env bash
# ldkit 2.7.1: an update of several entities changes none of them if one lacks the value that is to be replaced.
#
# Behaviour. Lens.update makes one query of all entities given, with all of their old values in one pattern. If one of
# the entities is not there, or has no value of one property yet, the pattern has no match: nothing is changed, for no
# entity, and the call ends as if it had been. A new title beside a first tag is lost in the same way. Entities that
# have all of the values are changed; so are they one at a time, and where each property is "@optional".
#
# By ldkit's documentation (Working with arrays, multiple entities) several entities can be updated at once by a single
# query. Its own first example sets a list that was inserted empty.
#
# Input. Two or three books, as statements of n3 2.13.12, over Comunica (query-sparql-rdfjs-lite 5.2.3).
#
# Why it matters. A batch of a hundred changes is dropped for one record that was deleted meanwhile, and nobody is
# told.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund ldkit@2.7.1 @comunica/query-sparql-rdfjs-lite@5.2.3 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql-rdfjs-lite';
import { createLens } from 'ldkit';
import { Parser, Store } from 'n3';

const ex = 'http://example.org/';
const books = '@prefix ex: <http://example.org/> . ex:a a ex:Book ; ex:title "A" . ex:b a ex:Book ; ex:title "B" .';
const schema = { '@type': `${ex}Book`, title: `${ex}title`, tags: { '@id': `${ex}tag`, '@array': true } };
const optional = { '@type': `${ex}Book`, title: { '@id': `${ex}title`, '@optional': true } };

const titled = (id, title) => ({ $id: ex + id, title });
const [newA, newB, newC] = [titled('a', 'A2'), titled('b', 'B2'), titled('c', 'C2')];

// Name, schema, the entities of each call, the statements afterwards.
const cases = [
  ['two that are there', schema, [[newA, newB]], 'a title A2, b title B2'],
  ['two, and one that is not', schema, [[newA, newB, newC]], 'a title A, b title B'],
  ['the same, one at a time', schema, [[newA], [newB], [newC]], 'a title A2, b title B2'],
  ['the same, optional', optional, [[newA, newB, newC]], 'a title A2, b title B2, c title C2'],
  ['a title and a first tag', schema, [[{ ...newA, tags: ['new'] }]], 'a title A, b title B'],
  ['one of two has a first tag', schema, [[{ $id: `${ex}a`, tags: ['new'] }, newB]], 'a title A, b title B'],
];

const short = (term) => term.value.replace(ex, '');

function statements(store) {
  const kept = store.getQuads().filter(({ predicate }) => !predicate.value.endsWith('#type'));
  const words = ({ subject, predicate, object }) => [subject, predicate, object].map(short).join(' ');
  return kept.map(words).sort().join(', ');
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['ldkit', '@comunica/query-sparql-rdfjs-lite', 'n3'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, shape, calls, seen] of cases) {
  const store = new Store(new Parser().parse(books));
  const lens = createLens(shape, { engine: new QueryEngine(), sources: [store], destination: store });
  for (const entities of calls) await lens.update(...entities);
  console.log(`${name}: ${statements(store)}`);
  if (statements(store) !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
