#!/usr/bin/env bash
# @0no-co/graphql.web 1.3.4: block strings lose their first line, or the beginning of a later one; enum values that
# begin with "true", "false" or "null" are refused.
#
# Behaviour. Where the text starts on the line of the opening quotes and the next line is indented, the first line is
# dropped: """first, new line, second""" is read as "second". A line that is indented with fewer characters than the
# first one loses letters: two tabs before "second", four blanks before the others, and "cond" is read. CRLF stays in
# the text. `print` takes the blank at the end of a block string of one line away. `order: nullsFirst` is a syntax
# error. Block strings whose first line is empty and whose lines are indented alike are right.
#
# By the GraphQL specification (2.9.4 String Value, "Block Strings" and BlockStringValue,
# https://spec.graphql.org/October2021/#sec-String-Value) the first line is kept as it is, CRLF ends a line, tabs count
# as white space of one character each, and lines are dropped at the two ends only if they are blank. An enum value is
# any name but true, false and null (2.9.6); a name is the longest possible (2.1.9).
#
# Input. Nine queries, parsed by the package and by graphql 16.15.0.
#
# Why it matters. The package stands in for graphql-js in urql and gql.tada: the text of a note, or a SPARQL query in an
# argument, arrives without a line, and no error is raised.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @0no-co/graphql.web@1.3.4 graphql@16.15.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import * as web from '@0no-co/graphql.web';
import * as js from 'graphql';

const quotes = '"""';
// The value of an argument; what graphql-js reads, what the package reads, and what graphql-js reads of its `print`.
const cases = [
  [`${quotes}   first\n   second${quotes}`, '   first\nsecond', 'second', '   first\nsecond'],
  [`${quotes}first\r\n  second\r\n  third${quotes}`, 'first\nsecond\nthird', 'second\r\nthird', 'first\nsecond\nthird'],
  [`${quotes}\n    first\n\t\tsecond\n    third\n${quotes}`, '  first\nsecond\n  third', 'first\ncond\nthird', '  first\nsecond\n  third'],
  [`${quotes} word ${quotes}`, ' word ', ' word ', 'word '],
  [`${quotes}first\n  second${quotes}`, 'first\nsecond', 'second', 'first\nsecond'],
  [`${quotes}first\nsecond${quotes}`, 'first\nsecond', 'first\nsecond', 'first\nsecond'],
  [`${quotes}\n  first\n    second\n  ${quotes}`, 'first\n  second', 'first\n  second', 'first\n  second'],
  ['nullsFirst', 'nullsFirst', 'error', 'nullsFirst'],
  ['NULLS_FIRST', 'NULLS_FIRST', 'NULLS_FIRST', 'NULLS_FIRST'],
];

const valueIn = (document) => document.definitions[0].selectionSet.selections[0].arguments[0].value.value;

function read(parse, text) {
  try {
    return valueIn(parse(text));
  } catch {
    return 'error';
  }
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['@0no-co/graphql.web', 'graphql'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [value, ...seen] of cases) {
  const query = `{ note(text: ${value}) }`;
  const found = [read(js.parse, query), read(web.parse, query), read(js.parse, web.print(js.parse(query)))];
  const [standard, parsed, printed] = found.map((each) => JSON.stringify(each));
  console.log(`${JSON.stringify(value)}: graphql-js ${standard}; graphql.web ${parsed}; its print ${printed}`);
  if (found.join('|') !== seen.join('|')) {
    same = false;
    console.log(`  changed: expected ${JSON.stringify(seen)}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
