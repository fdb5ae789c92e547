#!/usr/bin/env bash
# ldkit 2.7.1: Lens.delete removes all statements of an entity, where its documentation keeps those outside of the
# schema.
#
# Behaviour. A lens with a schema of a title deletes the book's price, its author and its type of another vocabulary,
# too. What others say about the book, and other books, stay. Lens.update and Lens.insert touch the schema's properties
# only.
#
# By the documentation of Lens.delete the triples that correspond to the schema are deleted, and other triples that the
# schema does not cover are not.
#
# Input. Two books with seven statements, as statements of n3 2.13.12, over Comunica (query-sparql-rdfjs-lite 5.2.3).
#
# Why it matters. In linked data several programs write about one resource, each with its own schema. The one that
# deletes its part deletes what the others wrote.
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
const books = `@prefix ex: <${ex}> .
  ex:a a ex:Book, ex:Product ; ex:title "A" ; ex:author ex:anna ; ex:price 10 .
  ex:b a ex:Book ; ex:title "B" ; ex:cites ex:a .`;
const schema = { '@type': `${ex}Book`, title: `${ex}title` };

const setTitle = (lens) => lens.update({ $id: `${ex}a`, title: 'A2' });

// Name, action, statements about the first book afterwards, those about others.
const cases = [
  ['nothing', () => undefined, 'author anna, price 10, title A, type Book, type Product', 3],
  ['update', setTitle, 'author anna, price 10, title A2, type Book, type Product', 3],
  ['delete', (lens) => lens.delete(`${ex}a`), '', 3],
];

const last = (term) => term.value.replace(/.*[/#]/, '');

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['ldkit', '@comunica/query-sparql-rdfjs-lite', 'n3'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
const text = readFileSync('node_modules/ldkit/esm/library/lens/lens.d.ts', 'utf8').replace(/\s*\*\s*/g, ' ');
let same = /triples that are not covered by the data schema will not be deleted/.test(text);
console.log(`the documentation keeps what the schema does not cover: ${same}`);
for (const [name, act, seen, others] of cases) {
  const store = new Store(new Parser().parse(books));
  await act(createLens(schema, { engine: new QueryEngine(), sources: [store], destination: store }));
  const own = store.getQuads(`${ex}a`).map(({ predicate, object }) => `${last(predicate)} ${last(object)}`).sort();
  const rest = store.size - own.length;
  console.log(`${name}: ${own.join(', ') || 'nothing'}; ${rest} statements about others`);
  if (own.join(', ') !== seen || rest !== others) {
    same = false;
    console.log(`  changed: expected ${seen}; ${others}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
