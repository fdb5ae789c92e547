#!/usr/bin/env bash
# jsonld 9.0.0: a relative `@base` in a context is resolved wrongly where it begins with "../" and goes on, and where
# it is empty; the same text in `@id` is right. jsonld-streaming-parser 5.0.1 is right in both places.
#
# Behaviour. The document is at http://example.org/a/b. `"@base": "../c/"` makes http://example.org/a/c/ in place of
# http://example.org/c/, and so does "../../c/". `"@base": ""` makes http://example.org/a/ in place of the document's own
# address, so that "#x" is another resource. "../" alone, "./c/" and "/c/" are right.
#
# By JSON-LD 1.1 API (5.1.2, step 5.7.4) a relative @base is resolved against the base before it, by RFC 3986 (5.2), whose
# 5.2.4 takes a segment away for each "..", and whose 5.4 has the empty reference as the base itself.
#
# Input. Seven documents with one statement.
#
# Why it matters. Sites keep one context for all of their pages, with a base relative to the page. The statements are
# about addresses that do not exist, without an error.
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

const AT = 'http://example.org/';

function based(base, id) {
  return { '@context': { '@base': base, '@vocab': EX }, '@id': id, p: 'text' };
}

function entry(document, standard, seen = standard) {
  const [right, got] = [standard, seen].map((address) => `${AT}${address} ex:p text`);
  return { document, standard: right, seen: { jsonld: got, 'jsonld-streaming-parser': right } };
}

const cases = [
  entry({ [`${EX}p`]: 'text', '@id': '../c/x' }, 'c/x'),
  entry(based('../c/', 'x'), 'c/x', 'a/c/x'),
  entry(based('../../c/', 'x'), 'c/x', 'a/c/x'),
  entry(based('', '#x'), 'a/b#x', 'a/#x'),
  entry(based('../', 'x'), 'x'),
  entry(based('./c/', 'x'), 'a/c/x'),
  entry(based('/c/', 'x'), 'c/x'),
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
