#!/usr/bin/env bash
# edtf 4.11.1: a third of a year has five months, the 29 February of some year becomes the 1 March, an unknown
# beginning is the year 1970, and "1950, two digits of which are significant" is the year 1950 alone.
#
# Behaviour. The ends of what an expression covers (`min`, `max`, `covers`) are wrong, for valid text, without a
# message:
# - `2001-37`, the first of three thirds, ends with May, and `2001-38` with September: May is in both;
# - `XXXX-02-29` and `19XX-02-29` are read as 1 March and written so (`156X-02-29` is right: 1560 is a leap year);
# - an unknown beginning is null, which counts as 1970: `/2004` covers 1971 and not 1969; `../1960` is right;
# - `1950S2` covers 1950 only, and the set `[1667..1670]` ends with its first year; `[1667,1670]` is right.
#
# By the Extended Date/Time Format (https://www.loc.gov/standards/datetime/) 37 to 39 are quadrimesters of four months
# (Level 2, Sub-year groupings), `X` stands for a digit that is not given (Unspecified Digit), nothing before the slash
# for a beginning that is not known (Level 1, Extended Interval), `1950S2` for a year from 1900 to 1999 (Level 2,
# Significant digits), and `[1667..1670]` for one of the four years (Set representation).
#
# Input. Twelve expressions of levels 1 and 2; @edtf-ts/core 0.4.2 reads the thirds of a year rightly.
#
# Why it matters. Catalogues of archives and libraries search by these ends: what has a wrong end is not found.
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

const day = (time) => new Date(Number(time)).toISOString().slice(0, 10);
const ends = (text) => `${day(edtf(text).min)} to ${day(edtf(text).max)}`;
const otherEnds = (text) => `${day(FuzzyDate.parse(text).minMs)} to ${day(FuzzyDate.parse(text).maxMs)}`;
const covers = (text, other) => String(edtf(text).covers(edtf(other)));
// What is asked, the answer, that of the standard, and the one seen.
const cases = [
  ['2001-37', ends('2001-37'), '2001-01-01 to 2001-04-30', '2001-01-01 to 2001-05-31'],
  ['2001-38', ends('2001-38'), '2001-05-01 to 2001-08-31', '2001-05-01 to 2001-09-30'],
  ['2001-39', ends('2001-39'), '2001-09-01 to 2001-12-31', '2001-09-01 to 2001-12-31'],
  ['2001-37, @edtf-ts/core', otherEnds('2001-37'), '2001-01-01 to 2001-04-30', '2001-01-01 to 2001-04-30'],
  ['2001-38, @edtf-ts/core', otherEnds('2001-38'), '2001-05-01 to 2001-08-31', '2001-05-01 to 2001-08-31'],
  ['XXXX-02-29 written again', edtf('XXXX-02-29').edtf, 'XXXX-02-29', 'XXXX-03-01'],
  ['19XX-02-29 written again', edtf('19XX-02-29').edtf, '19XX-02-29', '19XX-03-01'],
  ['156X-02-29 written again', edtf('156X-02-29').edtf, '156X-02-29', '156X-02-29'],
  ['/2004 covers 1969', covers('/2004', '1969'), 'not known', 'false'],
  ['/2004 covers 1971', covers('/2004', '1971'), 'not known', 'true'],
  ['../1960 covers 1950', covers('../1960', '1950'), 'true', 'true'],
  ['1950S2', ends('1950S2'), '1900-01-01 to 1999-12-31', '1950-01-01 to 1950-12-31'],
  ['19XX', ends('19XX'), '1900-01-01 to 1999-12-31', '1900-01-01 to 1999-12-31'],
  ['[1667..1670]', ends('[1667..1670]'), '1667-01-01 to 1670-12-31', '1667-01-01 to 1667-12-31'],
  ['[1667,1670]', ends('[1667,1670]'), '1667-01-01 to 1670-12-31', '1667-01-01 to 1670-12-31'],
];

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['edtf', '@edtf-ts/core'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, found, standard, seen] of cases) {
  console.log(`${name}: ${found} (standard: ${standard})`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
