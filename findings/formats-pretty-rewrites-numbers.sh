#!/usr/bin/env bash
# @rdfjs-elements/formats-pretty 0.6.9: the integer 9007199254740993 is written as ...992 in Turtle, a decimal as 1e-7.
#
# Behaviour. The Turtle serializer passes integers and decimals through JavaScript numbers: integers from 2^53 on
# become their neighbours, 0.0000001 is written as "1e-7" of the datatype decimal, whose texts have no exponent, and
# 007, +5 and 1.50 lose their form. Numbers with the datatypes double and long, and all of them in the same package's
# TriG serializer, come back as they were.
#
# By RDF 1.1 Concepts (3.3) two literals are one term only if their lexical forms are the same, character by character.
#
# Input. Ten literals, read again by n3 2.13.12.
#
# Why it matters. Identifiers of 16 to 20 digits (accounts, tweets, sensors) are usual as xsd:integer, and an odd one
# becomes that of another. The two formats of one package differ.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @rdfjs-elements/formats-pretty@0.6.9 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { TrigSerializer, TurtleSerializer } from '@rdfjs-elements/formats-pretty';
import { DataFactory, Parser } from 'n3';

const { literal, namedNode, quad } = DataFactory;
const xsd = 'http://www.w3.org/2001/XMLSchema#';

// Lexical form, datatype, what comes back from Turtle.
const cases = [
  ['9007199254740993', 'integer', '9007199254740992'],
  ['12345678901234567890', 'integer', '12345678901234567000'],
  ['007', 'integer', '7'],
  ['+5', 'integer', '5'],
  ['0.0000001', 'decimal', '1e-7'],
  ['0.12345678901234567890', 'decimal', '0.12345678901234568'],
  ['1.50', 'decimal', '1.5'],
  ['42', 'integer', '42'],
  ['9007199254740993', 'long', '9007199254740993'],
  ['1.50E0', 'double', '1.50E0'],
];

async function throughSerializer(Serializer, term) {
  const statement = quad(namedNode('http://example.org/a'), namedNode('http://example.org/number'), term);
  let text = '';
  for await (const chunk of await new Serializer().import(Readable.from([statement]))) text += chunk;
  return new Parser().parse(text)[0].object;
}

const words = (term) => `${term.value} ${term.datatype.value.replace(xsd, '')}`;

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['@rdfjs-elements/formats-pretty', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [form, type, seen] of cases) {
  const term = literal(form, namedNode(xsd + type));
  const turtle = await throughSerializer(TurtleSerializer, term);
  const trig = await throughSerializer(TrigSerializer, term);
  console.log(`${words(term)}: Turtle ${words(turtle)}, TriG ${words(trig)}`);
  if (words(turtle) !== `${seen} ${type}` || !trig.equals(term)) {
    same = false;
    console.log(`  changed: expected ${seen} ${type} in Turtle, and the same term in TriG`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
