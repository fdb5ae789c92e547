#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5: sh:datatype refuses --12-25 as a day of the year and passes 12-25, the month 13 and 25:61
# o'clock; shacl-engine 1.1.2 passes 30 February, too.
#
# Behaviour. rdf-validate-shacl (by rdf-validate-datatype 0.2.2) refuses all right values of xsd:gDay and
# xsd:gMonthDay, the smallest xsd:int and +INF, and takes wrong ones of the same types: 15, 12-25, 2147483648. Of
# dates, times and time zones it counts the digits only, so that 2026-13-45 and 25:61:61 are right. A decimal may have
# two signs. shacl-engine (by rdf-validation 0.1.1) knows the months and hours, but not how many days a month has.
#
# By SHACL (4.1.2) a literal of another datatype gives a result, and an ill-typed one of a datatype that SPARQL 1.1
# (17.1) works with: here int, decimal, double and dateTime. For the others rdf-validate-datatype itself promises to
# check that a value is valid for its datatype. The lexical forms are those of XML Schema 1.1 Part 2 (3.3.3, 3.3.5,
# 3.3.7 to 3.3.13 and 3.4.17), with the days that each month has.
#
# Input. 21 literals, each with its datatype in the shape.
#
# Why it matters. Opening times, holidays and dates typed by hand are what such shapes are for; a holiday is refused
# when it is right, and passes when it is wrong.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 rdf-validate-shacl@0.6.5 rdf-validate-datatype@0.2.2 \
  shacl-engine@1.1.2 rdf-validation@0.1.1

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import { validateTerm } from 'rdf-validate-datatype';
import Zazuko from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

const xsd = 'http://www.w3.org/2001/XMLSchema#';

// Datatype, lexical form, whether it is right by the standard, whether rdf-validate-shacl and shacl-engine say so.
const cases = [
  ['gMonthDay', '--12-25', true, false, true],
  ['gMonthDay', '12-25', false, true, false],
  ['gMonthDay', '--02-30', false, false, true],
  ['gDay', '---15', true, false, true],
  ['gDay', '15', false, true, false],
  ['gYearMonth', '2026-13', false, true, false],
  ['date', '2026-13-45', false, true, false],
  ['date', '2026-02-30', false, true, true],
  ['date', '2026-02-29', false, true, true],
  ['date', '2024-02-29', true, true, true],
  ['date', '2026-01-01+15:00', false, true, false],
  ['dateTime', '2026-04-31T12:00:00', false, true, true],
  ['dateTime', '2026-01-01T24:00:01', false, true, false],
  ['dateTime', '2026-01-01T24:00:00', true, true, true],
  ['time', '25:61:61', false, true, false],
  ['int', '-2147483648', true, false, true],
  ['int', '2147483648', false, true, false],
  ['decimal', '+-1', false, true, false],
  ['double', '+INF', true, false, true],
  ['double', 'INF', true, true, true],
  ['integer', '1.0', false, false, false],
];

async function answers(type, form) {
  const shapes = new Store(new Parser().parse(`@prefix sh: <http://www.w3.org/ns/shacl#> .
    <urn:s> a sh:NodeShape ; sh:targetNode <urn:a> ; sh:property [ sh:path <urn:p> ; sh:datatype <${xsd}${type}> ] .`));
  const dataset = new Store(new Parser().parse(`<urn:a> <urn:p> "${form}"^^<${xsd}${type}> .`));
  const first = await new Zazuko(shapes).validate(dataset);
  const second = await new Validator(shapes, { factory: DataFactory }).validate({ dataset });
  return [first.conforms, second.conforms];
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['n3', 'rdf-validate-shacl', 'rdf-validate-datatype', 'shacl-engine', 'rdf-validation'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
console.log('right by the standard / rdf-validate-shacl, shacl-engine');
let same = true;
for (const [type, form, standard, first, second] of cases) {
  const [zazuko, engine] = await answers(type, form);
  const alone = validateTerm(DataFactory.literal(form, DataFactory.namedNode(xsd + type)));
  console.log(`${form} as ${type}: ${standard} / ${zazuko}, ${engine}`);
  if (zazuko !== first || engine !== second || alone !== first) {
    same = false;
    console.log(`  changed: expected ${first}, ${second}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
