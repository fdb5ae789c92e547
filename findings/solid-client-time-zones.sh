#!/usr/bin/env bash
# @inrupt/solid-client 3.0.0: time zones are applied the wrong way round, and fractions of a second are read as whole
# milliseconds: 2020-01-01T00:00:00+02:00 is given as 02:00 in UTC.
#
# Behaviour. getDatetime adds the offset where it has to be taken away: midnight in Helsinki comes four hours late.
# "00:00:00.123456Z" is read as 123,456 milliseconds, two minutes and three seconds; "00:00:00.5Z" as five milliseconds.
# getTime reads ".5" as five milliseconds, too. With Z, no offset, and three digits the answers are right.
#
# By XML Schema 1.1 Part 2 (3.3.7, https://www.w3.org/TR/xmlschema11-2/#dateTime) the local time less the offset is UTC,
# and digits after the point are a decimal fraction of a second, of any number.
#
# Input. Seven literals in Turtle, read as a response of a pod is. The oracle is JavaScript's own Date.
#
# Why it matters. Pods are written by many programs. Those in Java and Python write offsets and six digits as a rule,
# and what the library itself writes (UTC, three digits) does not show it.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @inrupt/solid-client@3.0.0

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { getDatetime, getThing, getTime, responseToSolidDataset } from '@inrupt/solid-client';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const DOCUMENT = 'http://example.org/doc';

// A dateTime, and what getDatetime gives.
const cases = [
  ['2020-01-01T00:00:00+02:00', '2020-01-01T02:00:00.000Z'],
  ['2020-06-30T18:00:00-05:30', '2020-06-30T12:30:00.000Z'],
  ['2020-01-01T00:00:00.123456Z', '2020-01-01T00:02:03.456Z'],
  ['2020-01-01T00:00:00.5Z', '2020-01-01T00:00:00.005Z'],
  ['2020-01-01T00:00:00Z', '2020-01-01T00:00:00.000Z'],
  ['2020-01-01T00:00:00.125Z', '2020-01-01T00:00:00.125Z'],
];

async function thingWith(text, type) {
  const headers = { 'content-type': 'text/turtle' };
  const response = new Response(`<#it> <urn:x:p> "${text}"^^<${XSD}${type}> .`, { headers });
  Object.defineProperty(response, 'url', { value: DOCUMENT });
  return getThing(await responseToSolidDataset(response), `${DOCUMENT}#it`);
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(version('@inrupt/solid-client'), `Node ${process.versions.node}`);
let same = true;
for (const [text, seen] of cases) {
  const found = getDatetime(await thingWith(text, 'dateTime'), 'urn:x:p').toISOString();
  console.log(`${text}: ${found}; Date ${new Date(text).toISOString()}`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
const { millisecond } = getTime(await thingWith('10:00:00.5', 'time'), 'urn:x:p');
console.log(`10:00:00.5: ${millisecond} milliseconds`);
same &&= millisecond === 5;
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
