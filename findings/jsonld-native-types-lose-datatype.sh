#!/usr/bin/env bash
# jsonld 9.0.0: fromRDF with useNativeTypes takes the datatype of some numbers away, so that they become strings.
#
# Behaviour. An integer whose text is not the one that JavaScript would write, such as "007", "+5" or 9007199254740993, becomes
# {"@value": "007"}, without a type: in JSON-LD a string. Back in RDF it is "007"^^xsd:string. The integer 7 is a number. Without the
# option all are kept.
#
# By JSON-LD 1.1 API (8.4.2) a literal that is not converted to a native value has its datatype in @type.
#
# Input. Four literals, there and back.
#
# Why it matters. Codes with zeros in front, and long identifiers, are the integers that people compare: a query by number
# finds them before the round trip, and not after.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { DataFactory } from 'n3';

const { literal, namedNode, quad } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';

async function back(value, type, useNativeTypes) {
  const statement = quad(namedNode('urn:x:a'), namedNode('urn:x:p'), literal(value, namedNode(XSD + type)));
  const document = await jsonld.fromRDF([statement], { useNativeTypes, safe: false });
  const [{ object }] = await jsonld.toRDF(document, { safe: false });
  return `${object.value}^^${object.datatype.value.replace(XSD, '')}`;
}

// A literal, and what comes back with native types; without them it is the same literal always.
const cases = [
  ['7', 'integer', '7^^integer'],
  ['007', 'integer', '007^^string'],
  ['+5', 'integer', '+5^^string'],
  ['9007199254740993', 'integer', '9007199254740993^^string'],
];

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [value, type, seen] of cases) {
  const native = await back(value, type, true);
  const plain = await back(value, type, false);
  console.log(`${value}^^${type}: with native types ${native}, without ${plain}`);
  if (native !== seen || plain !== `${value}^^${type}`) {
    same = false;
    console.log(`  changed: expected ${seen}, and ${value}^^${type} without`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
