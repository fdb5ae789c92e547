#!/usr/bin/env bash
# jsonld 9.0.0: compaction with a base makes http://example.org/catalog/1 "1" where the base is
# http://example.org/catalog: read again it is http://example.org/1.
#
# Behaviour. An address below that of the base document is made relative as if the base ended with a slash. The document
# that comes out, expanded with the same base, is about another resource. The same with @base in the context, and for
# the base itself with a slash at its end. An empty part is dropped: base http://example.org/a/, address
# http://example.org/a//x. Right are: siblings, the base itself, a base that ends with a slash, queries and fragments.
#
# By JSON-LD 1.1 (API, IRI Compaction, https://www.w3.org/TR/json-ld11-api/#iri-compaction) the address is made a
# reference relative to the base, and by RFC 3986 (5.2, https://www.rfc-editor.org/rfc/rfc3986#section-5.2) such a
# reference takes the place of all after the last slash of the base: here it would be "catalog/1".
#
# Input. Eight addresses and bases: each is compacted, expanded again and compared.
#
# Why it matters. A catalogue at .../catalog with its datasets at .../catalog/1 is how most are laid out. Compaction is
# said to change the form only.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';

const SITE = 'http://example.org/';
const TITLE = 'http://purl.org/dc/terms/title';

// A base and an address below the site; what compaction writes, and what expansion with the same base reads.
const cases = [
  ['catalog', 'catalog/1', '1', '1'],
  ['a/catalog', 'a/catalog/b/1', 'b/1', 'a/b/1'],
  ['catalog', 'catalog/', './', ''],
  ['a/', 'a//x', 'x', 'a/x'],
  ['catalog', 'dataset', 'dataset', 'dataset'],
  ['catalog/', 'catalog/1', '1', 'catalog/1'],
  ['catalog', 'catalog#x', '#x', 'catalog#x'],
  ['catalog', 'catalog', 'catalog', 'catalog'],
];

async function compacted(base, address, inContext) {
  const context = inContext ? { '@base': base } : {};
  const options = inContext ? {} : { base };
  const document = await jsonld.compact({ '@id': address, [TITLE]: 'One' }, context, options);
  const [again] = await jsonld.expand(document, options);
  return [document['@id'], again['@id'].replace(SITE, '')];
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(version('jsonld'), `Node ${process.versions.node}`);
let same = true;
for (const [base, address, ...seen] of cases) {
  const found = await compacted(SITE + base, SITE + address, false);
  const inContext = await compacted(SITE + base, SITE + address, true);
  console.log(`base ${SITE}${base}: ${SITE}${address} is written "${found[0]}", and read ${SITE}${found[1]}`);
  if (found.join() !== seen.join() || inContext.join() !== seen.join()) {
    same = false;
    console.log(`  changed: expected ${seen.join(', ')}; with @base ${inContext.join(', ')}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
