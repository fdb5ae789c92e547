#!/usr/bin/env bash
# @frogcat/ttl2jsonld 0.0.10: values become native JSON numbers or types: a double becomes an integer, a long integer
# loses its last digits, a text as a type becomes an address.
#
# Behaviour. "5"^^xsd:double is written as the JSON number 5, which is an integer in JSON-LD. 12345678901234567890 is
# written as 12345678901234567000. The object of `a` is written into @type whatever it is: a text is read as a relative
# address, a blank node with properties makes a document that is no JSON-LD. Of other numbers (a decimal, `05`, 5.5e0)
# and of a list of two types the text and the type are kept.
#
# By JSON-LD 1.1 (API, Object to RDF Conversion; https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion) a native
# number without a fraction and without a type is an xsd:integer; a double such as this one needs "@type": xsd:double.
# The values of @type in a node are addresses, names or blank nodes' names, never texts or objects
# (https://www.w3.org/TR/json-ld11/#node-objects).
#
# Input. Seven Turtle documents of one or two statements, read by oxigraph 0.5.11, and as JSON-LD by jsonld 9.0.0.
#
# Why it matters. The package is used to put Turtle into JSON tools; a measurement of 5 degrees is of another type than
# one of 5.5, and identifiers of 17 digits or more point elsewhere.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @frogcat/ttl2jsonld@0.0.10 jsonld@9.0.0 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import ttl2jsonld from '@frogcat/ttl2jsonld';
import jsonld from 'jsonld';
import oxigraph from 'oxigraph';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const BASE = 'http://example.org/';

// The rest of a statement about <x>, its object by the standard, and the object by way of JSON-LD.
const cases = [
  [`<http://example.org/p> "5"^^<${XSD}double>`, '5 double', '5 integer'],
  ['<http://example.org/p> 12345678901234567890', '12345678901234567890 integer', '12345678901234567168 integer'],
  ['a "text"', 'text string', 'http://example.org/text'],
  ['a [ <http://example.org/p> 1 ]', '1 integer, a blank node', 'error: Invalid JSON-LD syntax'],
  ['<http://example.org/p> 5.50', '5.50 decimal', '5.50 decimal'],
  ['<http://example.org/p> 05', '05 integer', '05 integer'],
  ['a <http://example.org/T>, <http://example.org/U>', 'http://example.org/T, http://example.org/U', 'http://example.org/T, http://example.org/U'],
];

function words({ object }) {
  if (object.termType === 'BlankNode') return 'a blank node';
  return object.termType === 'Literal' ? `${object.value} ${object.datatype.value.replace(XSD, '')}` : object.value;
}

const listed = (quads) => quads.map(words).sort().join(', ');

async function byWayOfJsonLd(document) {
  try {
    return listed(await jsonld.toRDF(document, { base: BASE }));
  } catch (error) {
    return `error: ${error.message.split(';')[0]}`;
  }
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['@frogcat/ttl2jsonld', 'jsonld', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [rest, standard, seen] of cases) {
  const turtle = `<http://example.org/x> ${rest} .`;
  const document = ttl2jsonld.parse(turtle);
  const found = await byWayOfJsonLd(document);
  const direct = listed(oxigraph.parse(turtle, { format: 'ttl' }));
  console.log(`${turtle}\n  JSON-LD:    ${JSON.stringify(document)}\n  standard:   ${direct}\n  ttl2jsonld: ${found}`);
  if (found !== seen || direct !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
