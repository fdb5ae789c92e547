#!/usr/bin/env bash
# @rdfjs/serializer-turtle 1.1.5: with a prefix for a site, `#anna` of an address becomes a comment; people become one.
#
# Behaviour. Where a prefix's namespace is the beginning of an address, the serializer writes the prefix and the rest
# as it is, without the backslashes that Turtle asks for. `ex:people#anna` on a line of its own is read as `ex:people`,
# with a comment behind it: all nodes of one document become one node, their statements are mixed, and the text is
# valid. In a list, `ex:Total_(1990)` becomes the two members `ex:Total_` and a list of the number 1990. With no
# prefix, or one that ends with the hash, all is right; n3 2.13.12 writes such addresses in brackets.
#
# By RDF 1.1 Turtle (6.5, PN_LOCAL and PLX; 6.4, reserved character escapes) a "#", "(" or ")" in a local name has a
# backslash before it; by 6.2 a "#" outside of an IRI or a string begins a comment.
#
# Input. Two to four statements in each of six cases, read again by n3 2.13.12 and oxigraph 0.5.11.
#
# Why it matters. This is the Turtle serializer of @rdfjs/formats 4. Hash addresses below a site's own prefix are usual
# in FOAF files, vocabularies and catalogues.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @rdfjs/serializer-turtle@1.1.5 n3@2.13.12 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import TurtleSerializer from '@rdfjs/serializer-turtle';
import { DataFactory, Parser, Writer } from 'n3';
import { parse } from 'oxigraph';

const site = 'http://example.org/';
const people = `<${site}people#anna> <${site}age> 30 . <${site}people#bert> <${site}age> 40 .`;
const nested = `<${site}x> <${site}author> [ <${site}sameAs> <${site}people#anna> ] .`;
const films = `<${site}x> <${site}films> ( <${site}Total_(1990)> <${site}Alien> ) .`;

// Statements, prefixes, the addresses below the site that are read again, whether they are the right ones.
const cases = [
  ['two people', people, { ex: site }, 'age people'],
  ['a person below a blank node', nested, { ex: site }, 'author people sameAs x'],
  ['a list of films', films, { ex: site }, 'Alien Total_ films x'],
  ['two people, no prefix', people, {}, 'age people#anna people#bert'],
  ['two people, prefix with hash', people, { p: `${site}people#` }, 'age people#anna people#bert'],
  ['a list of films, no prefix', films, {}, 'Alien Total_(1990) films x'],
];

function bySerializer(quads, prefixes) {
  const pairs = Object.entries(prefixes).map(([name, value]) => [name, DataFactory.namedNode(value)]);
  return new TurtleSerializer({ prefixes: pairs }).transform(quads);
}

function byN3(quads, prefixes) {
  const writer = new Writer({ prefixes });
  writer.addQuads(quads);
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

function addresses(quads) {
  const terms = quads.flatMap(({ subject, predicate, object }) => [subject, predicate, object]);
  const values = terms.filter((term) => term.termType === 'NamedNode').map((term) => term.value);
  const below = values.filter((value) => value.startsWith(site)).map((value) => value.slice(site.length));
  return [...new Set(below)].sort().join(' ');
}

function readAgain(text) {
  const [n3, oxigraph] = [addresses(new Parser().parse(text)), addresses(parse(text, { format: 'text/turtle' }))];
  return n3 === oxigraph ? n3 : `${n3} or ${oxigraph}`;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['@rdfjs/serializer-turtle', 'n3', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, text, prefixes, seen] of cases) {
  const quads = new Parser().parse(text);
  const right = addresses(quads);
  const got = readAgain(bySerializer(quads, prefixes));
  const other = readAgain(await byN3(quads, prefixes));
  console.log(`${name}: written ${right}; read again ${got}; written by n3 ${other}`);
  if (got !== seen || other !== right) {
    same = false;
    console.log(`  changed: expected ${seen}, and ${right} by n3`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
