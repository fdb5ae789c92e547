#!/usr/bin/env bash
# jsonld 9.0.0, @rdfjs/serializer-jsonld 2.0.1 and its -ext 4.0.2: a graph named by a blank node is lost, or cut off
# from what is said about it.
#
# Behaviour. One blank node names a graph and is described elsewhere.
#   jsonld 9.0.0 (fromRDF of N-Quads) and serializer-jsonld write the graph's name without "_:": a relative address,
#   which becomes an IRI where there is a base, and is left out with all of its statements where there is none. jsonld
#   8.3.3 writes it right.
#   serializer-jsonld-ext writes the graph's name with "_:" and the node with "_:_:": two nodes.
# Graphs named by IRIs, and blank nodes that name no graph, come back right from all; jsonld-streaming-serializer 4.0.0
# writes blank graphs right, too.
#
# By RDF 1.1 Concepts (4) blank nodes can be shared between graphs and graph names of a dataset, and by JSON-LD 1.1
# (4.5.1) a value of "@id" is a blank node only if it begins with "_:".
#
# Input. Three datasets of 2 or 3 statements, read again by jsonld 8.3.3 and given canonical form by rdf-canonize
# 5.0.0.
#
# Why it matters. Who made a graph, when, and the proof that signs it are said in this form (nanopublications,
# credentials).
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @rdfjs/serializer-jsonld-ext@4.0.2 @rdfjs/serializer-jsonld@2.0.1 \
  jsonld@9.0.0 jsonld8@npm:jsonld@8.3.3 jsonld-streaming-serializer@4.0.0 n3@2.13.12 rdf-canonize@5.0.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import Plain from '@rdfjs/serializer-jsonld';
import Extended from '@rdfjs/serializer-jsonld-ext';
import jsonld9 from 'jsonld';
import { JsonLdSerializer } from 'jsonld-streaming-serializer';
import jsonld8 from 'jsonld8';
import { Parser, Writer } from 'n3';
import { canonize } from 'rdf-canonize';

const base = 'http://example.org/';
const head = `@prefix ex: <${base}> .`;
const format = 'application/n-quads';

const writers = {
  'jsonld 9': (quads) => jsonld9.fromRDF(nquadsOf(quads), { format }),
  'serializer-jsonld': (quads) => documentOf(new Plain({ encoding: 'string' }).import(Readable.from(quads))),
  'serializer-jsonld-ext': (quads) => documentOf(new Extended({ encoding: 'string' }).import(Readable.from(quads))),
  'jsonld 8': (quads) => jsonld8.fromRDF(nquadsOf(quads), { format }),
  streaming: (quads) => documentOf(Readable.from(quads).pipe(new JsonLdSerializer())),
};

// Dataset, and for each writer: statements that come back without a base, and whether the dataset is the same one.
const cases = [
  ['_:g ex:made 2026 . _:g { ex:a ex:p 1 }', ['1 false', '1 false', '2 false', '2 true', '2 true']],
  ['_:g ex:made 2026 . _:g { _:g ex:by ex:a . ex:a ex:p 1 }', ['1 false', '1 false', '3 false', '3 true', '3 true']],
  ['ex:g ex:made _:b . ex:g { ex:a ex:p _:b }', ['2 true', '2 true', '2 true', '2 true', '2 true']],
];

function nquadsOf(quads) {
  return new Writer({ format: 'N-Quads' }).quadsToString(quads);
}

async function documentOf(stream) {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return JSON.parse(text);
}

const canonical = (nquads) => canonize(nquads, { algorithm: 'RDFC-1.0', inputFormat: format });

async function judged(document, right) {
  const text = await jsonld8.toRDF(document, { format });
  return `${text.split('\n').filter(Boolean).length} ${(await canonical(text)) === right}`;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const rdfjs = ['@rdfjs/serializer-jsonld', '@rdfjs/serializer-jsonld-ext'];
const names = ['jsonld', ...rdfjs, 'jsonld8', 'jsonld-streaming-serializer'];
console.log([...names, 'n3', 'rdf-canonize'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [trig, seen] of cases) {
  const quads = new Parser().parse(head + trig);
  const right = await canonical(nquadsOf(quads));
  console.log(`${trig} (${quads.length}): statements that come back, same dataset`);
  for (const [at, [name, write]] of Object.entries(writers).entries()) {
    const got = await judged(await write(quads), right);
    console.log(`  ${name}: ${got}`);
    if (got !== seen[at]) {
      same = false;
      console.log(`  changed: expected ${seen[at]}`);
    }
  }
}
const graph = new Parser().parse('_:g { <http://example.org/a> <http://example.org/p> 1 }');
for (const name of ['jsonld 9', 'serializer-jsonld']) {
  const text = await jsonld8.toRDF(await writers[name](graph), { format, base });
  const isAddress = /> <http:\/\/example\.org\/\w*g> \.\n$/.test(text);
  console.log(`${name}, a blank graph read with a base has an address: ${isAddress}`);
  same &&= isAddress;
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
