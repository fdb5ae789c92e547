#!/usr/bin/env bash
# @shexjs/validator 1.0.0-alpha.29: lengths and patterns count units of 16 bits, languages are compared by their
# capitals, and integers as doubles.
#
# Behaviour. A text of one character beyond U+FFFF has the length 2 and does not match /^.$/. The value set [@en-GB]
# does not allow "..."@en-gb, which is what n3 makes of "..."@en-GB in Turtle; and [@en~ - @en-GB] does not leave it
# out. 9007199254740993 conforms to MAXINCLUSIVE 9007199254740992, and its neighbour does not to MAXEXCLUSIVE
# 9007199254740993. 30 February passes as an xsd:dateTime.
#
# By ShEx 2.1 (XML Schema String Facet, Numeric Facet and Datatype Constraints,
# https://shex.io/shex-semantics/#node-constraints) the length is counted in Unicode code points, and a pattern is that
# of XPath's fn:matches, of characters; numbers are compared by their values; a text that cannot be cast to xsd:dateTime
# does not have the type. By RDF 1.1 Concepts (3.3) the value of a language tag is in lower case: capitals do not count.
#
# Input. Ten node constraints with one value each.
#
# Why it matters. Rare Chinese characters in names and the usual spelling of languages: data that one program accepts is
# refused by the next, and what a shape leaves out gets in.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @shexjs/parser@1.0.0-alpha.28 @shexjs/validator@1.0.0-alpha.29 \
  @shexjs/eval-validator-api@1.0.0-alpha.29 @shexjs/eval-simple-1err@1.0.0-alpha.29 @shexjs/eval-threaded-nerr@1.0.0-alpha.29 \
  @shexjs/neighborhood-rdfjs@1.0.0-alpha.29 @shexjs/neighborhood-api@1.0.0-alpha.28 n3@2.13.12

cat > check.cjs <<'SCRIPT'
const { ctor: database } = require('@shexjs/neighborhood-rdfjs');
const ShExParser = require('@shexjs/parser');
const { ShExValidator } = require('@shexjs/validator');
const { Parser, Store } = require('n3');

const BASE = 'http://example.org/';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const LONG = '\u{20BB7}';
// A constraint, a value, the standard, and what is seen.
const cases = [
  ['LENGTH 1', `"${LONG}"`, 'conformant', 'nonconformant'],
  ['/^.$/', `"${LONG}"`, 'conformant', 'nonconformant'],
  ['[ @en-GB ]', '"colour"@en-GB', 'conformant', 'nonconformant'],
  ['[ @en~ - @en-GB ]', '"colour"@en-GB', 'nonconformant', 'conformant'],
  ['MAXINCLUSIVE 9007199254740992', '9007199254740993', 'nonconformant', 'conformant'],
  ['MAXEXCLUSIVE 9007199254740993', '9007199254740992', 'conformant', 'nonconformant'],
  ['xsd:dateTime', `"2021-02-30T00:00:00"^^<${XSD}dateTime>`, 'nonconformant', 'conformant'],
  ['LENGTH 1', '"\u00e9"', 'conformant', 'conformant'],
  ['[ @en~ ]', '"colour"@en-GB', 'conformant', 'conformant'],
  ['MAXINCLUSIVE 2', '3', 'nonconformant', 'nonconformant'],
];

function validate(constraint, value) {
  const prefixes = `PREFIX : <${BASE}> PREFIX xsd: <${XSD}>`;
  const schema = ShExParser.construct(BASE).parse(`${prefixes} <S> { :p ${constraint} }`);
  const data = new Store(new Parser().parse(`<${BASE}n> <${BASE}p> ${value} .`));
  const validator = new ShExValidator(schema, database(data), {});
  return validator.validateShapeMap([{ node: `${BASE}n`, shape: `${BASE}S` }])[0].status;
}

const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
console.log(['@shexjs/parser', '@shexjs/validator', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [constraint, value, standard, seen] of cases) {
  const found = validate(constraint, value);
  console.log(`${constraint} of ${value}: ${found} (standard: ${standard})`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.cjs
