#!/usr/bin/env bash
# rdf-canonize 5.0.0 and rdfjs-c14n 3.1.4: a text with an emoji beside one with a full-width letter has a canonical
# form that is not that of the standard, and another one in each.
#
# Behaviour. rdf-canonize sorts statements by UTF-16 units, so that characters beyond U+FFFF come before those from
# U+E000 to U+FFFF. The order of lines is another one, and so are the hashes and numbers of blank nodes. rdfjs-c14n
# sorts in the same way, and writes "\U0001f600" in place of the character, also where nothing is to be sorted. PyLD
# 2.0.3, by the makers of rdf-canonize, gives the form of the standard. Without such characters all three agree.
#
# By RDF Dataset Canonicalization (RDFC-1.0) quads are sorted in Unicode code point order (4.6.3 step 4, and section
# 5), and in canonical N-Quads (appendix A) such characters are written as they are.
#
# Input. Five datasets of one to three statements, with U+1F600, U+20BB7 (a family name), U+FF21 and U+FF5E. The
# standard's forms are computed by the order of the UTF-8 bytes.
#
# Why it matters. Credentials are signed by the hash of this form: what is signed with the one cannot be verified with
# the other. Japanese and Chinese names have such characters.
#
# Needs Debian 12 with apt-get, dpkg-deb and python3. Exits with 0 when all of this is seen, with 1 when something
# differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true, "overrides": { "rdfjs-c14n": { "n3": "1.26.0" } } }' > package.json
npm install --silent --no-audit --no-fund rdf-canonize@5.0.0 rdfjs-c14n@3.1.4 n3@2.13.12
for package in python3-pyld=2.0.3-3 python3-cachetools=5.2.0-1 python3-frozendict=1.2-3; do
  apt-get download -q -o APT::Sandbox::User=root "$package" > /dev/null
done
for file in ./*.deb; do dpkg-deb -x "$file" python; done
# PyLD names lxml for HTML, which is not read here.
mkdir -p stub/lxml && touch stub/lxml/__init__.py stub/lxml/html.py
export PYTHONPATH=$folder/stub:$folder/python/usr/lib/python3/dist-packages

cat > check.py <<'SCRIPT'
import json, sys
from pyld import jsonld
options = {'algorithm': 'URDNA2015', 'inputFormat': 'application/n-quads', 'format': 'application/n-quads'}
print(json.dumps([jsonld.normalize(each, options) for each in json.load(sys.stdin)]))
SCRIPT

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DataFactory, Parser } from 'n3';
import { canonize } from 'rdf-canonize';
import { RDFC10 } from 'rdfjs-c14n';

const [smile, yoshi, wave, letter] = ['\u{1F600}', '\u{20BB7}', '\uFF5E', '\uFF21'];
const inputFormat = 'application/n-quads';

// Statements as subject and text; whether rdf-canonize and rdfjs-c14n give the form of the standard; the order of lines
// (as in the statements) by the standard, rdf-canonize and rdfjs-c14n.
const cases = [
  [[['<urn:a>', smile], ['<urn:a>', wave]], false, false, '10 01 01'],
  [[['_:x', yoshi], ['_:x', letter], ['_:y', '1'], ['_:z', '2']], false, false, '1023 2013 2013'],
  [[['<urn:a>', smile]], true, false, '0 0 0'],
  [[['<urn:a>', 'b'], ['<urn:a>', 'é']], true, true, '01 01 01'],
  [[['_:x', 'a'], ['_:x', letter], ['_:y', '1']], true, true, '201 201 201'],
];

const nquads = (statements) => statements.map(([node, text]) => `${node} <urn:p> "${text}" .\n`).join('');
const sorted = (lines) => lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))).join('');

/** The canonical form by the standard, for datasets whose blank nodes all have different statements. */
function standard(statements) {
  const blank = [...new Set(statements.map(([node]) => node))].filter((node) => node.startsWith('_:'));
  const hashes = blank.map((node) => {
    const own = statements.filter(([each]) => each === node).map(([, text]) => nquads([['_:a', text]]));
    return [createHash('sha256').update(sorted(own)).digest('hex'), node];
  });
  const order = hashes.sort().map(([, node]) => node);
  const label = (node) => (order.includes(node) ? `_:c14n${order.indexOf(node)}` : node);
  return sorted(statements.map(([node, text]) => nquads([[label(node), text]])));
}

function order(form, statements) {
  const place = (line) => statements.findIndex(([, text]) => line.includes(`"${text}"`) || line.includes(hex(text)));
  return form.trim().split('\n').map(place).join('');
}

const hex = (text) => `\\U${text.codePointAt(0).toString(16).padStart(8, '0')}`;

function version(path) {
  return JSON.parse(readFileSync(`node_modules/${path}/package.json`, 'utf8')).version;
}

const names = ['rdf-canonize', 'rdfjs-c14n', 'n3', 'rdfjs-c14n/node_modules/n3'];
console.log(names.map((name) => `${name} ${version(name)}`).join(', '), 'PyLD 2.0.3', `Node ${process.versions.node}`);
const inputs = cases.map(([statements]) => nquads(statements));
const pyld = JSON.parse(execFileSync('python3', ['check.py'], { input: JSON.stringify(inputs), encoding: 'utf8' }));
let same = true;
for (const [at, [statements, first, second, orders]] of cases.entries()) {
  const one = await canonize(inputs[at], { algorithm: 'RDFC-1.0', inputFormat });
  const quads = new Parser({ format: 'N-Quads' }).parse(inputs[at]);
  const other = await new RDFC10(DataFactory).canonicalize(quads);
  const got = [pyld[at], one, other].map((form) => order(form, statements)).join(' ');
  console.log(`${JSON.stringify(inputs[at])}: lines ${got}; as PyLD: ${one === pyld[at]}, ${other === pyld[at]}`);
  const isStandard = pyld[at] === standard(statements);
  if ((one === pyld[at]) !== first || (other === pyld[at]) !== second || !isStandard || got !== orders) {
    same = false;
    console.log(`  changed: expected lines ${orders}, as PyLD ${first}, ${second}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
