#!/usr/bin/env bash
# jsonld 9.0.0: of the valid forms of an HTTP Link header many are not understood, so that plain JSON with its context
# in the header gives no statements, and no error.
#
# Behaviour. The context is found for rel="http://www.w3.org/ns/json-ld#context" alone. It is not found if rel has a
# second relation beside it, if the name of the parameter is in capitals, if there is a blank on either side of "=", if
# a second rel follows (the last one wins), or if a title with an escaped quote comes before it. The document is then
# read without a context: all of its names are left out.
#
# By RFC 8288 (3 and 3.3, https://www.rfc-editor.org/rfc/rfc8288#section-3) names of parameters are not case-sensitive,
# blanks may be around "=", a value is a token or a quoted string with escapes, rel is a list of relations with blanks
# between them, and of two rel parameters the second must be ignored. JSON-LD 1.1 (6.1,
# https://www.w3.org/TR/json-ld11/#interpreting-json-as-json-ld) gives the context this way.
#
# Input. A server on the loopback address with one document of one statement, and six headers.
#
# Why it matters. The header is how an API of plain JSON becomes linked data. Proxies and frameworks write headers in
# each of these forms, and a harvest that finds nothing looks like an empty document.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0

cat > check.mjs <<'SCRIPT'
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import jsonld from 'jsonld';

const CONTEXT = 'http://www.w3.org/ns/json-ld#context';

// A header, and the number of statements that are read; by the standards it is 1 for each.
const cases = [
  [`<context>; rel="${CONTEXT}"; type="application/ld+json"`, 1],
  [`<context>; rel="describedby ${CONTEXT}"; type="application/ld+json"`, 0],
  [`<context>; Rel="${CONTEXT}"; type="application/ld+json"`, 0],
  [`<context>; rel = "${CONTEXT}"; type="application/ld+json"`, 0],
  [`<context>; rel="${CONTEXT}"; rel="next"; type="application/ld+json"`, 0],
  [`<context>; title="the \\"names\\""; rel="${CONTEXT}"; type="application/ld+json"`, 0],
];

let header;
const server = createServer((request, response) => {
  if (request.url === '/context') {
    response.setHeader('content-type', 'application/ld+json');
    response.end('{ "@context": { "@vocab": "http://example.org/" } }');
  } else {
    response.setHeader('content-type', 'application/json').setHeader('link', header);
    response.end('{ "@id": "http://example.org/x", "title": "One" }');
  }
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const { version } = JSON.parse(readFileSync('node_modules/jsonld/package.json', 'utf8'));
console.log(`jsonld ${version}, Node ${process.versions.node}`);
let same = true;
for (const [text, seen] of cases) {
  header = text;
  const found = (await jsonld.toRDF(`http://127.0.0.1:${server.address().port}/document`)).length;
  console.log(`Link: ${text}\n  statements: ${found}`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
server.close();
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
