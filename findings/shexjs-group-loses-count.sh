#!/usr/bin/env bash
# @shexjs/parser 1.0.0-alpha.28: a group of one constraint takes the place of the constraint's own cardinality: `(
# :author .{2} )?`, none or two, is read as none or one.
#
# Behaviour. The parser makes one triple constraint of the group and writes the group's cardinality over that of the
# constraint. Two authors do not conform to "none or two", and one does; three conform to `( :author .{2} )*`, an even
# number. Of two groups around two constraints the outer cardinality is the only one left, too. There is no error. With
# a second constraint in the group, both cardinalities are in force.
#
# By ShEx 2.1 (grammar rules 44 and 45, bracketedTripleExpr and tripleConstraint, https://shex.io/shex-semantics/#shexc)
# each of the two has a cardinality of its own, and a group with one is parted into that many sets that match (Triple
# Expressions, Semantics). The JSON form cannot say it in one constraint, and its EachOf wants two members or more: an
# error would be the least.
#
# Input. Six shapes and nodes; the JSON form of each shape is printed.
#
# Why it matters. The shape is read as another one. Data that it was written to refuse passes.
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
// A shape, statements about the node, the standard, and what is seen.
const cases = [
  ['( :author .{2} )?', ':author 1, 2', 'conformant', 'nonconformant'],
  ['( :author .{2} )?', ':author 1', 'nonconformant', 'conformant'],
  ['( :author .{2} )*', ':author 1, 2, 3', 'nonconformant', 'conformant'],
  ['( ( :author . ; :role . ){2} )?', ':author 1, 2 ; :role 3, 4', 'conformant', 'nonconformant'],
  ['( :author .{2} ; :role . )?', ':author 1, 2 ; :role 3', 'conformant', 'conformant'],
  [':author .{2}', ':author 1', 'nonconformant', 'nonconformant'],
];

function schemaOf(shape) {
  return ShExParser.construct(BASE).parse(`PREFIX : <${BASE}> <S> { ${shape} }`);
}

function validate(shape, statements) {
  const data = new Store(new Parser().parse(`@prefix : <${BASE}> . :n ${statements} .`));
  const validator = new ShExValidator(schemaOf(shape), database(data), {});
  return validator.validateShapeMap([{ node: `${BASE}n`, shape: `${BASE}S` }])[0].status;
}

const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
console.log(['@shexjs/parser', '@shexjs/validator'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [shape, statements, standard, seen] of cases) {
  const found = validate(shape, statements);
  const json = JSON.stringify(schemaOf(shape).shapes[0].shapeExpr.expression).replaceAll(BASE, '');
  console.log(`{ ${shape} } of ${statements}: ${found} (standard: ${standard})\n  ${json}`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.cjs
