#!/usr/bin/env bash
# rdfxml-streaming-parser 3.3.0 and oxigraph 0.5.11: addresses in RDF/XML that depend on `xml:base`, on `rdf:type` as an
# attribute and on a root without rdf:RDF are read in three ways.
#
# Behaviour. The streaming parser passes over `xml:base` on a property element, refuses a relative `rdf:type="T"`, makes
# the type a text where the attribute is on a property element, and gives a root element that is a node itself a blank
# node in place of its rdf:about. Oxigraph refuses an `xml:base` that is
# relative, and reads a property element with nothing but rdf:type as an empty text: the node and its type are gone.
#
# By RDF 1.1 XML Syntax xml:base is in force for an element and what is in it, relative to the base outside (5.3, XML Base
# 3.1); rdf:type as an attribute is resolved as an address, also on an empty property element (7.2.11, 7.2.21); a document
# may be one node element (7.2.8).
#
# Input. Five documents with one or two statements.
#
# Why it matters. Each of the forms is in the standard's own examples or in OWL files, and the wrong answers are
# valid statements about other addresses.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 rdfxml-streaming-parser@3.3.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import oxigraph from 'oxigraph';
import { RdfXmlParser } from 'rdfxml-streaming-parser';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const EX = 'http://example.org/v#';
const BASE = 'http://example.org/a/b';

function root(body, attributes = '') {
  return `<rdf:RDF xmlns:rdf="${RDF}" xmlns:ex="${EX}" ${attributes}>${body}</rdf:RDF>`;
}

function about(properties, attributes = '') {
  return root(`<rdf:Description rdf:about="x" ${attributes}>${properties}</rdf:Description>`);
}

// Each document, what RDF 1.1 XML Syntax asks for, and what Oxigraph and rdfxml-streaming-parser say.
const cases = [
  [about('<ex:p xml:base="http://other.example/" rdf:resource="r"/>'), 'http://example.org/a/x ex:p http://other.example/r', 'http://example.org/a/x ex:p http://other.example/r', 'http://example.org/a/x ex:p http://example.org/a/r'],
  [about('<ex:p>t</ex:p>', 'xml:base="../c/"'), 'http://example.org/c/x ex:p "t"', "error: error while parsing IRI '../c/': No scheme found in an absolute IRI", 'http://example.org/c/x ex:p "t"'],
  [about('', 'rdf:type="T"'), 'http://example.org/a/x rdf:type http://example.org/a/T', 'http://example.org/a/x rdf:type http://example.org/a/T', "error: Invalid IRI according to RDF Turtle: 'T'"],
  [about('<ex:p rdf:type="http://example.org/T"/>'), '[] rdf:type http://example.org/T ; http://example.org/a/x ex:p []', 'http://example.org/a/x ex:p ""', '[] rdf:type "http://example.org/T" ; http://example.org/a/x ex:p []'],
  [`<ex:T xmlns:rdf="${RDF}" xmlns:ex="${EX}" rdf:about="x"/>`, 'http://example.org/a/x rdf:type ex:T', 'http://example.org/a/x rdf:type ex:T', '[] rdf:type ex:T'],
];

function term({ termType, value, language, datatype }) {
  if (termType === 'BlankNode') return '[]';
  if (termType !== 'Literal') return value.replace(RDF, 'rdf:').replace(EX, 'ex:');
  const text = JSON.stringify(value);
  if (language) return `${text}@${language}`;
  return datatype.value.startsWith(RDF) ? `${text}^^${term(datatype)}` : text;
}

function line({ subject, predicate, object }) {
  return [subject, predicate, object].map(term).join(' ');
}

function firstOf(message) {
  return `error: ${message.split('\n')[0]}`;
}

function byOxigraph(document) {
  try {
    return oxigraph.parse(document, { format: 'rdf', base_iri: BASE }).map(({ subject, predicate, object }) => line({ subject, predicate, object }));
  } catch (error) {
    return [firstOf(error.message)];
  }
}

function byStream(document) {
  return new Promise((resolve) => {
    const lines = [];
    const parser = new RdfXmlParser({ baseIRI: BASE });
    parser.on('data', (quad) => lines.push(line(quad)));
    parser.on('error', ({ message }) => resolve([firstOf(message)]));
    parser.on('end', () => resolve(lines));
    parser.end(document);
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['oxigraph', 'rdfxml-streaming-parser'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [document, standard, oxigraphSeen, streamSeen] of cases) {
  console.log(JSON.stringify(document));
  console.log(`  standard: ${standard}`);
  const got = [byOxigraph(document), await byStream(document)];
  for (const [at, [name, seen]] of [['Oxigraph', oxigraphSeen], ['rdfxml-streaming-parser', streamSeen]].entries()) {
    const answer = got[at].sort().join(' ; ') || 'nothing';
    console.log(`  ${name}: ${answer}`);
    if (answer !== seen) {
      same = false;
      console.log(`  changed: expected ${seen}`);
    }
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
