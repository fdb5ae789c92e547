#!/usr/bin/env bash
# rdflib 2.4.0 (JavaScript): in Turtle `1E3` is read as the integer 1, `"\U0001F600"` as another character, and escapes
# in addresses are not read at all.
#
# Behaviour. A number is computed and written again: `1E3` becomes "1"^^xsd:integer (the exponent counts with a small e
# only), `1e0` the double "1", `1.50` "1.5", `007` "7", 12345678901234567890 ends with three zeros. The eight digits
# after \U are cut to one unit of 16 bits: the face U+1F600 becomes U+F600, which has no meaning. An escape in an
# address, <http://example.org/caf\u00e9>, stays as six characters: another address. CRLF in a long string becomes LF.
#
# By Turtle (2.5.2, 6.4, 7.2; https://www.w3.org/TR/turtle/#abbrev) a number is a literal with just these characters and
# the type of its form (1E3 is a DOUBLE), \U has eight digits for one character, and \u and \U are allowed in addresses,
# where they mean the character.
#
# Input. Eight Turtle documents of one statement. n3 2.13.12 and oxigraph 0.5.11 read all of them as the standard does.
#
# Why it matters. 1000 becomes 1 with no message. Identifiers, ISBN-like integers and addresses no longer match those
# that another tool reads out of the same file.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 oxigraph@0.5.11 rdflib@2.4.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Parser } from 'n3';
import oxigraph from 'oxigraph';
import $rdf from 'rdflib';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const BASE = 'http://example.org/';

// An object in Turtle, what the standard makes of it, and what rdflib does.
const cases = [
  ['1E3', '"1E3" double', '"1" integer'],
  ['1e0', '"1e0" double', '"1" double'],
  ['1.50', '"1.50" decimal', '"1.5" decimal'],
  ['007', '"007" integer', '"7" integer'],
  ['12345678901234567890', '"12345678901234567890" integer', '"12345678901234567000" integer'],
  ['"\\U0001F600"', '"\u{1F600}" string', '"\uF600" string'],
  ['<http://example.org/caf\\u00e9>', 'http://example.org/caf\u00e9', 'http://example.org/caf\\u00e9'],
  ['"""one\r\ntwo"""', '"one\\r\\ntwo" string', '"one\\ntwo" string'],
];

function words(term) {
  if (term.termType === 'NamedNode') return term.value;
  return `${JSON.stringify(term.value)} ${term.datatype.value.replace(XSD, '')}`;
}

function byRdflib(text) {
  const graph = $rdf.graph();
  $rdf.parse(text, graph, BASE, 'text/turtle');
  return words(graph.statements[0].object);
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdflib', 'n3', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [object, standard, seen] of cases) {
  const text = `<a> <p> ${object} .`;
  const found = byRdflib(text);
  const n3 = words(new Parser({ baseIRI: BASE }).parse(text)[0].object);
  const ox = words(oxigraph.parse(text, { format: 'ttl', base_iri: BASE })[0].object);
  console.log(`${JSON.stringify(object)}: rdflib ${found}; n3 ${n3}; oxigraph ${ox}`);
  if (found !== seen || n3 !== standard || ox !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
