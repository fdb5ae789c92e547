#!/usr/bin/env bash
# jsonld-streaming-serializer 4.0.0: with useNativeTypes the whole document ends with an error at some valid literals, and
# other numbers are changed; a literal as the object of rdf:type makes a document that is no JSON-LD.
#
# Behaviour. "1"^^xsd:boolean, "INF"^^xsd:double and "NaN"^^xsd:double end the stream with "Invalid xsd:... value". The
# integer 9007199254740993 is written as the number 9007199254740992, without an error. `<a> rdf:type "text"`,
# a valid triple, becomes "@type": [{"@value": "text"}], which JSON-LD processors refuse.
#
# By JSON-LD 1.1 API (8.4.2, conversion of an RDF object) with useNativeTypes a boolean is converted only where it is "true" or
# "false", and a number only where its form allows it: everything else stays a value object. (8.4, step 5.7.2: rdf:type becomes
# @type only where the object is an address or a blank node.)
#
# Input. One statement each.
#
# Why it matters. The option is usual for APIs, and one measured "INF" in a million values takes the export down.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld-streaming-serializer@4.0.0 jsonld@9.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { JsonLdSerializer } from 'jsonld-streaming-serializer';
import { DataFactory } from 'n3';

const { literal, namedNode, quad } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

function written(quads) {
  return new Promise((resolve) => {
    const serializer = new JsonLdSerializer({ useNativeTypes: true });
    let text = '';
    serializer.on('data', (part) => (text += part));
    serializer.on('error', ({ message }) => resolve(`error: ${message}`));
    serializer.on('end', () => resolve(JSON.stringify(JSON.parse(text)[0]?.p ?? JSON.parse(text)[0])));
    for (const each of quads) serializer.write(each);
    serializer.end();
  });
}

function typed(value, type) {
  return quad(namedNode('urn:x:a'), namedNode('p'), literal(value, namedNode(XSD + type)));
}

// A statement, what the standard asks for, what the serializer and what jsonld write.
const cases = [
  [typed('true', 'boolean'), '[{"@value":true}]', '[{"@value":true}]'],
  [typed('1', 'boolean'), 'a value object', "error: Invalid xsd:boolean value '1'"],
  [typed('INF', 'double'), 'a value object', "error: Invalid xsd:float value 'INF'"],
  [typed('NaN', 'double'), 'a value object', "error: Invalid xsd:float value 'NaN'"],
  [typed('9007199254740993', 'integer'), 'a number or a value object with all digits', '[{"@value":9007199254740992}]'],
  [quad(namedNode('urn:x:a'), namedNode(TYPE), literal('text')), 'rdf:type as a property', '{"@id":"urn:x:a","@type":[{"@value":"text"}]}'],
];

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld-streaming-serializer', 'jsonld', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [statement, standard, seen] of cases) {
  const answer = await written([statement]);
  const other = await jsonld.fromRDF([statement], { useNativeTypes: true, safe: false }).catch(({ message }) => message);
  console.log(`${statement.object.value}^^${statement.object.datatype.value.replace(XSD, '')}; standard: ${standard}`);
  console.log(`  jsonld-streaming-serializer: ${answer}`);
  console.log(`  jsonld: ${JSON.stringify(other)}`);
  if (answer !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
