#!/usr/bin/env bash
# relative-to-absolute-iri 1.0.8, and with it jsonld-streaming-parser 5.0.1 and rdfxml-streaming-parser 3.3.0: a relative
# address is resolved wrongly where the base has a query with a slash in it.
#
# Behaviour. "next" at http://example.org/list?path=/a/b becomes http://example.org/list?path=/a/next: the last slash of the
# query is taken for one of the path. The examples of RFC 3986 (5.4), whose base has a query without a slash, are right.
#
# By RFC 3986 (5.2.3) a relative path takes the place of what follows the last slash of the base's path; the query of the
# base is no part of it: http://example.org/next, as the WHATWG's URL of Node has it.
#
# Input. Five pairs of base and reference, and one document for each parser.
#
# Why it matters. Catalogues are harvested at addresses such as /export?source=https://example.org/set: all of their
# relative identifiers change with the query.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund relative-to-absolute-iri@1.0.8 jsonld-streaming-parser@5.0.1 rdfxml-streaming-parser@3.3.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { RdfXmlParser } from 'rdfxml-streaming-parser';
import { resolve } from 'relative-to-absolute-iri';

const AT = 'http://example.org';
const BASE = `${AT}/list?path=/a/b`;
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';

// Reference and base, and what was seen; the standard's answer is that of Node's URL.
const cases = [
  ['next', `${AT}/a/b?q=1`, `${AT}/a/next`],
  ['next', BASE, `${AT}/list?path=/a/next`],
  ['next', `${AT}?path=/a`, `${AT}?path=/next`],
  ['../next', BASE, `${AT}/list?path=/a/../next`],
  ['#part', BASE, `${BASE}#part`],
];

function subject(parser, text) {
  return new Promise((done, reject) => {
    parser.on('data', (quad) => done(quad.subject.value));
    parser.on('error', reject);
    parser.end(text);
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(
  ['relative-to-absolute-iri', 'jsonld-streaming-parser', 'rdfxml-streaming-parser'].map(version).join(', '),
  `Node ${process.versions.node}`,
);
let same = true;

function compare(name, got, expected, standard) {
  console.log(`${name}: ${got}; standard: ${standard}`);
  if (got === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}

for (const [reference, base, seen] of cases)
  compare(`${reference} at ${base}`, resolve(reference, base), seen, new URL(reference, base).href);
const wrong = `${AT}/list?path=/a/next`;
const right = new URL('next', BASE).href;
const json = JSON.stringify({ '@id': 'next', [`${AT}/p`]: 'text' });
const xml = `<rdf:RDF xmlns:rdf="${RDF}" xmlns:ex="${AT}/"><rdf:Description rdf:about="next" ex:p="text"/></rdf:RDF>`;
compare('JSON-LD', await subject(new JsonLdParser({ baseIRI: BASE }), json), wrong, right);
compare('RDF/XML', await subject(new RdfXmlParser({ baseIRI: BASE }), xml), wrong, right);
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
