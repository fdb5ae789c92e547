#!/usr/bin/env bash
# jsonld 9.0.0: a number such as 1e-7 becomes the integer 0. jsonld-streaming-parser 5.0.1: a value object of type
# xsd:double keeps the digits of the JSON. The two give different terms for the same document.
#
# Behaviour. (1) toRDF of jsonld takes a number for an integer if its text in JavaScript has no decimal point: 1e-7,
# 5e-7 and 2e-10 have none, and become "0"^^xsd:integer, in lists and with xsd:decimal as well. 1.5e-7 and 0.000001 are
# right, and so is 1e-7 where the term is coerced to xsd:double. (2) The streaming parser writes
# {"@value": 1000, "@type": xsd:double} as "1000"^^xsd:double; coerced by a term it is "1.0E3".
#
# By JSON-LD 1.1 API (8.6, steps 10 and 11) a number with a part after the point, or of type xsd:double, is written in
# the canonical form of a double, and is an xsd:double where no type is stated.
#
# Input. Six documents with one number each.
#
# Why it matters. Concentrations, error bounds and probabilities are of this size; a whole column of them becomes 0,
# and is valid.
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

const BASE = 'http://example.org/a/b';
const EX = 'http://example.org/vocabulary#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

function number(value, type) {
  return { '@context': { '@vocab': EX, ...(type && { n: { '@type': XSD + type } }) }, '@id': 'urn:x:a', n: value };
}

function statement(object) {
  return `urn:x:a ex:n ${object}`;
}

function entry(document, standard, seen) {
  const [first, second = first] = seen.map(statement);
  return { document, standard: statement(standard), seen: { jsonld: first, 'jsonld-streaming-parser': second } };
}

const cases = [
  entry(number(0.000001), '1.0E-6^^double', ['1.0E-6^^double']),
  entry(number(1.5e-7), '1.5E-7^^double', ['1.5E-7^^double']),
  entry(number(1e-7), '1.0E-7^^double', ['0^^integer', '1.0E-7^^double']),
  entry(number(1e-7, 'double'), '1.0E-7^^double', ['1.0E-7^^double']),
  entry(number(1e-7, 'decimal'), '1.0E-7^^decimal', ['0^^decimal', '1.0E-7^^decimal']),
  entry(number({ '@value': 1000, '@type': `${XSD}double` }), '1.0E3^^double', ['1.0E3^^double', '1000^^double']),
];

function term({ value, language, datatype }) {
  if (language) return `${value}@${language}`;
  return datatype && datatype.value !== `${XSD}string` ? `${value}^^${datatype.value.split('#')[1]}` : value;
}

function line({ subject, predicate, object }) {
  return [subject, predicate, object].map(term).join(' ').replaceAll(EX, 'ex:');
}

async function byJsonld(document) {
  try {
    return (await jsonld.toRDF(document, { base: BASE })).map(line).sort();
  } catch (error) {
    return [`error: ${error.message}`];
  }
}

function byStream(document) {
  return new Promise((resolve) => {
    const lines = [];
    const parser = new JsonLdParser({ baseIRI: BASE });
    parser.on('data', (quad) => lines.push(line(quad)));
    parser.on('error', ({ message }) => resolve([`error: ${message.split('\n')[0]}`]));
    parser.on('end', () => resolve(lines.sort()));
    parser.end(JSON.stringify(document));
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'jsonld-streaming-parser'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const { document, standard, seen } of cases) {
  console.log(JSON.stringify(document));
  console.log(`  standard: ${standard}`);
  const got = { jsonld: await byJsonld(document), 'jsonld-streaming-parser': await byStream(document) };
  for (const [name, lines] of Object.entries(got)) {
    const answer = lines.join(' ; ') || 'nothing';
    console.log(`  ${name}: ${answer}`);
    if (answer !== seen[name]) {
      same = false;
      console.log(`  changed: expected ${seen[name]}`);
    }
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
