#!/usr/bin/env bash
# shacl-engine 1.1.2: sh:disjoint, sh:equals and sh:lessThan with two properties compare a value with all values of the
# node.
#
# Behaviour. Where sh:disjoint, sh:lessThan, sh:lessThanOrEquals or sh:equals has two values, the engine takes any
# property in place of the two, so also the one that the value is from: a value is never disjoint, never less than
# itself, and has to be equal to all. With one property each the answers are right.
#
# By SHACL (4.5, 2.1.1) each value of these parameters declares a constraint of its own. rdf-validate-shacl 0.6.5 does
# so.
#
# Input. One node with three or four values, and seven shapes.
#
# Why it matters. "The preferred label is neither an alternative nor a hidden label" is written so for SKOS; right data
# is reported as wrong.
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

const head = `@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
const graph = (turtle) => new Store(new Parser().parse(head + turtle));

// Name, shapes, data, results by the standard, results of shacl-engine.
const cases = [
  [
    'disjoint with two',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:disjoint ex:q, ex:r ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .',
    'conforms',
    'a Disjoint',
  ],
  [
    'less than two',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:lessThan ex:q, ex:r ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .',
    'conforms',
    'a LessThan',
  ],
  [
    'at most two',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:lessThanOrEquals ex:q, ex:r ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 ; ex:s 0 .',
    'conforms',
    'a LessThanOrEquals',
  ],
  [
    'equal to two',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:equals ex:q, ex:r ] .`,
    'ex:a ex:p 1 ; ex:q 1 ; ex:r 1 ; ex:s 0 .',
    'conforms',
    'a Equals',
  ],
  [
    'disjoint with one',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:disjoint ex:q ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .',
    'conforms',
    'conforms',
  ],
  [
    'less than one',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:lessThan ex:q ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .',
    'conforms',
    'conforms',
  ],
  [
    'two shapes with one each',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:disjoint ex:q ], [ sh:path ex:p ; sh:disjoint ex:r ] .`,
    'ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .',
    'conforms',
    'conforms',
  ],
];

const last = (term) => term?.value.replace(/.*[/#]/, '') ?? '-';
const part = (component) => last(component).replace('ConstraintComponent', '');

async function byEngine(shapes, data) {
  const validator = new Validator(graph(shapes), { factory: DataFactory });
  const { results } = await validator.validate({ dataset: graph(data) });
  const words = (each) => `${last(each.focusNode.term)} ${part(each.constraintComponent)}`;
  return results.map(words).sort().join(', ') || 'conforms';
}

async function byZazuko(shapes, data) {
  const { results } = await new Zazuko(graph(shapes)).validate(graph(data));
  const texts = results.map((each) => `${last(each.focusNode)} ${part(each.sourceConstraintComponent)}`);
  return texts.sort().join(', ') || 'conforms';
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'rdf-validate-shacl', 'shacl-engine'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, shapes, data, standard, seen] of cases) {
  const engine = await byEngine(shapes, data);
  const zazuko = await byZazuko(shapes, data);
  console.log(`${name}: shacl-engine ${engine}; rdf-validate-shacl ${zazuko}`);
  if (engine !== seen || zazuko !== standard) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
