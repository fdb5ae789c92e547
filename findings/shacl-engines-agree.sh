#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5 and shacl-engine 1.1.2: the same answer, and not that of the standard.
#
# Behaviour. Both compute with JavaScript's own strings, numbers and patterns where SHACL defines a
# constraint by a function of SPARQL:
#   sh:languageIn (4.4.4, langMatches): both ask whether the tag starts with the range, so "en"
#     matches "enm" (Middle English), and "EN" does not match "en".
#   sh:minLength, sh:maxLength (4.4.1, 4.4.2, STRLEN): both count UTF-16 units, not characters.
#   sh:pattern (4.4.3, REGEX): the dot is one UTF-16 unit, not one character.
#   sh:maxInclusive (4.3.4, <=): integers are compared as doubles, so 2^53 + 1 is not above 2^53.
#     XML Schema asks for at least 18 (1.0) or 16 (1.1) digits; this number has 16.
#
# Seen with Node 20.20.2, 22.12.0 and 24.21.0: both engines give the wrong answer 6 times of 6, and
# the right answer for the 6 neighbours of these cases in plain English and small numbers.
#
# Why it matters. A second engine is the usual test of a first one. For these constraints the two
# engines of JavaScript share the same mistake, so comparing them finds nothing.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 rdf-validate-shacl@0.6.5 shacl-engine@1.1.2

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import Zazuko from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

/** A constraint, a value, whether it conforms by the standard, whether it does by both engines. */
const cases = [
  ['sh:languageIn ( "en" )', '"word"@enm', false, true],
  ['sh:languageIn ( "EN" )', '"word"@en', true, false],
  ['sh:minLength 2', '"\u{1F600}"', false, true],
  ['sh:maxLength 1', '"\u{1F600}"', true, false],
  ['sh:pattern "^.$"', '"\u{1F600}"', true, false],
  ['sh:maxInclusive 9007199254740992', '9007199254740993', false, true],
  ['sh:languageIn ( "en" )', '"word"@de', false, false],
  ['sh:languageIn ( "en" )', '"word"@en-GB', true, true],
  ['sh:minLength 2', '"a"', false, false],
  ['sh:maxLength 1', '"a"', true, true],
  ['sh:pattern "^.$"', '"a"', true, true],
  ['sh:maxInclusive 92', '93', false, false],
];

function graph(turtle) {
  const ex = '@prefix ex: <http://example.org/> .';
  const sh = '@prefix sh: <http://www.w3.org/ns/shacl#> .';
  return new Store(new Parser().parse(ex + sh + turtle));
}

async function answers(constraint, value) {
  const shapes = graph(`ex:Shape a sh:NodeShape ; sh:targetNode ex:thing ;
    sh:property [ sh:path ex:value ; ${constraint} ] .`);
  const dataset = graph(`ex:thing ex:value ${value} .`);
  const first = await new Zazuko(shapes).validate(dataset);
  const second = await new Validator(shapes, { factory: DataFactory }).validate({ dataset });
  return [first.conforms, second.conforms];
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'rdf-validate-shacl', 'shacl-engine'].map(version).join(', '));
console.log(`Node ${process.versions.node}; conforms: by the standard / both engines`);
let same = true;
for (const [constraint, value, standard, expected] of cases) {
  const [first, second] = await answers(constraint, value);
  console.log(`${constraint}, ${value}: ${standard} / ${first}, ${second}`);
  same &&= first === expected && second === expected;
}
console.log(same ? 'as stated' : 'changed: the table in the script has other answers');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
