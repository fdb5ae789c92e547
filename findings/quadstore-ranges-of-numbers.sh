#!/usr/bin/env bash
# quadstore 15.4.1: 10, 100 and 1,000 are sorted between 1 and 2, 10 and 20, 100 and 200: the range of what is less
# than 10 loses the numbers from 2 to 9, and -INF is more than all numbers.
#
# Behaviour. Numbers are written into the index as an exponent and a mantissa. A power of ten from 10 on gets the
# exponent of the numbers below it, with the mantissa 10, whose text is sorted before that of 2. So a range with such a
# limit loses what is near it: "5 to 20" has no 10, "less than 100" has nothing from 20 to 99. Ranges with other limits
# have a power of ten that is not in them: 10 is between 0.5 and 2. `order: ['object']` has the same order. INF and
# -INF come after all numbers. Negative numbers are right. There is no message.
#
# By its README ("Range matching") literals of the numeric types are matched "against their numerical values". The
# order of numbers is that of op:numeric-less-than (XPath and XQuery Functions and Operators 3.1, 4.3.2).
#
# Input. The integers from -20 to 20, five other numbers and the two infinities; eleven ranges, each compared with a
# plain loop over the numbers.
#
# Why it matters. Limits of ranges are mostly round: "fewer than 100 files" leaves out most of what has fewer.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund quadstore@15.4.1 memory-level@3.1.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { MemoryLevel } from 'memory-level';
import { DataFactory } from 'n3';
import { Quadstore } from 'quadstore';

const { literal, namedNode, quad } = DataFactory;
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const integer = (value) => literal(String(value), namedNode(`${XSD}integer`));
const double = (value) => literal(value, namedNode(`${XSD}double`));
const decimal = (value) => literal(value, namedNode(`${XSD}decimal`));
const numbers = [
  ...Array.from({ length: 41 }, (_, index) => integer(index - 20)),
  ...[50, 100, 1000].map(integer), decimal('1.5'), decimal('0.1'), double('INF'), double('-INF'),
];
// A range, what is missing and what is too much.
const cases = [
  [{ gte: integer(0), lt: integer(10) }, '2, 3, 4, 5, 6, 7, 8, 9', ''],
  [{ gte: integer(5), lt: integer(20) }, '10', '100'],
  [{ gt: integer(10), lt: integer(100) }, '20, 50', '2, 3, 4, 5, 6, 7, 8, 9'],
  [{ gt: integer(0), lt: integer(2) }, '', '10'],
  [{ gt: integer(10) }, '', '2, 3, 4, 5, 6, 7, 8, 9, -INF'],
  [{ gt: integer(11), lt: integer(99) }, '', '100'],
  [{ gt: integer(2), lt: integer(9) }, '', ''],
  [{ gte: integer(3), lte: integer(11) }, '10', ''],
  [{ gte: integer(-10), lt: integer(0) }, '', ''],
  [{ lt: integer(-15) }, '-INF', ''],
  [{ gte: integer(10), lte: integer(10) }, '', ''],
];

const value = (term) => Number(term.value.replace('INF', 'Infinity'));
const within = (term, { gt, gte, lt, lte }) =>
  (!gt || value(term) > value(gt)) && (!gte || value(term) >= value(gte)) &&
  (!lt || value(term) < value(lt)) && (!lte || value(term) <= value(lte));
const less = (terms, others) => terms.filter((term) => !others.some((other) => other.equals(term)));
const list = (terms) =>
  terms.sort((a, b) => Math.abs(value(a)) - Math.abs(value(b))).map((term) => term.value).join(', ');
const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;

const store = new Quadstore({ backend: new MemoryLevel({ valueEncoding: 'view' }), dataFactory: DataFactory });
await store.open();
for (const [index, number] of numbers.entries()) {
  await store.put(quad(namedNode(`urn:x:${index}`), namedNode('urn:x:size'), number));
}
console.log(['quadstore', 'memory-level', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [range, missing, surplus] of cases) {
  const { items } = await store.get({ predicate: namedNode('urn:x:size'), object: { termType: 'Range', ...range } });
  const found = items.map((item) => item.object);
  const right = numbers.filter((number) => within(number, range));
  const seen = [list(less(right, found)), list(less(found, right))];
  const name = Object.entries(range).map(([key, term]) => `${key} ${term.value}`).join(', ');
  console.log(`${name}: missing: ${seen[0] || 'none'}; too much: ${seen[1] || 'none'}`);
  if (seen[0] !== missing || seen[1] !== surplus) {
    same = false;
    console.log(`  changed: expected ${missing || 'none'}; ${surplus || 'none'}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
