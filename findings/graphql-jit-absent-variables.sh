#!/usr/bin/env bash
# graphql-jit 0.8.9: a variable that is not given becomes null inside of an input object, in place of the default, or of
# nothing.
#
# Behaviour. For `find(by: { kind: $kind, title: $title })` and no variables the resolver gets kind null, although the
# field has a default, and title null, although nothing was said about it. graphql 16.15.0 gives the default, and no
# title. As an argument of its own (`first: $first`), inside of a list, and with the whole object as variable, both
# agree.
#
# By the GraphQL specification (3.10 Input Objects, Input Coercion,
# https://spec.graphql.org/October2021/#sec-Input-Objects.Input-Coercion) a field whose value is a variable that was not
# provided is as if it had not been given: the default is used, or no entry is added.
#
# Input. One schema, six queries; the resolver answers with its arguments.
#
# Why it matters. Filters are input objects, and clients leave out what is not filtered by. To many servers null means
# "has none": the list that should be complete is the list of what has no title.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund graphql@16.15.0 graphql-jit@0.8.9

cat > check.cjs <<'SCRIPT'
const { buildSchema, execute, parse, validate } = require('graphql');
const { compileQuery } = require('graphql-jit');

const schema = buildSchema(`
  input By { kind: String = "book", title: String, in: Place }
  input Place { town: String = "Oulu" }
  type Query { find(by: By, first: Int = 10, years: [Int]): String }
`);
schema.getQueryType().getFields().find.resolve = (_, values) => sorted(values);

// A query, its variables, the arguments by the standard (and graphql-js), and those of graphql-jit.
const cases = [
  ['query ($kind: String) { find(by: { kind: $kind }) }', {}, '{"by":{"kind":"book"},"first":10}', '{"by":{"kind":null},"first":10}'],
  ['query ($title: String) { find(by: { title: $title }) }', {}, '{"by":{"kind":"book"},"first":10}', '{"by":{"kind":"book","title":null},"first":10}'],
  ['query ($town: String) { find(by: { in: { town: $town } }) }', {}, '{"by":{"in":{"town":"Oulu"},"kind":"book"},"first":10}', '{"by":{"in":{"town":null},"kind":"book"},"first":10}'],
  ['query ($first: Int) { find(first: $first) }', {}, '{"first":10}', '{"first":10}'],
  ['query ($by: By) { find(by: $by) }', { by: {} }, '{"by":{"kind":"book"},"first":10}', '{"by":{"kind":"book"},"first":10}'],
  ['query ($year: Int) { find(years: [1990, $year]) }', {}, '{"first":10,"years":[1990,null]}', '{"first":10,"years":[1990,null]}'],
];

// JSON with the keys of each object in order.
function sorted(value) {
  const inOrder = (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each;
  return JSON.stringify(value, inOrder);
}

async function main() {
  const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
  console.log(['graphql', 'graphql-jit'].map(version).join(', '), `Node ${process.versions.node}`);
  let same = true;
  for (const [query, variables, standard, seen] of cases) {
    const document = parse(query);
    if (validate(schema, document).length > 0) throw new Error(`invalid: ${query}`);
    const js = (await execute({ schema, document, variableValues: variables })).data.find;
    const jit = (await compileQuery(schema, document).query({}, {}, variables)).data.find;
    console.log(`${query} ${JSON.stringify(variables)}\n  graphql-js:  ${js}\n  graphql-jit: ${jit}`);
    if (js !== standard || jit !== seen) {
      same = false;
      console.log(`  changed: expected ${standard}; ${seen}`);
    }
  }
  console.log(same ? 'as stated' : 'changed');
  process.exitCode = same ? 0 : 1;
}

main();
SCRIPT

node check.cjs
