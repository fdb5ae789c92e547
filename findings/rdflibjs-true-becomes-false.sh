#!/usr/bin/env bash
# rdflib 2.4.0 (JavaScript): a boolean that is written "true" in the source is written as `false` in Turtle, N3 and
# JSON-LD.
#
# Behaviour. The writers of Turtle, N3 and JSON-LD write the text "1" as true and every other boolean as false: so
# "true"^^xsd:boolean becomes false. The library's own readers give such a text for RDF/XML, for typed literals in
# Turtle and for whoever makes the literal by hand. A bare `true` in Turtle and a native one in JSON-LD are read as "1"
# and come out right. N-Triples and RDF/XML are written as they were read.
#
# By XML Schema 1.1 Part 2 (3.3.2, https://www.w3.org/TR/xmlschema11-2/#boolean) "true" and "1" are the same value, and
# "true" is its canonical form; by RDF 1.1 Concepts (3.3, https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal)
# the two are different literals, so a writer has no reason to change the text, and none to change the value.
#
# Input. One statement, in five ways; no warning is given in any of them.
#
# Why it matters. Solid servers and data browsers read RDF/XML or Turtle and save Turtle: "open to the public: true" is
# saved as false.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 rdflib@2.4.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
import $rdf from 'rdflib';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const BASE = 'http://example.org/hall';
const OPEN = 'http://example.org/open';
const xml = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:ex="http://example.org/">
  <rdf:Description rdf:about="${BASE}"><ex:open rdf:datatype="${XSD}boolean">true</ex:open></rdf:Description></rdf:RDF>`;

// What is read and how; then what oxigraph reads in what is written as Turtle, N3, JSON-LD, N-Triples and RDF/XML.
const cases = [
  ['RDF/XML', 'application/rdf+xml', xml, 'false false false true true'],
  ['Turtle', 'text/turtle', `<> <${OPEN}> "true"^^<${XSD}boolean> .`, 'false false false true true'],
  ['a literal made by hand', null, 'true', 'false false false true true'],
  ['Turtle, bare', 'text/turtle', `<> <${OPEN}> true .`, 'true true true 1 1'],
  ['JSON-LD, native', 'application/ld+json', JSON.stringify({ '@id': BASE, [OPEN]: true }), 'true true true 1 1'],
];
const writers = [
  ['text/turtle', 'ttl'],
  ['text/n3', 'n3'],
  ['application/ld+json', 'jsonld'],
  ['application/n-triples', 'nt'],
  ['application/rdf+xml', 'rdf'],
];

function read(mediaType, text) {
  const graph = $rdf.graph();
  if (mediaType === null) {
    graph.add($rdf.sym(BASE), $rdf.sym(OPEN), new $rdf.Literal(text, undefined, $rdf.sym(`${XSD}boolean`)));
    return graph;
  }
  return new Promise((resolve, reject) => {
    $rdf.parse(text, graph, BASE, mediaType, (error) => (error ? reject(error) : resolve(graph)));
  });
}

function written(graph, [mediaType, format]) {
  const text = $rdf.serialize(null, graph, BASE, mediaType);
  return oxigraph.parse(text, { format, base_iri: BASE })[0].object.value;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdflib', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, mediaType, text, seen] of cases) {
  const graph = await read(mediaType, text);
  const found = writers.map((writer) => written(graph, writer)).join(' ');
  console.log(`${name}: Turtle, N3, JSON-LD, N-Triples, RDF/XML: ${found}`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
