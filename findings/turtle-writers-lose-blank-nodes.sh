#!/usr/bin/env bash
# @rdfjs/serializer-turtle 1.1.5 and @rdfjs-elements/formats-pretty 0.6.9: nodes without an address are not written at
# all where they form a circle, are a class, or where a list has more to say than its members.
#
# Behaviour. What is lost, with no error:
#   two blank nodes that link to each other, and one that links to itself: both writers leave them out, with all they
#   say;
#   a blank node as the object of rdf:type (an OWL restriction): serializer-turtle writes its label and nothing about
#   it;
#   a list with a label, or with the type rdf:List: serializer-turtle writes the members only; formats-pretty writes
#   the list and leaves out the statement that leads to it.
# Blank nodes in a chain or a tree, shared blank nodes and plain lists are written right by both; n3 2.13.12 writes
# all.
#
# By RDF 1.1 Turtle (2.6 to 2.8) "_:label" is a way to write any blank node, "[ ]" and "( )" are short forms for some.
#
# Input. Eight graphs of 1 to 5 statements, read again by n3 2.13.12 and counted.
#
# Why it matters. Two people who know each other, ontologies, typed collections: after "format this file" part of the
# graph is gone. The whole text may be empty.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts --legacy-peer-deps \
  @rdfjs/serializer-turtle@1.1.5 @rdfjs-elements/formats-pretty@0.6.9 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { TurtleSerializer as Pretty } from '@rdfjs-elements/formats-pretty';
import TurtleSerializer from '@rdfjs/serializer-turtle';
import { Parser, Writer } from 'n3';

const head = `@prefix ex: <http://example.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .`;

// Name, graph, statements that come back from serializer-turtle and from formats-pretty.
const cases = [
  ['two who know each other', '_:a ex:name "Anna" ; ex:knows _:b . _:b ex:name "Bert" ; ex:knows _:a .', 0, 0],
  ['one that knows itself', 'ex:x ex:p 1 . _:a ex:name "Anna" ; ex:knows _:a .', 1, 1],
  ['a restriction as class', 'ex:x a [ a owl:Restriction ; owl:onProperty ex:p ; owl:hasValue 1 ] .', 1, 4],
  ['a list with a label', 'ex:x ex:items _:l . _:l rdfs:label "Items" ; rdf:first 1 ; rdf:rest () .', 3, 3],
  ['a list with a type', 'ex:x ex:items _:l . _:l a rdf:List ; rdf:first 1 ; rdf:rest () .', 3, 3],
  ['a plain list', 'ex:x ex:items ( 1 2 ) .', 5, 5],
  ['a tree', 'ex:x ex:p [ ex:p [ ex:p 1 ] ] .', 3, 3],
  ['a shared node', 'ex:x ex:p _:a . ex:y ex:p _:a . _:a ex:p 1 .', 3, 3],
];

async function textOf(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
}

function byN3(quads) {
  const writer = new Writer();
  writer.addQuads(quads);
  return new Promise((resolve, reject) => writer.end((error, text) => (error ? reject(error) : resolve(text))));
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['@rdfjs/serializer-turtle', '@rdfjs-elements/formats-pretty', 'n3'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
const count = (text) => new Parser().parse(text).length;
let same = true;
for (const [name, turtle, first, second] of cases) {
  const quads = new Parser().parse(head + turtle);
  const one = count(new TurtleSerializer().transform(quads));
  const other = count(await textOf(await new Pretty().import(Readable.from(quads))));
  const n3 = count(await byN3(quads));
  console.log(`${name}: ${quads.length} statements; serializer-turtle ${one}, formats-pretty ${other}, n3 ${n3}`);
  if (one !== first || other !== second || n3 !== quads.length) {
    same = false;
    console.log(`  changed: expected ${first}, ${second} and ${quads.length}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
