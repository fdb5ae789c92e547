#!/usr/bin/env bash
# @frogcat/ttl2jsonld 0.0.10: Turtle prefixes are copied into the JSON-LD context, where they mean something else: names
# are read as other addresses, or nothing is left.
#
# Behaviour. A prefix that ends with a letter or "_" (obo:GO_ and the like) is no prefix in JSON-LD: `GO:0008150` comes
# out as the address <GO:0008150>. A full address whose scheme is also a prefix is taken for a name: <urn:isbn:1> with a
# prefix urn. A relative prefix is resolved against the base that comes last in the file, not the one before it. With a
# relative prefix or address as property the statement is gone. With a prefix that ends with "/" or "#" all is right.
#
# By JSON-LD 1.1 (4.1.5, Compact IRIs; https://www.w3.org/TR/json-ld11/#compact-iris) a term that is defined by a bare
# string is a prefix only if the string ends with one of : / ? # [ ] @; others need "@prefix": true. A property that
# does not come out as an absolute address is left out (API, Expansion Algorithm). By Turtle (2.4, 6.3;
# https://www.w3.org/TR/turtle/#sec-iri) a prefix ends as it likes, a full address is no name, and a relative one is
# resolved where it is declared.
#
# Input. Seven Turtle documents. Each is turned into JSON-LD and read by jsonld 9.0.0; oxigraph 0.5.11 reads the Turtle.
#
# Why it matters. The OBO ontologies have prefixes with "_": each of their terms becomes another resource, without a
# message. `@prefix : <#>` is common in small files: they come out empty.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @frogcat/ttl2jsonld@0.0.10 jsonld@9.0.0 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import ttl2jsonld from '@frogcat/ttl2jsonld';
import jsonld from 'jsonld';
import oxigraph from 'oxigraph';

const BASE = 'http://example.org/doc';

const SITE = 'http://example.org/';
const OBO = 'http://purl.obolibrary.org/obo/GO_';
// Turtle, what the standard makes of it, and what comes out by way of JSON-LD.
const cases = [
  [
    `@prefix GO: <${OBO}> . GO:0000001 GO:part GO:0008150 .`,
    `${OBO}0000001 ${OBO}part ${OBO}0008150`,
    'GO:0000001 GO:part GO:0008150',
  ],
  [
    `@prefix urn: <${SITE}u/> . <urn:isbn:1> <urn:p> <urn:isbn:2> .`,
    'urn:isbn:1 urn:p urn:isbn:2',
    `${SITE}u/isbn:1 ${SITE}u/p ${SITE}u/isbn:2`,
  ],
  [
    `@prefix p: <v/> . @base <http://other.example/> . <x> <${SITE}p> p:y .`,
    `http://other.example/x ${SITE}p ${SITE}v/y`,
    `http://other.example/x ${SITE}p http://other.example/v/y`,
  ],
  ['@prefix : <#> . :x :y :z .', `${SITE}doc#x ${SITE}doc#y ${SITE}doc#z`, 'nothing'],
  ['<x> <y> <z> .', `${SITE}x ${SITE}y ${SITE}z`, 'nothing'],
  [`@prefix ex: <${SITE}> . ex:x ex:y ex:z .`, `${SITE}x ${SITE}y ${SITE}z`, `${SITE}x ${SITE}y ${SITE}z`],
  [`@prefix ex: <${SITE}v#> . ex:x ex:y ex:z .`, `${SITE}v#x ${SITE}v#y ${SITE}v#z`, `${SITE}v#x ${SITE}v#y ${SITE}v#z`],
];

function lines(quads) {
  return quads.map(({ subject, predicate, object }) => [subject, predicate, object].map((term) => term.value).join(' ')).join(' ; ') || 'nothing';
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['@frogcat/ttl2jsonld', 'jsonld', 'oxigraph'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [turtle, standard, seen] of cases) {
  const document = ttl2jsonld.parse(turtle);
  const found = lines(await jsonld.toRDF(document, { base: BASE }));
  const direct = lines(oxigraph.parse(turtle, { format: 'ttl', base_iri: BASE }));
  console.log(`${turtle}\n  JSON-LD:    ${JSON.stringify(document)}\n  standard:   ${direct}\n  ttl2jsonld: ${found}`);
  if (found !== seen || direct !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
