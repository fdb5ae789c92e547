#!/usr/bin/env bash
# jsonld-streaming-parser 5.0.1: nodes without `@id` in an index map are cut off: the link goes to one blank node, and
# their statements are about another.
#
# Behaviour. For a term with `"@container": "@index"` the parser makes a blank node for the link and another one for the
# node's own statements. All entries of the map are linked by the same blank node. Also where the index is a
# property (`"@index": "p"`). Nodes with an `@id`, and all nodes outside of maps, are linked rightly.
#
# By JSON-LD 1.1 API (5.1, index maps; 7.2, node maps) each node object has one identifier, which is both the object of
# the link and the subject of its statements, as jsonld 9.0.0 has it.
#
# Input. Four documents with one or two nodes.
#
# Why it matters. The number of statements is right, and each of them looks right; only the way from one to the
# other is gone.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 jsonld-streaming-parser@5.0.1

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { JsonLdParser } from 'jsonld-streaming-parser';

const BASE = 'http://example.org/a/b';
const EX = 'http://example.org/vocabulary#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

// How many statements there are, and how many of them are reached from urn:x:a.
function reached(lines) {
  const edges = lines.map((each) => each.split(' '));
  const nodes = new Set(['urn:x:a']);
  for (let size = 0; size !== nodes.size; ) {
    size = nodes.size;
    for (const [subject, , object] of edges) if (nodes.has(subject)) nodes.add(object);
  }
  return `${edges.filter(([subject]) => nodes.has(subject)).length} of ${lines.length} statements reached`;
}

function map(index, entries) {
  const context = { '@version': 1.1, '@vocab': EX, m: { '@container': '@index', ...index } };
  return { '@context': context, '@id': 'urn:x:a', m: entries };
}

const cases = [
  {
    document: map({}, { one: { '@id': 'urn:x:b', p: 1 } }),
    standard: '2 of 2 statements reached',
    seen: { jsonld: '2 of 2 statements reached', 'jsonld-streaming-parser': '2 of 2 statements reached' },
  },
  {
    document: map({}, { one: { p: 1 }, two: { p: 2 } }),
    standard: '4 of 4 statements reached',
    seen: { jsonld: '4 of 4 statements reached', 'jsonld-streaming-parser': '2 of 4 statements reached' },
  },
  {
    document: map({ '@index': 'key' }, { one: { p: 1 } }),
    standard: '3 of 3 statements reached',
    seen: { jsonld: '3 of 3 statements reached', 'jsonld-streaming-parser': '1 of 3 statements reached' },
  },
  {
    document: { '@context': { '@vocab': EX }, '@id': 'urn:x:a', m: [{ p: 1 }, { p: 2 }] },
    standard: '4 of 4 statements reached',
    seen: { jsonld: '4 of 4 statements reached', 'jsonld-streaming-parser': '4 of 4 statements reached' },
  },
];

function term({ value, language, datatype }) {
  if (language) return `${value}@${language}`;
  return datatype && datatype.value !== `${XSD}string` ? `${value}^^${datatype.value.split('#')[1]}` : value;
}

function line({ subject, predicate, object }) {
  return [subject, predicate, object].map(term).join(' ').replaceAll(EX, 'ex:');
}

async function byJsonld(document) {
  try {
    return (await jsonld.toRDF(document, { base: BASE })).map(line).sort();
  } catch (error) {
    return [`error: ${error.message}`];
  }
}

function byStream(document) {
  return new Promise((resolve) => {
    const lines = [];
    const parser = new JsonLdParser({ baseIRI: BASE });
    parser.on('data', (quad) => lines.push(line(quad)));
    parser.on('error', ({ message }) => resolve([`error: ${message.split('\n')[0]}`]));
    parser.on('end', () => resolve(lines.sort()));
    parser.end(JSON.stringify(document));
  });
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'jsonld-streaming-parser'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const { document, standard, seen } of cases) {
  console.log(JSON.stringify(document));
  console.log(`  standard: ${standard}`);
  const got = { jsonld: await byJsonld(document), 'jsonld-streaming-parser': await byStream(document) };
  for (const [name, lines] of Object.entries(got)) {
    const answer = lines[0]?.startsWith('error') ? lines[0] : reached(lines);
    console.log(`  ${name}: ${answer}`);
    if (answer !== seen[name]) {
      same = false;
      console.log(`  changed: expected ${seen[name]}`);
    }
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
