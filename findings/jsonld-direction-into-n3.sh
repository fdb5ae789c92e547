#!/usr/bin/env bash
# jsonld-streaming-parser 5.0.1 and n3 2.13.12: a text with a direction and no language makes a literal that n3 writes
# and cannot read again.
#
# Behaviour. `"@direction": "rtl"` gives, without the option rdfDirection, a literal of the datatype rdf:dirLangString. With a
# language, n3 writes "s"@ar--rtl and reads it. Without one the literal has neither language nor direction for n3's writer:
# it writes "s"^^rdf:dirLangString, as N-Quads and as Turtle, and its parser refuses that line and the rest of the file.
#
# By JSON-LD 1.1 API (8.6, step 13) the direction is left out where rdfDirection is not set, as jsonld 9.0.0 does it. By the
# draft of RDF 1.2 Concepts (3.4) a literal of rdf:dirLangString has a language tag and a direction.
#
# Input. Two documents with one statement, written and read again in two formats.
#
# Why it matters. A dump that is written this way has no error, and nobody can load it.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 jsonld-streaming-parser@5.0.1 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Writer } from 'n3';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

function document(language) {
  const context = { '@vocab': 'http://example.org/', '@direction': 'rtl', ...language };
  return { '@context': context, '@id': 'urn:x:a', p: 's' };
}

function parsed(input) {
  return new Promise((resolve, reject) => {
    const quads = [];
    const parser = new JsonLdParser({});
    parser.on('data', (quad) => quads.push(quad));
    parser.on('error', reject);
    parser.on('end', () => resolve(quads));
    parser.end(JSON.stringify(input));
  });
}

function written(quads, format) {
  return new Promise((resolve, reject) => {
    const writer = new Writer({ format });
    writer.addQuads(quads);
    writer.end((error, text) => (error ? reject(error) : resolve(text.trim())));
  });
}

function read(text, format) {
  try {
    return `${new Parser({ format }).parse(text).length} statement`;
  } catch (error) {
    return `error: ${error.message}`;
  }
}

const ILL = 'error: Detected illegal (directional) languaged-tagged string with explicit datatype on line 1.';
const cases = [
  { language: { '@language': 'ar' }, object: '"s"@ar--rtl', back: '1 statement' },
  { language: {}, object: `"s"^^<${RDF}dirLangString>`, back: ILL },
];

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'jsonld-streaming-parser', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;

function compare(name, got, expected) {
  console.log(`  ${name}: ${got}`);
  if (got === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}

for (const { language, object, back } of cases) {
  console.log(JSON.stringify(document(language)));
  const [{ object: plain }] = await jsonld.toRDF(document(language));
  compare('jsonld', plain.datatype.value.replace(RDF, ''), language['@language'] ? 'langString' : 'http://www.w3.org/2001/XMLSchema#string');
  const quads = await parsed(document(language));
  compare('jsonld-streaming-parser', quads[0].object.datatype.value.replace(RDF, ''), 'dirLangString');
  for (const format of ['N-Quads', 'Turtle']) {
    const text = await written(quads, format);
    compare(`${format} written`, text, `<urn:x:a> <http://example.org/p> ${object}${format === 'Turtle' ? '.' : ' .'}`);
    compare(`${format} read again`, read(text, format), back);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
