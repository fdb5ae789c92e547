#!/usr/bin/env bash
# n3 2.13.12: an address whose scheme is the name of a prefix is written without brackets, and is another one when
# read.
#
# Behaviour. Writer and StreamWriter write `did:web:example.org` as it is where a prefix `did` is declared, so that it
# means the prefix's namespace and `web:example.org`. So it is with `swh:`, `tag:` and `urn:` addresses. Where the
# prefix has another name, or the address has a character that no local name has (the comma of `geo:60.17,24.94`),
# brackets are written and all is right. @rdfjs/serializer-turtle 1.1.5 writes brackets in all of these cases. oxigraph
# 0.5.11 reads the text as n3 itself does.
#
# By RDF 1.1 Turtle (2.4) the part before the first colon of a name without brackets is a prefix, and its IRI is the
# declared namespace followed by the local part. An absolute IRI is written in "<" and ">".
#
# Input. Six statements, each with one prefix.
#
# Why it matters. A data set about decentralised identifiers declares `did` for the vocabulary; each identifier in it
# becomes an address below that vocabulary. No step reports it, and the text is valid Turtle.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 oxigraph@0.5.11 @rdfjs/serializer-turtle@1.1.5

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import TurtleSerializer from '@rdfjs/serializer-turtle';
import { DataFactory, Parser, StreamWriter, Writer } from 'n3';
import { parse } from 'oxigraph';

const title = 'http://purl.org/dc/terms/title';
const cases = [
  ['did', 'https://www.w3.org/ns/did#', 'did:web:example.org', 'https://www.w3.org/ns/did#web:example.org'],
  ['swh', 'http://example.org/swh#', 'swh:1:rev:309cf2', 'http://example.org/swh#1:rev:309cf2'],
  ['tag', 'http://example.org/tags/', 'tag:blog:1', 'http://example.org/tags/blog:1'],
  ['urn', 'http://example.org/urn/', 'urn:isbn:951', 'http://example.org/urn/isbn:951'],
  ['geo', 'http://www.opengis.net/ont/geosparql#', 'geo:60.17,24.94', 'geo:60.17,24.94'],
  ['didv', 'https://www.w3.org/ns/did#', 'did:web:example.org', 'did:web:example.org'],
];

function statementOf(address) {
  const { literal, namedNode, quad } = DataFactory;
  return quad(namedNode(address), namedNode(title), literal('A'));
}

function byWriter(prefixes, address) {
  const writer = new Writer({ prefixes });
  writer.addQuad(statementOf(address));
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

async function byStream(prefixes, address) {
  const writer = new StreamWriter({ prefixes });
  writer.end(statementOf(address));
  let text = '';
  for await (const chunk of writer) text += chunk;
  return text;
}

function bySerializer(prefixes, address) {
  const pairs = Object.entries(prefixes).map(([name, value]) => [name, DataFactory.namedNode(value)]);
  return new TurtleSerializer({ prefixes: pairs }).transform([statementOf(address)]);
}

function firstOf(text) {
  const [n3, oxigraph] = [new Parser().parse(text), parse(text, { format: 'text/turtle' })];
  const [one, other] = [n3[0].subject.value, oxigraph[0].subject.value];
  return one === other ? one : `${one} or ${other}`;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'oxigraph', '@rdfjs/serializer-turtle'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [prefix, namespace, address, seen] of cases) {
  const prefixes = { [prefix]: namespace };
  const texts = [await byWriter(prefixes, address), await byStream(prefixes, address)];
  const [writer, stream] = texts.map(firstOf);
  const other = firstOf(bySerializer(prefixes, address));
  console.log(`${address}, prefix ${prefix}: Writer ${writer}, StreamWriter ${stream}, serializer-turtle ${other}`);
  if (writer !== seen || stream !== seen || other !== address) {
    same = false;
    console.log(`  changed: expected ${seen} by n3, ${address} by the other`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
