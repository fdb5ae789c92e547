#!/usr/bin/env bash
# jsonld-streaming-parser 5.0.1 refuses two things that JSON-LD 1.1 allows: `null` in a language map, and a context that
# makes `@type` always a set.
#
# Behaviour. {"en": null} and {"fi": ["a", null]} under a term with `"@container": "@language"` end the whole stream with an
# error, after what came before them was given out. `"@type": {"@container": "@set"}` in a context is an error as well;
# `"@type": {"@protected": true}` is not.
#
# By JSON-LD 1.1 API a null in a language map is left out (5.1.2, step 13.7.2.1), and a context may define `@type` with
# @container @set and with @protected, and nothing else (4.2.2, step 5).
#
# Input. Five documents with one statement.
#
# Why it matters. Forms leave null for a translation that nobody has written yet: a file of a thousand records stops
# at the first of them.
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

const NULL = "error: Got invalid language map value, got 'null', but expected string";
const KEYWORD = 'error: Keywords can not be aliased to something else.';

function texts(value) {
  const context = { '@version': 1.1, '@vocab': EX, t: { '@container': '@language' } };
  return { '@context': context, '@id': 'urn:x:a', t: value };
}

function typed(type) {
  return { '@context': { '@version': 1.1, '@vocab': EX, '@type': type }, '@id': 'urn:x:a', '@type': 'T' };
}

const type = 'urn:x:a http://www.w3.org/1999/02/22-rdf-syntax-ns#type ex:T';

function entry(document, standard, stream = standard) {
  return { document, standard, seen: { jsonld: standard, 'jsonld-streaming-parser': stream } };
}

const cases = [
  entry(texts({ fi: 'a' }), 'urn:x:a ex:t a@fi'),
  entry(texts({ fi: 'a', en: null }), 'urn:x:a ex:t a@fi', NULL),
  entry(texts({ fi: ['a', null] }), 'urn:x:a ex:t a@fi', NULL),
  entry(typed({ '@protected': true }), type),
  entry(typed({ '@container': '@set' }), type, KEYWORD),
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
    const answer = lines.join(' ; ') || 'nothing';
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
