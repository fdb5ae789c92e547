#!/usr/bin/env bash
# @shexjs/validator 1.0.0-alpha.29: a repeated choice, `( :phone . | :mail . )+`, fails as soon as one of the two is
# there twice beside the other: right data does not conform. The other engine of the project says that it does.
#
# Behaviour. With the engine that is the default (eval-threaded-nerr) one phone and one address of mail conform, one and
# two do not, in whichever order; with `{3}` neither do three. With eval-simple-1err all of them are right. Without the
# group, `:phone .* ; :mail .*`, both are right, and so is a repeated group with ";" in it.
#
# By ShEx 2.1 (Triple Expressions, Semantics, https://shex.io/shex-semantics/#triple-expressions-semantics) an
# expression with a cardinality matches if the statements can be parted into as many sets as it allows, each of which
# matches: here one statement each.
#
# Input. Six shapes and nodes, none with anything else in them.
#
# Why it matters. "One or more ways of contact" is the textbook's use of a choice. A validation that passes with a
# little data fails with more.
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
const { RegexpModule } = require('@shexjs/eval-simple-1err');
const { ctor: database } = require('@shexjs/neighborhood-rdfjs');
const ShExParser = require('@shexjs/parser');
const { ShExValidator } = require('@shexjs/validator');
const { Parser, Store } = require('n3');

const BASE = 'http://example.org/';
// A shape, statements about the node, the standard (and eval-simple-1err), the default engine.
const cases = [
  ['( :phone . | :mail . )+', ':phone 1 ; :mail 2, 3', 'conformant', 'nonconformant'],
  ['( :phone . | :mail . )*', ':phone 1, 2 ; :mail 3', 'conformant', 'nonconformant'],
  ['( :phone . | :mail . ){3}', ':phone 1 ; :mail 2, 3', 'conformant', 'nonconformant'],
  ['( :phone . | :mail . )+', ':phone 1 ; :mail 2', 'conformant', 'conformant'],
  [':phone .* ; :mail .*', ':phone 1 ; :mail 2, 3', 'conformant', 'conformant'],
  ['( :phone . ; :mail . )+', ':phone 1, 2 ; :mail 3', 'nonconformant', 'nonconformant'],
];

function validate(shape, statements, options) {
  const schema = ShExParser.construct(BASE).parse(`PREFIX : <${BASE}> <S> { ${shape} }`);
  const data = new Store(new Parser().parse(`@prefix : <${BASE}> . :n ${statements} .`));
  const validator = new ShExValidator(schema, database(data), options);
  return validator.validateShapeMap([{ node: `${BASE}n`, shape: `${BASE}S` }])[0].status;
}

const version = (name) => `${name} ${require(`${name}/package.json`).version}`;
console.log(['@shexjs/parser', '@shexjs/validator'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [shape, statements, standard, seen] of cases) {
  const found = validate(shape, statements, {});
  const other = validate(shape, statements, { regexModule: RegexpModule });
  console.log(`{ ${shape} } of ${statements}: ${found}; eval-simple-1err: ${other}`);
  if (found !== seen || other !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.cjs
