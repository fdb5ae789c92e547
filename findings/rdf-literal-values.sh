#!/usr/bin/env bash
# rdf-literal 2.0.0: fromRdf gives other values than the literals have, for years before Christ, infinity, and days and
# years with a time zone; toRdf makes literals that their datatype does not allow.
#
# Behaviour. The xsd:date of 44 years before Christ is a day in 2044. "INF"^^xsd:double is NaN, also where toRdf made it from
# Infinity. A gYear with a time zone, a gDay and a gMonthDay are an invalid Date. toRdf(1e21) is "1e+21"^^xsd:long, which is no
# long: neither its form nor its size. With the option to check, all of these literals are errors, though they are valid,
# and a byte of 300 is none.
#
# By XML Schema 1.1 Datatypes a year may have a minus (3.3.9), INF is a double (3.3.5), gYear, gDay and gMonthDay may have a
# time zone (3.3.11 to 3.3.13), and a long has no exponent and ends at 9223372036854775807 (3.4.16).
#
# Input. Eight literals and three numbers of JavaScript.
#
# Why it matters. Dates of archives and museums lie before the year 1; a day in 2044 is a value that nobody doubts.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdf-literal@2.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory } from 'n3';
import { fromRdf, toRdf } from 'rdf-literal';

const XSD = 'http://www.w3.org/2001/XMLSchema#';

// A literal, the value by the standard, what fromRdf gives, and what it gives when it checks.
const literals = [
  ['date', '2020-02-01', '2020-02-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z', '2020-02-01T00:00:00.000Z'],
  ['date', '-0044-03-15', '44 years before the year 0', '2044-03-15T00:00:00.000Z', 'error'],
  ['double', 'INF', 'Infinity', 'NaN', 'error'],
  ['double', '-INF', '-Infinity', 'NaN', 'error'],
  ['gYear', '2020Z', 'the year 2020 in UTC', 'invalid date', 'error'],
  ['gDay', '---15', 'the 15th', 'invalid date', 'error'],
  ['gMonthDay', '--05-03', 'the 3rd of May', 'invalid date', 'error'],
  ['byte', '300', 'none: a byte ends at 127', '300', '300'],
];
// A number, and the literal that toRdf gives.
const numbers = [
  [5, '5^^integer'],
  [1e21, '1e+21^^long'],
  [123456789012345680000, '123456789012345680000^^long'],
];

function shown(value) {
  if (!(value instanceof Date)) return String(value);
  return Number.isNaN(value.getTime()) ? 'invalid date' : value.toISOString();
}

function read(literal, checks) {
  try {
    return shown(fromRdf(literal, checks));
  } catch {
    return 'error';
  }
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdf-literal', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;

function compare(name, got, expected) {
  console.log(`${name}: ${got}`);
  if (got === expected) return;
  same = false;
  console.log(`  changed: expected ${expected}`);
}

for (const [type, text, standard, plain, checked] of literals) {
  const literal = DataFactory.literal(text, DataFactory.namedNode(XSD + type));
  console.log(`${text}^^${type}; standard: ${standard}`);
  compare('  fromRdf', read(literal, false), plain);
  compare('  fromRdf, checking', read(literal, true), checked);
}
for (const [number, seen] of numbers) {
  const { value, datatype } = toRdf(number);
  compare(`toRdf(${number})`, `${value}^^${datatype.value.replace(XSD, '')}`, seen);
}
compare('fromRdf(toRdf(Infinity))', shown(fromRdf(toRdf(Infinity))), 'NaN');
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
