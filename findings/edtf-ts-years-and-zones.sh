#!/usr/bin/env bash
# @edtf-ts/core 0.4.2: the years 0 to 99 are those of the twentieth century, offsets of times are passed over, and
# spans before the year 0 end before they begin.
#
# Behaviour. `0050` begins on 1 January 1950; `0100` is right. `23:20:30+04:30` begins at 23:20 UTC, so that it is not
# before 20:00 UTC. `-01XX`, the years from -199 to -100, begins in -100 and ends in -199; `01XX` is right.
# `[1667,1670]`, one of the two years, is before 1669, and after it, each with YES, in place of MAYBE, which `166X`
# has. There is no message.
#
# By the Extended Date/Time Format (https://www.loc.gov/standards/datetime/) a year has four digits, `0050` is the year
# 50 (Level 0, Date), a time has an offset from UTC (Date and Time), years may be negative and have unspecified digits
# (Level 1), and `[1667,1670]` is one of its members, not known which (Level 2, Set representation). By the README of
# the package MAYBE is the answer where both are possible.
#
# Input. Eleven questions, of which edtf 4.11.1 answers those that it has rightly.
#
# Why it matters. Order and search of old things are what the format is for.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { FuzzyDate } from '@edtf-ts/core';
import edtf from 'edtf';

const iso = (time) => new Date(Number(time)).toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
const begin = (text) => iso(FuzzyDate.parse(text).minMs);
const end = (text) => iso(FuzzyDate.parse(text).maxMs);
const ask = (text, relation, other) => FuzzyDate.parse(text)[relation](FuzzyDate.parse(other));
// What is asked, the answer, that of the standard, the one seen, and that of edtf.
const cases = [
  ['begin of 0050', begin('0050'), '0050-01-01T00:00Z', '1950-01-01T00:00Z', iso(edtf('0050').min)],
  ['begin of 0100', begin('0100'), '0100-01-01T00:00Z', '0100-01-01T00:00Z', iso(edtf('0100').min)],
  ['23:20:30+04:30', begin('1985-04-12T23:20:30+04:30'), '1985-04-12T18:50Z', '1985-04-12T23:20Z',
    iso(edtf('1985-04-12T23:20:30+04:30').min)],
  ['23:20:30+04:30 before 20:00:00Z', ask('1985-04-12T23:20:30+04:30', 'isBefore', '1985-04-12T20:00:00Z'),
    'YES', 'NO'],
  ['18:50:30Z before 20:00:00Z', ask('1985-04-12T18:50:30Z', 'isBefore', '1985-04-12T20:00:00Z'), 'YES', 'YES'],
  ['begin of -01XX', begin('-01XX'), '-000199-01-01T00:00Z', '-000100-01-01T00:00Z', iso(edtf('-01XX').min)],
  ['end of -01XX', end('-01XX'), '-000100-12-31T23:59Z', '-000199-12-31T23:59Z', iso(edtf('-01XX').max)],
  ['begin of 01XX', begin('01XX'), '0100-01-01T00:00Z', '0100-01-01T00:00Z', iso(edtf('01XX').min)],
  ['[1667,1670] before 1669', ask('[1667,1670]', 'isBefore', '1669'), 'MAYBE', 'YES'],
  ['[1667,1670] after 1669', ask('[1667,1670]', 'isAfter', '1669'), 'MAYBE', 'YES'],
  ['166X before 1669', ask('166X', 'isBefore', '1669'), 'MAYBE', 'MAYBE'],
];

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['@edtf-ts/core', 'edtf'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, found, standard, seen, other = standard] of cases) {
  console.log(`${name}: ${found} (standard: ${standard})`);
  if (found !== seen || other !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; edtf: ${other}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
