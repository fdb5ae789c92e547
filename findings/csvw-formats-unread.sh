#!/usr/bin/env bash
# rdf-parser-csvw 1.1.0: the formats of numbers and booleans, and the separator of lists, are not applied: "1.234,5"
# with a decimal comma becomes "1.234,5"^^xsd:decimal, which is no decimal.
#
# Behaviour. Of a column's description the formats of dates, the defaults, the null values, languages and templates of
# addresses are followed. A decimalChar and a groupChar are not: the cell's text goes into the literal. Nor is the
# format "Y|N" of a boolean, nor the separator of a cell with many values, which stays one text. A date that does not
# exist becomes "Invalid DateTime"^^xsd:date. There is no message.
#
# By the Model for Tabular Data (6.4, https://www.w3.org/TR/tabular-data-model/#parsing-cells) a number is read by its
# decimal and group characters (6.4.2), a boolean by its two words (6.4.3), and a cell with a separator is a list, of
# which each value becomes a statement (Generating RDF from Tabular Data, https://www.w3.org/TR/csv2rdf/). A cell that
# does not fit is an error, and its value a plain text.
#
# Input. Six tables of one row with their metadata; the literals are checked against the forms of XML Schema.
#
# Why it matters. A decimal comma is the norm in most of Europe's open data: the numbers are ill-typed, so that SUM and
# filters leave them out, and keywords cannot be found.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdf-parser-csvw@1.1.0 rdf-ext@2.6.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { Parser } from 'n3';
import rdf from 'rdf-ext';
import CsvwParser from 'rdf-parser-csvw';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const FORMS = { decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/, boolean: /^(true|false|1|0)$/, date: /^\d{4}-\d\d-\d\d$/, string: /^/ };

// The description of the column, a cell; the values by the standard, and those seen.
const cases = [
  ['csvw:datatype [ csvw:base "decimal" ; csvw:format [ csvw:decimalChar "," ; csvw:groupChar "." ] ]', '"1.234,5"', '1234.5 decimal', '1.234,5 decimal (ill-typed)'],
  ['csvw:datatype [ csvw:base "decimal" ; csvw:format [ csvw:decimalChar "," ] ]', '"0,5"', '0.5 decimal', '0,5 decimal (ill-typed)'],
  ['csvw:datatype [ csvw:base "boolean" ; csvw:format "Y|N" ]', 'Y', 'true boolean', 'Y boolean (ill-typed)'],
  ['csvw:separator ";"', 'north;south', 'north string, south string', 'north;south string'],
  ['csvw:datatype [ csvw:base "date" ; csvw:format "dd.MM.yyyy" ]', '31.02.2020', '31.02.2020 string', 'Invalid DateTime date (ill-typed)'],
  ['csvw:datatype [ csvw:base "date" ; csvw:format "dd.MM.yyyy" ]', '05.03.2020', '2020-03-05 date', '2020-03-05 date'],
];

function metadata(column) {
  const turtle = `@prefix csvw: <http://www.w3.org/ns/csvw#> . @prefix xsd: <${XSD}> .
    <http://example.org/meta> csvw:url "http://example.org/table.csv"^^xsd:anyURI ; csvw:tableSchema [
      csvw:aboutUrl "http://example.org/row/{id}"^^csvw:uriTemplate ; csvw:column (
        [ csvw:title "id" ; csvw:name "id" ; csvw:suppressOutput true ]
        [ csvw:title "value" ; csvw:name "value" ; csvw:propertyUrl "urn:x:value"^^csvw:uriTemplate ; ${column} ] ) ] .`;
  return rdf.dataset(new Parser().parse(turtle));
}

function words({ object: { value, datatype } }) {
  const type = datatype.value.replace(XSD, '');
  return FORMS[type].test(value) ? `${value} ${type}` : `${value} ${type} (ill-typed)`;
}

async function values(column, cell) {
  const options = { metadata: metadata(column), baseIRI: 'http://example.org/table.csv', factory: rdf };
  const found = [];
  for await (const quad of new CsvwParser(options).import(Readable.from([`id,value\n1,${cell}\n`]))) {
    if (quad.predicate.value === 'urn:x:value') found.push(words(quad));
  }
  return found.join(', ');
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdf-parser-csvw', 'rdf-ext', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [column, cell, standard, seen] of cases) {
  const found = await values(column, cell);
  console.log(`${column}, cell ${cell}: ${found} (standard: ${standard})`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
