#!/usr/bin/env bash
# graphql-fields-list 2.3.0: of a field that is selected twice only the first selection is listed; a field that is left
# out by a directive stays in `fieldsMap`.
#
# Behaviour. `{ book { title } ...Card }` with a fragment that asks for the author of the same book lists "title" only.
# So does `{ book { title } book { author } }`. `fieldsList` leaves out what @skip or @include leave out, `fieldsMap`
# does not: it says that the field is selected. Selections that are written twice further down are merged.
#
# By the GraphQL specification (6.3.2 CollectFields, 6.4.3 Merging Selection Sets,
# https://spec.graphql.org/October2021/#sec-Field-Collection) all selections of one response name are executed as one;
# graphql-js gives all of their nodes to the resolver (info.fieldNodes). graphql-fields 2.0.3 reads them all.
#
# Input. One schema, six queries.
#
# Why it matters. The list decides what is asked of the database. A client that is put together from fragments, as with
# Relay or Apollo, gets null for what the second fragment asks for.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-fields-list@2.3.0 graphql-fields@2.0.3

cat > check.cjs <<'SCRIPT'
const { buildSchema, execute, parse, validate } = require('graphql');
const graphqlFields = require('graphql-fields');
const { fieldsList, fieldsMap } = require('graphql-fields-list');

const schema = buildSchema(`
  type Author { name: String, born: Int }
  type Book { title: String, year: Int, author: Author }
  type Query { book: Book }
`);

// A query; the names that are selected by the standard (and graphql-fields), by fieldsList, and by fieldsMap.
const cases = [
  ['{ book { title } ...Card } fragment Card on Query { book { year } }', 'title year', 'title', 'title'],
  ['{ book { title } book { year } }', 'title year', 'title', 'title'],
  ['query ($on: Boolean = false) { book { title @include(if: $on) year } }', 'year', 'year', 'title year'],
  ['query ($off: Boolean = true) { book { title @skip(if: $off) year } }', 'year', 'year', 'title year'],
  ['{ book { title ...Card } } fragment Card on Book { year }', 'title year', 'title year', 'title year'],
  ['{ book { author { name } author { born } } }', 'author(name born)', 'author', 'author(name born)'],
];

const isBelow = (value) => value && typeof value === 'object' && Object.keys(value).length > 0;
const words = (map) =>
  Object.entries(map).map(([name, below]) => (isBelow(below) ? `${name}(${words(below)})` : name)).join(' ');

async function main() {
  const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
  console.log(['graphql', 'graphql-fields-list', 'graphql-fields'].map(version).join(', '), `Node ${process.versions.node}`);
  let found;
  schema.getQueryType().getFields().book.resolve = (_, values, context, info) => {
    found = [words(graphqlFields(info)), fieldsList(info).join(' '), words(fieldsMap(info))];
    return null;
  };
  let same = true;
  for (const [query, ...seen] of cases) {
    const document = parse(query);
    if (validate(schema, document).length > 0) throw new Error(`invalid: ${query}`);
    await execute({ schema, document });
    console.log(`${query}\n  graphql-fields ${found[0]}; fieldsList ${found[1]}; fieldsMap ${found[2]}`);
    if (found.join('|') !== seen.join('|')) {
      same = false;
      console.log(`  changed: expected ${seen.join('; ')}`);
    }
  }
  console.log(same ? 'as stated' : 'changed');
  process.exitCode = same ? 0 : 1;
}

main();
SCRIPT

node check.cjs
