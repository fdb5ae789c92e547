#!/usr/bin/env bash
# jsonld 9.0.0, oxigraph 0.5.11 and the standard: the JSON number 1.5 under "@type": xsd:decimal becomes
# "1.5E0"^^xsd:decimal, which is no decimal; rdflib 7.6.0 makes it "1.5", and jsonld-streaming-parser 5.0.1 at times.
#
# Behaviour. A price `1.5` whose term has the type xsd:decimal gets the form of a double, and keeps the type. SHACL's
# sh:datatype xsd:decimal refuses it, SUM over it has no value, and in an engine it equals no other 1.5. rdflib differs
# from the standard and gives the decimal that was meant; so does the streaming parser where the type is beside the
# value ({"@value": 1.5, "@type": ...}), but not where the context has it. The number 2 and the text "1.5" are right in
# all.
#
# By JSON-LD 1.1 (API, Object to RDF Conversion, https://www.w3.org/TR/json-ld11-api/#object-to-rdf-conversion) a number
# with a fraction is converted to the canonical form of a double whatever its datatype is; by XML Schema 1.1 Part 2
# (3.3.3, https://www.w3.org/TR/xmlschema11-2/#decimal) a decimal has no exponent. Two standards, both followed, and no
# value.
#
# Input. Five numbers and texts with the type xsd:decimal, a shape, and a sum.
#
# Why it matters. DCAT's spatialResolutionInMeters has this type, and so have prices; JSON's writers write numbers. They
# fail validation and fall out of each sum; a text in quotes is the only form that is safe.
#
# Needs Python 3.8 or later with pip. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 jsonld-streaming-parser@5.0.1 oxigraph@0.5.11 n3@2.13.12 \
  rdf-validate-shacl@0.6.5
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --target packages rdflib==7.6.0 2> /dev/null

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { Parser, Store } from 'n3';
import oxigraph from 'oxigraph';
import Validator from 'rdf-validate-shacl';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const PRICE = 'http://example.org/price';
const shape = new Store(
  new Parser().parse(`@prefix sh: <http://www.w3.org/ns/shacl#> . [] sh:targetSubjectsOf <${PRICE}> ;
    sh:property [ sh:path <${PRICE}> ; sh:datatype <${XSD}decimal> ] .`),
);

// A price in JSON; the literal of jsonld and oxigraph, of the streaming parser, of rdflib; the sum by SPARQL of the first.
const cases = [
  ['1.5', '1.5E0', '1.5E0', '1.5', 'no value'],
  ['0.05', '5.0E-2', '5.0E-2', '0.05', 'no value'],
  [`{"@value":1.5,"@type":"${XSD}decimal"}`, '1.5E0', '1.5', '1.5', 'no value'],
  ['2', '2', '2', '2', '2'],
  ['"1.5"', '1.5', '1.5', '1.5', '1.5'],
];

const read = `import rdflib, sys
[value] = rdflib.Graph().parse(data=sys.argv[1], format="json-ld").objects()
print(value, value.datatype, rdflib.__version__)`;
function byRdflib(text) {
  const output = execFileSync('python3', ['-c', read, text], { env: { ...process.env, PYTHONPATH: 'packages' } });
  return output.toString().trim().split(' ');
}

function byStream(text) {
  return new Promise((resolve, reject) => {
    const parser = new JsonLdParser();
    parser.on('data', ({ object }) => resolve(object)).on('error', reject);
    parser.end(text);
  });
}

function sumOf(literal) {
  const store = new oxigraph.Store();
  store.load(`<urn:x:a> <${PRICE}> ${literal} .`, { format: 'ttl' });
  const [row] = store.query(`SELECT (SUM(?price) AS ?sum) { ?s <${PRICE}> ?price }`);
  return row.get('sum')?.value ?? 'no value';
}

async function isValid(literal) {
  const data = new Store(new Parser().parse(`<urn:x:a> <${PRICE}> ${literal} .`));
  return (await new Validator(shape).validate(data)).conforms;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['jsonld', 'jsonld-streaming-parser', 'oxigraph', 'rdf-validate-shacl'].map(version).join(', '));
let same = true;
for (const [json, standard, streamSeen, rdflibSeen, sum] of cases) {
  const text = `{"@context":{"price":{"@id":"${PRICE}","@type":"${XSD}decimal"}},"@id":"urn:x:a","price":${json}}`;
  const [quad] = await jsonld.toRDF(JSON.parse(text));
  const [ox] = oxigraph.parse(text, { format: 'jsonld' });
  const stream = await byStream(text);
  const [rdflib, type, release] = byRdflib(text);
  const literal = `"${quad.object.value}"^^<${XSD}decimal>`;
  const total = sumOf(literal);
  const valid = await isValid(literal);
  console.log(`${json}: jsonld ${quad.object.value}, oxigraph ${ox.object.value}, streaming parser ${stream.value}, rdflib ${release} ${rdflib}`);
  console.log(`  of the first: SUM ${total}, sh:datatype ${valid ? 'conforms' : 'violation'}`);
  const types = [quad.object.datatype.value, ox.object.datatype.value, stream.datatype.value, type];
  const found = [quad.object.value, ox.object.value, stream.value, rdflib, total, valid].join();
  const expected = [standard, standard, streamSeen, rdflibSeen, sum, sum !== 'no value'].join();
  if (found === expected && types.every((each) => each === `${XSD}decimal`)) continue;
  same = false;
  console.log(`  changed: expected ${expected}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
