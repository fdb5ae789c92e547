#!/usr/bin/env bash
# oxigraph 0.5.11 and rdflib 7.6.0: in SPARQL results in XML a carriage return is written bare, so that each reader of
# XML takes it for a line feed.
#
# Behaviour. A text with CRLF or CR comes back with LF; the statements and JSON, CSV and TSV of the same answer have
# CR. Line feeds, blanks at both ends and tabs come back as they are.
#
# By XML 1.0 (2.11) a parser makes one line feed of CRLF and of CR before anything else; only a character reference,
# `&#xD;`, keeps it. SPARQL Query Results XML (2.3.1) gives the literal as the text of the element.
#
# Input. Four texts, asked of oxigraph in JSON and XML, and written by rdflib; read by sparqljson-parse 3.3.0 and
# sparqlxml-parse 3.3.0.
#
# Why it matters. Texts that come from forms and from Windows have CRLF. A client that reads XML and writes its texts
# back, or deletes by them, misses the statement: the literal is another one.
#
# Needs Python 3.8 or later with pip. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund oxigraph@0.5.11 sparqljson-parse@3.3.0 sparqlxml-parse@3.3.0
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --target packages rdflib==7.6.0 2> /dev/null

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import oxigraph from 'oxigraph';
import { SparqlJsonParser } from 'sparqljson-parse';
import { SparqlXmlParser } from 'sparqlxml-parse';

// A text, and what comes back out of XML.
const cases = [
  ['one\r\ntwo', 'one\ntwo'],
  ['one\rtwo', 'one\ntwo'],
  ['one\ntwo', 'one\ntwo'],
  [' \tblanks ', ' \tblanks '],
];
const texts = cases.map(([text]) => text);

const version = (name) =>
  `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['oxigraph', 'sparqljson-parse', 'sparqlxml-parse'].map(version).join(', '));
const values = texts.map((text) => JSON.stringify(text)).join(' ');
const ask = (mediaType) =>
  new oxigraph.Store().query(`SELECT ?t { VALUES ?t { ${values} } }`, { results_format: mediaType });
async function fromXml(text) {
  const rows = [];
  for await (const row of new SparqlXmlParser().parseXmlResultsStream(Readable.from([text]))) rows.push(row.t.value);
  return rows;
}
const json = JSON.parse(ask('application/sparql-results+json'));
const fromJson = new SparqlJsonParser().parseJsonResults(json).map((row) => row.t.value);
const fromOxigraph = await fromXml(ask('application/sparql-results+xml'));
const program = `
import json, sys, rdflib
from rdflib.query import Result
print("rdflib", rdflib.__version__, file=sys.stderr)
result = Result("SELECT")
result.vars = [rdflib.Variable("t")]
result.bindings = [{rdflib.Variable("t"): rdflib.Literal(text)} for text in json.loads(sys.argv[1])]
sys.stdout.buffer.write(result.serialize(format="xml"))`;
const written = execFileSync('python3', ['-c', program, JSON.stringify(texts)], {
  env: { ...process.env, PYTHONPATH: 'packages' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const fromRdflib = await fromXml(written.toString());
let same = true;
for (const [at, [text, seen]] of cases.entries()) {
  const found = [fromJson[at], fromOxigraph[at], fromRdflib[at]];
  const [a, b, c] = found.map((each) => JSON.stringify(each));
  console.log(`${JSON.stringify(text)}: JSON ${a}, XML of oxigraph ${b}, XML of rdflib ${c}`);
  if (found[0] === text && found[1] === seen && found[2] === seen) continue;
  same = false;
  console.log(`  changed: expected ${JSON.stringify(seen)} in XML`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
