#!/usr/bin/env bash
# shacl-engine 1.1.2: sh:qualifiedValueShapesDisjoint is right for two siblings; with three, values that belong to two
# are counted, and with one none is.
#
# Behaviour. With sh:qualifiedValueShapesDisjoint a value counts for a shape if it conforms to no sibling shape. The
# engine counts it if it does not conform to all siblings. With one sibling this is the same. With two siblings a value
# that is both a wheel and a brake counts as a wheel. With no sibling "all of none" is true, so that no value ever
# counts.
#
# By SHACL (4.7.3) a value is left out if it conforms to any of the sibling shapes. rdf-validate-shacl 0.6.5 does so.
#
# Input. One thing with one part, of one or two classes, and one to three qualified shapes.
#
# Why it matters. "One is the mother, one the father, one the guardian, and no one is two of them" is what this is for.
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
    'one shape, no sibling',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Wheel ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ] .`,
    'ex:a ex:part ex:b . ex:b a ex:Wheel .',
    'conforms',
    'a QualifiedMinCount',
  ],
  [
    'one shape, no sibling, one too many',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Wheel ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMaxCount 0 ] .`,
    'ex:a ex:part ex:b . ex:b a ex:Wheel .',
    'a QualifiedMaxCount',
    'conforms',
  ],
  [
    'two shapes, a part of both',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Wheel ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ],
     [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Brake ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 0 ] .`,
    'ex:a ex:part ex:b . ex:b a ex:Wheel, ex:Brake .',
    'a QualifiedMinCount',
    'a QualifiedMinCount',
  ],
  [
    'three shapes, a part of two',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Wheel ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ],
     [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Brake ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 0 ],
     [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Bell ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 0 ] .`,
    'ex:a ex:part ex:b . ex:b a ex:Wheel, ex:Brake .',
    'a QualifiedMinCount',
    'conforms',
  ],
  [
    'three shapes, a part of one',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Wheel ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 1 ],
     [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Brake ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 0 ],
     [ sh:path ex:part ; sh:qualifiedValueShape [ sh:class ex:Bell ] ;
       sh:qualifiedValueShapesDisjoint true ; sh:qualifiedMinCount 0 ] .`,
    'ex:a ex:part ex:b . ex:b a ex:Wheel .',
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
