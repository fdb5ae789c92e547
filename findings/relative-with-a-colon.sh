#!/usr/bin/env bash
# jsonld 9.0.0, rdflib 2.4.0 (JavaScript) and rapper 2.0.15: an address is made relative to the base although its first
# part has a colon: it becomes an absolute address with another scheme.
#
# Behaviour. With the base http://example.org/a/b the address http://example.org/a/iso:19115 is written as "iso:19115":
# in JSON-LD by `compact`, in Turtle and RDF/XML by the two others. Whoever reads it, with the same base, has the scheme
# "iso". n3 2.13.12 writes ./iso:19115, as it should.
#
# By RFC 3986 (4.2, https://www.rfc-editor.org/rfc/rfc3986#section-4.2) a first segment with a colon cannot be used in a
# relative reference, since it would be mistaken for a scheme: "./" goes before it.
#
# Input. Four addresses, each written with a base and read again with it.
#
# Why it matters. Identifiers with a colon in the last part of the path are common: standards, DOIs with a prefix, names
# of wiki pages ("Talk:Main"). The document is valid, and is about other resources.
#
# Needs Debian 12 (amd64) with apt-get and dpkg-deb. Exits with 0 when all of this is seen, with 1 when something
# differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 n3@2.13.12 oxigraph@0.5.11 rdflib@2.4.0
for package in raptor2-utils=2.0.15-4+deb12u1 libraptor2-0=2.0.15-4+deb12u1 libyajl2 libxslt1.1 libcurl3-gnutls; do
  apt-get download -q -o APT::Sandbox::User=root "$package" > /dev/null
done
for file in *.deb; do dpkg-deb -x "$file" packages; done
export LD_LIBRARY_PATH="$folder/packages/usr/lib/x86_64-linux-gnu"

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { DataFactory, Writer } from 'n3';
import oxigraph from 'oxigraph';
import $rdf from 'rdflib';

const BASE = 'http://example.org/a/b';
const NAME = 'http://example.org/name';
const rapper = (...options) => execFileSync('packages/usr/bin/rapper', options, { stdio: ['pipe', 'pipe', 'ignore'] }).toString();

// An address; what it is after jsonld, rdflib's Turtle and RDF/XML, rapper's Turtle and RDF/XML, and n3's Turtle.
const ISO = 'http://example.org/a/iso:19115';
const cases = [
  [ISO, ['iso:19115', 'iso:19115', 'iso:19115', 'iso:19115', 'iso:19115', ISO]],
  ['http://example.org/a/urn:isbn:1', ['urn:isbn:1', 'urn:isbn:1', 'urn:isbn:1', 'urn:isbn:1', 'urn:isbn:1', '=']],
  ['http://example.org/a/c/iso:19115', ['=', '=', '=', '=', '=', '=']],
  ['http://example.org/a/x', ['=', '=', '=', '=', '=', '=']],
];

function fromRdf(text, format) {
  return oxigraph.parse(text, { format, base_iri: BASE })[0].subject.value;
}

async function byJsonld(address) {
  const document = await jsonld.compact({ '@id': address, [NAME]: 'x' }, {}, { base: BASE });
  return (await jsonld.expand(document, { base: BASE }))[0]['@id'];
}

function byRdflib(address, mediaType, format) {
  const graph = $rdf.graph();
  graph.add($rdf.sym(address), $rdf.sym(NAME), $rdf.lit('x'));
  return fromRdf($rdf.serialize(null, graph, BASE, mediaType), format);
}

function byRapper(address, output, format) {
  const input = `<${address}> <${NAME}> "x" .\n`;
  const options = ['-q', '-i', 'ntriples', '-o', output, '-', BASE];
  return fromRdf(execFileSync('packages/usr/bin/rapper', options, { input }).toString(), format);
}

function byN3(address) {
  const { namedNode, literal, quad } = DataFactory;
  const statement = quad(namedNode(address), namedNode(NAME), literal('x'));
  return fromRdf(new Writer({ baseIRI: BASE }).quadsToString([statement]), 'ttl');
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'rdflib', 'n3', 'oxigraph'].map(version).join(', '), `rapper ${rapper('--version').trim()}`);
let same = true;
for (const [address, seen] of cases) {
  const found = [
    await byJsonld(address),
    byRdflib(address, 'text/turtle', 'ttl'),
    byRdflib(address, 'application/rdf+xml', 'rdf'),
    byRapper(address, 'turtle', 'ttl'),
    byRapper(address, 'rdfxml', 'rdf'),
    byN3(address),
  ];
  console.log(`${address}\n  jsonld, rdflib (Turtle, RDF/XML), rapper (Turtle, RDF/XML), n3: ${found.join(', ')}`);
  const expected = seen.map((each) => (each === '=' ? address : each));
  if (found.join() !== expected.join()) {
    same = false;
    console.log(`  changed: expected ${expected.join(', ')}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
