#!/usr/bin/env bash
# jsonld 9.0.0: toRDF computes the text of a typed double anew, so that infinity becomes "not a number", and large values
# become a text that is no double.
#
# Behaviour. {"@value": "INF", "@type": xsd:double} becomes "NaN"^^xsd:double, and so does "-INF"; "1e400" becomes
# "Infinity", "1.50" becomes "1.5E0", and the ill-typed "1,5" becomes the valid "1.0E0". Values of xsd:float and xsd:decimal are
# left alone, and so are all of these by jsonld-streaming-parser 5.0.1. What fromRDF writes is not read back.
#
# By JSON-LD 1.1 API (8.6) only a value that is a number in the JSON is converted; a string is the lexical form (steps 8 to 13).
# XML Schema 1.1 (3.3.5) has INF and -INF, and no "Infinity".
#
# Input. Seven value objects.
#
# Why it matters. Open limits ("no upper bound") are written as INF; they come in as NaN, which is equal to nothing.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 jsonld-streaming-parser@5.0.1

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { JsonLdParser } from 'jsonld-streaming-parser';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

// A value and its type, and the text that jsonld gives; the standard's is the value itself.
const cases = [
  ['INF', 'double', 'NaN'],
  ['-INF', 'double', 'NaN'],
  ['1e400', 'double', 'Infinity'],
  ['1.50', 'double', '1.5E0'],
  ['1,5', 'double', '1.0E0'],
  ['INF', 'float', 'INF'],
  ['1.50', 'decimal', '1.50'],
];

function byStream(document) {
  return new Promise((resolve, reject) => {
    const parser = new JsonLdParser({});
    parser.on('data', ({ object }) => resolve(object.value));
    parser.on('error', reject);
    parser.end(JSON.stringify(document));
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'jsonld-streaming-parser'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [value, type, seen] of cases) {
  const document = { '@id': 'urn:x:a', 'urn:x:p': { '@value': value, '@type': XSD + type } };
  const [{ object }] = await jsonld.toRDF(document);
  const streamed = await byStream(document);
  console.log(`"${value}"^^xsd:${type}: jsonld "${object.value}", jsonld-streaming-parser "${streamed}"`);
  if (object.value !== seen || streamed !== value) {
    same = false;
    console.log(`  changed: expected "${seen}" and "${value}"`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
