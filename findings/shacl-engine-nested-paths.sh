#!/usr/bin/env bash
# shacl-engine 1.1.2: a path within a path that is more than one property finds nothing: sh:maxCount and sh:datatype
# pass.
#
# Behaviour. In sh:zeroOrMorePath, sh:oneOrMorePath, sh:zeroOrOnePath, sh:inversePath and the members of
# sh:alternativePath the engine takes what it finds for a property, also where it is a blank node that says another
# path. No triple has that property, so no value is found, nothing is reported about values, and what is required seems
# to be missing. Members of a sequence may be of any one kind, and are right.
#
# By SHACL (2.3.1.2 to 2.3.1.7) each of these takes a path, not only a property. rdf-validate-shacl 0.6.5 finds the
# values.
#
# Input. Five paths with two or three triples, each once with sh:maxCount 0 or a datatype and once with sh:minCount 1.
#
# Why it matters. "skos:broader or skos:broaderTransitive, any number of times" is such a path. Shapes that forbid pass
# everything.
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
    'star of an alternative',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:oneOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ] ; sh:maxCount 1 ] .`,
    'ex:a ex:p ex:b . ex:b ex:q ex:c .',
    'a MaxCount',
    'conforms',
  ],
  [
    'alternative with a sequence',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:alternativePath ( ex:p ( ex:q ex:r ) ) ] ; sh:maxCount 0 ] .`,
    'ex:a ex:q ex:b . ex:b ex:r 1 .',
    'a MaxCount',
    'conforms',
  ],
  [
    'star of an inverse path',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:oneOrMorePath [ sh:inversePath ex:p ] ] ; sh:maxCount 1 ] .`,
    'ex:c ex:p ex:b . ex:b ex:p ex:a .',
    'a MaxCount',
    'conforms',
  ],
  [
    'optional inverse path',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:zeroOrOnePath [ sh:inversePath ex:p ] ] ; sh:maxCount 1 ] .`,
    'ex:b ex:p ex:a .',
    'a MaxCount',
    'conforms',
  ],
  [
    'datatype behind an alternative',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ] ; sh:datatype xsd:date ] .`,
    'ex:b ex:q ex:a .',
    'a Datatype',
    'conforms',
  ],
  [
    'the same, required',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path [ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ] ; sh:minCount 1 ] .`,
    'ex:b ex:q ex:a .',
    'conforms',
    'a MinCount',
  ],
  [
    'sequence of an inverse path',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ( [ sh:inversePath ex:p ] ex:q ) ; sh:maxCount 0 ] .`,
    'ex:b ex:p ex:a ; ex:q 1 .',
    'a MaxCount',
    'a MaxCount',
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
