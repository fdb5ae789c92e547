#!/usr/bin/env bash
# oxigraph 0.5.11 and rdfxml-streaming-parser 3.3.0: rules of XML itself that the readers of RDF/XML leave out, so that
# the same file gives other literals in each.
#
# Behaviour. Oxigraph keeps the carriage returns of a file from Windows in texts, keeps line ends in attributes, refuses
# `xml:lang=""`, and writes a namespace declaration of an XML literal twice, so that the literal is no well-formed XML. The
# streaming parser leaves an entity within an entity as it is written ("&e;f"), and gives XML literals whose prefixes are
# not declared in them.
#
# By XML 1.0 line ends are turned into a line feed before parsing (2.11), in attributes into a space (3.3.3), entities
# are replaced within entities (4.5), and xml:lang="" takes a language away (2.12); an attribute name appears only
# once in a tag (3.1, unique attributes). RDF 1.1 XML Syntax (7.2.17) asks for exclusive canonical XML, which declares
# each prefix that is used.
#
# Input. Five documents with one statement.
#
# Why it matters. The same file from two machines, or through two readers, has different texts: comparisons and
# signatures of graphs fail, and harvesters report changes each night.
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
const LITERAL = '<ex:b xmlns:f=\"urn:f\"><f:c/></ex:b>';
const ENTITIES = '<!DOCTYPE rdf:RDF [<!ENTITY e "http://example.org/e#"><!ENTITY f "&e;f">]>';
const AT = 'http://example.org/a/x ex:p ';
const cases = [
  [about('<ex:p>a\r\nb</ex:p>'), AT + '"a\\nb"', AT + '"a\\r\\nb"', AT + '"a\\nb"'],
  [about('', 'ex:p="a\nb"'), AT + '"a b"', AT + '"a\\nb"', AT + '"a b"'],
  [about('<ex:p xml:lang="">a</ex:p>', 'xml:lang="fi"'), AT + '"a"', "error: error while parsing language tag '': A subtag should not be empty", AT + '"a"'],
  [ENTITIES + about('<ex:p>&f;</ex:p>'), AT + '"http://example.org/e#f"', AT + '"http://example.org/e#f"', AT + '"&e;f"'],
  [about(`<ex:p rdf:parseType="Literal">${LITERAL}</ex:p>`), 'a literal whose two prefixes are each declared once', AT + JSON.stringify(`<ex:b xmlns:f="urn:f" xmlns:rdf="${RDF}" xmlns:ex="${EX}" xmlns:f="urn:f"><f:c></f:c></ex:b>`) + '^^rdf:XMLLiteral', AT + JSON.stringify('<ex:b xmlns:f="urn:f"><f:c></f:c></ex:b>') + '^^rdf:XMLLiteral'],
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
