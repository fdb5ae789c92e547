#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5: what many resources share is no longer checked after 51 times.
#
# Behaviour. The option `maxNodeChecks` (default 50, not in its README) shall end recursive shapes.
# It does not count how deep a check is, but how often one node is checked against one shape in one
# validation. From the 52nd time on the node conforms, whatever it is: no result, no warning. Checks
# of `sh:node` within `sh:or` and `sh:xone` count too, where a check that fails is no violation.
#
# Input. Records that share one publisher, a city with a legal name. No shape refers to itself.
#   Two kinds:  ex:publisher [ sh:or ( [ sh:node ex:Person ] [ sh:node ex:Organisation ] ) ],
#               ex:author [ sh:node ex:Person ]; and one record more, whose author is the city.
#   Either:     ex:publisher [ sh:xone ( [ sh:node ex:Person ] [ sh:node ex:Organisation ] ) ].
# By SHACL the first is one violation (4.7.1: a value that does not conform to the shape of sh:node
# is a result) and the second is none (4.6.4: the city conforms to exactly one of the two), however
# many records there are. Section 3.4.3 leaves only recursive shapes open, and 3.4.1 has failures
# for what a processor cannot finish.
#
# Seen with Node 20.20.2, 22.12.0 and 24.21.0:
#   two kinds: 50 records: 1 violation; 51 and more: CONFORMS, the wrong author passes.
#              With the wrong author at the first record it is found: it depends on the order.
#   either:    51 records: conforms; 52: 1 violation; 60: 9 violations in data without a mistake.
#   `maxNodeChecks: 0` and shacl-engine 1.1.2: 1 violation and none, for every number of records.
#
# Why it matters. In a catalogue nearly everything has the same publisher. A test with ten records
# passes, and the catalogue with 52 is let through with a mistake, or refused without one.
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
import { isDeepStrictEqual } from 'node:util';
import { DataFactory, Parser, Store } from 'n3';
import Counting from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

const kinds = `
  ex:Person a sh:NodeShape ; sh:property [ sh:path ex:familyName ; sh:minCount 1 ] .
  ex:Organisation a sh:NodeShape ; sh:property [ sh:path ex:legalName ; sh:minCount 1 ] .`;
const two = '( [ sh:node ex:Person ] [ sh:node ex:Organisation ] )';
const twoKinds = graph(`${kinds} ex:RecordShape a sh:NodeShape ; sh:targetClass ex:Record ;
  sh:property [ sh:path ex:publisher ; sh:or ${two} ] ,
              [ sh:path ex:author ; sh:node ex:Person ] .`);
const either = graph(`${kinds} ex:RecordShape a sh:NodeShape ; sh:targetClass ex:Record ;
  sh:property [ sh:path ex:publisher ; sh:xone ${two} ] .`);

function graph(turtle) {
  const ex = '@prefix ex: <http://example.org/> .';
  const sh = '@prefix sh: <http://www.w3.org/ns/shacl#> .';
  return new Store(new Parser().parse(ex + sh + turtle));
}

function records(count, author = '') {
  const lines = Array.from(
    { length: count },
    (_, at) => `ex:r${at} a ex:Record ; ex:publisher ex:city .`,
  );
  return graph(`ex:city ex:legalName "City" . ${lines.join('\n')} ${author}`);
}

const engines = {
  default: (shapes, data) => new Counting(shapes).validate(data),
  'maxNodeChecks: 0': (shapes, data) => new Counting(shapes, { maxNodeChecks: 0 }).validate(data),
  'shacl-engine': (shapes, data) =>
    new Validator(shapes, { factory: DataFactory }).validate({ dataset: data }),
};
const cases = {
  'two kinds, wrong author last': (count) => [
    twoKinds,
    records(count, 'ex:last a ex:Record ; ex:author ex:city .'),
  ],
  'two kinds, wrong author first': (count) => [
    twoKinds,
    records(count, 'ex:r0 ex:author ex:city .'),
  ],
  'either, no mistake': (count) => [either, records(count)],
};
const counts = [50, 51, 52, 60];
const one = [1, 1, 1, 1];
const none = [0, 0, 0, 0];
const expected = {
  'two kinds, wrong author last': answers([1, 0, 0, 0], one),
  'two kinds, wrong author first': answers(one, one),
  'either, no mistake': answers([0, 0, 1, 9], none),
};

function answers(counting, right) {
  return { default: counting, 'maxNodeChecks: 0': right, 'shacl-engine': right };
}

async function violations(validate, input) {
  const found = [];
  for (const count of counts) {
    const report = await validate(...input(count));
    if (report.conforms !== (report.results.length === 0)) throw new Error('conforms with results');
    found.push(report.results.length);
  }
  return found;
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'rdf-validate-shacl', 'shacl-engine'].map(version).join(', '));
console.log(`Node ${process.versions.node}; violations for ${counts.join(', ')} records`);
const seen = {};
for (const [name, input] of Object.entries(cases)) {
  seen[name] = {};
  for (const [engine, validate] of Object.entries(engines)) {
    seen[name][engine] = await violations(validate, input);
    console.log(`${name}; ${engine}: ${seen[name][engine].join(', ')}`);
  }
}
const same = isDeepStrictEqual(seen, expected);
console.log(same ? 'as stated' : `changed: expected ${JSON.stringify(expected, null, 2)}`);
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
