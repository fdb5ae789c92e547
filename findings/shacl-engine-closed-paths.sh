#!/usr/bin/env bash
# shacl-engine 1.1.2: a closed shape lets through the first property of its sequences, and the property of its inverse
# paths.
#
# Behaviour. Of each property shape of a closed shape the engine allows the first property of the path at the node
# itself. With the path "address, then city" an address is allowed; with the inverse of child a child is. The members
# of an alternative count, but only as a path of its own: the first of them is allowed, the second is reported. With
# plain properties, sh:ignoredProperties, and further steps of a sequence the answers are right.
#
# By SHACL (4.8.1) a closed shape allows the predicates that are values of sh:path themselves, and no others.
# rdf-validate-shacl 0.6.5 gives these answers.
#
# Input. Six closed shapes, and one or two statements for each.
#
# Why it matters. Closed shapes are there to find what is at the wrong place, and a parent that is said with the
# inverse property is just that.
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
    'sequence',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:property [ sh:path ( ex:address ex:city ) ] .`,
    'ex:a ex:address ex:b .',
    'a Closed',
    'conforms',
  ],
  [
    'inverse path',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:property [ sh:path [ sh:inversePath ex:child ] ] .`,
    'ex:a ex:child ex:b .',
    'a Closed',
    'conforms',
  ],
  [
    'alternative, first and second',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:property [ sh:path [ sh:alternativePath ( ex:p ex:q ) ] ] .`,
    'ex:a ex:p ex:b ; ex:q ex:b .',
    'a Closed, a Closed',
    'a Closed',
  ],
  [
    'second step of a sequence',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:property [ sh:path ( ex:address ex:city ) ] .`,
    'ex:a ex:city ex:b .',
    'a Closed',
    'a Closed',
  ],
  [
    'plain property, another',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:property [ sh:path ex:address ] .`,
    'ex:a ex:child ex:b .',
    'a Closed',
    'a Closed',
  ],
  [
    'ignored property',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:closed true ; sh:ignoredProperties ( ex:child ) .`,
    'ex:a ex:child ex:b .',
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
