#!/usr/bin/env bash
# ldkit 2.7.1: what is read by an inverse property is written in the forward direction: a child becomes the parent.
#
# Behaviour. A schema reads a person's parents by the inverse of ex:child ("@inverse": true). Lens.insert of a person
# with a parent writes that the person has the parent as a child. Lens.update replaces: it deletes the children that
# the person has, writes the parent as one, and leaves the old parent's statement. Read again, the parent is not there,
# or the old one is. Through a property without "@inverse" both come back as they were.
#
# By ldkit's documentation (Inverse properties) such a property stands for the triple "value property entity", and by
# its page on lenses data to insert or update are transformed to RDF by the schema. The types allow the property in
# both.
#
# Input. One person with a parent and a child, as statements of n3 2.13.12, over Comunica (query-sparql-rdfjs-lite
# 5.2.3).
#
# Why it matters. Reading, changing a value and writing back is what such a mapper is for: here it turns relations
# round and deletes others, without a message.
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
import { ldkit } from 'ldkit/namespaces';
import { Parser, Store } from 'n3';

const ex = 'http://example.org/';
const family = `@prefix ex: <${ex}> . ex:anna a ex:Person ; ex:child ex:carl .
  ex:old a ex:Person ; ex:child ex:anna .`;
const property = (id, more) => ({ '@id': ex + id, '@type': ldkit.IRI, '@optional': true, ...more });
const inverse = { '@type': `${ex}Person`, parent: property('child', { '@inverse': true }) };
const forward = { '@type': `${ex}Person`, parent: property('parent') };

const insertAnna = (lens) => lens.insert({ $id: `${ex}anna`, parent: `${ex}bert` });
const updateAnna = (lens) => lens.update({ $id: `${ex}anna`, parent: `${ex}bert` });

// Name, schema, data before, action, statements afterwards, the parent that is read.
const cases = [
  ['insert, inverse', inverse, '', insertAnna, 'anna child bert', null],
  ['insert, forward', forward, '', insertAnna, 'anna parent bert', 'bert'],
  ['update, inverse', inverse, family, updateAnna, 'anna child bert, old child anna', 'old'],
  ['update, forward', forward, family, updateAnna, 'anna child carl, anna parent bert, old child anna', 'bert'],
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
for (const [name, schema, data, act, seen, parent] of cases) {
  const store = new Store(new Parser().parse(data));
  const lens = createLens(schema, { engine: new QueryEngine(), sources: [store], destination: store });
  await act(lens);
  const anna = await lens.findByIri(`${ex}anna`);
  const read = anna.parent?.replace(ex, '') ?? null;
  console.log(`${name}: ${statements(store)}; parent read: ${read}`);
  if (statements(store) !== seen || read !== parent) {
    same = false;
    console.log(`  changed: expected ${seen}; ${parent}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
