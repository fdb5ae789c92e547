#!/usr/bin/env bash
# shaclc-write 1.6.3: sh:datatype xsd:date is written so that it means sh:class xsd:date, and right data fails.
#
# Behaviour. Of a property shape the writer writes the datatype as a bare name, whatever datatype it is. In SHACL
# Compact Syntax a bare name is a datatype only if SPARQL 1.1 works with it, and a class otherwise: xsd:date,
# xsd:anyURI, xsd:duration, geo:wktLiteral and rdf:HTML come back as classes, also within sh:or and sh:not.
# "datatype=xsd:date", which the writer uses for node shapes, means what it says. shaclc-parse 2.0.0 reads by this
# rule, but does not know xsd:unsignedInt for one of SPARQL's.
#
# By SHACL Compact Syntax (propertyType, propertyValue) the first is a class and the second a datatype; SPARQL 1.1
# (17.1) lists the datatypes. The writer's documentation promises an error for what it cannot write.
#
# Input. Eleven property shapes, written, read again, and asked of one right value each by rdf-validate-shacl 0.6.5.
#
# Why it matters. Most catalogues have dates and addresses. After a shape is written once in this form every literal
# with such a datatype is reported.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund shaclc-write@1.6.3 shaclc-parse@2.0.0 n3@2.13.12 rdf-validate-shacl@0.6.5

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import Zazuko from 'rdf-validate-shacl';
import { parse } from 'shaclc-parse';
import { write } from 'shaclc-write';

const prefixes = {
  ex: 'http://example.org/',
  geo: 'http://www.opengis.net/ont/geosparql#',
  owl: 'http://www.w3.org/2002/07/owl#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  sh: 'http://www.w3.org/ns/shacl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};
const head = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: <${iri}> .`).join(' ');
const graph = (turtle) => new Parser().parse(head + turtle);

// Constraints of a property shape, a right value, and what comes back.
const cases = [
  ['sh:datatype xsd:date', '"2026-01-31"^^xsd:date', 'class date'],
  ['sh:datatype xsd:anyURI', '"http://example.org/"^^xsd:anyURI', 'class anyURI'],
  ['sh:datatype xsd:duration', '"P1D"^^xsd:duration', 'class duration'],
  ['sh:datatype geo:wktLiteral', '"POINT(24.9 60.2)"^^geo:wktLiteral', 'class wktLiteral'],
  ['sh:datatype rdf:HTML', '"<b>a</b>"^^rdf:HTML', 'class HTML'],
  ['sh:or ( [ sh:datatype xsd:date ] [ sh:datatype xsd:gYear ] )', '"2026"^^xsd:gYear', 'class date, class gYear'],
  ['sh:datatype xsd:unsignedInt', '"7"^^xsd:unsignedInt', 'class unsignedInt'],
  ['sh:datatype xsd:string', '"a"', 'datatype string'],
  ['sh:datatype xsd:dateTime', '"2026-01-31T12:00:00Z"^^xsd:dateTime', 'datatype dateTime'],
  ['sh:datatype rdf:langString', '"a"@en', 'datatype langString'],
  ['sh:class ex:Thing', 'ex:thing', 'class Thing'],
];

const last = (term) => term.value.replace(/.*[/#]/, '');

function constraints(quads) {
  const asked = quads.filter(({ predicate }) => ['class', 'datatype'].includes(last(predicate)));
  return asked.map(({ predicate, object }) => `${last(predicate)} ${last(object)}`).sort().join(', ');
}

async function conforms(shapes, value) {
  const target = graph('ex:S sh:targetNode ex:a .');
  const data = graph(`ex:a ex:p ${value} . ex:thing a ex:Thing .`);
  return (await new Zazuko(new Store([...shapes, ...target])).validate(new Store(data))).conforms;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['shaclc-write', 'shaclc-parse', 'n3', 'rdf-validate-shacl'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [constraint, value, seen] of cases) {
  const shapes = graph(`<http://example.org/> a owl:Ontology .
    ex:S a sh:NodeShape ; sh:property [ sh:path ex:p ; ${constraint} ] .`);
  const { text } = await write(shapes, { prefixes });
  const again = [...parse(text)];
  const [before, after] = [await conforms(shapes, value), await conforms(again, value)];
  console.log(`${constraint}: back as ${constraints(again)}; a right value conforms ${before}, then ${after}`);
  if (constraints(again) !== seen || !before || after !== (constraints(again) === constraints(shapes))) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
const alone = constraints([...parse('PREFIX ex: <http://example.org/>\nshape ex:S { ex:p datatype=xsd:date . }')]);
console.log(`read alone, datatype=xsd:date is ${alone}`);
same &&= alone === 'datatype date';
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
