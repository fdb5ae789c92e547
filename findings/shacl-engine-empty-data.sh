#!/usr/bin/env bash
# shacl-engine 1.1.2: an empty data graph conforms to all shapes, also where something is required of a named node.
#
# Behaviour. If the data graph has no statement, no shape is validated, and the report says that the data conforms.
# With one statement about something else the same shapes report what is missing.
#
# By SHACL (2.1.3.1, 3.4) the value of sh:targetNode is a focus node whether or not it is in the data graph, and each
# focus node is validated. rdf-validate-shacl 0.6.5 does so.
#
# Input. Three shapes for one named node, each with no statement and with one statement about another node.
#
# Why it matters. "This catalogue has a title", "this service has a contact": where the file is empty, or the query
# that fetched it found nothing, the check that should have found it says that all is well.
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
    'a title is required, no statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:title ; sh:minCount 1 ] .`,
    '',
    'a MinCount',
    'conforms',
  ],
  [
    'a title is required, one statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:title ; sh:minCount 1 ] .`,
    'ex:b ex:title "B" .',
    'a MinCount',
    'a MinCount',
  ],
  [
    'a value is required, no statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:state ; sh:hasValue ex:open ] .`,
    '',
    'a HasValue',
    'conforms',
  ],
  [
    'a value is required, one statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:state ; sh:hasValue ex:open ] .`,
    'ex:b ex:title "B" .',
    'a HasValue',
    'a HasValue',
  ],
  [
    'a class is required, no statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:class ex:Catalogue .`,
    '',
    'a Class',
    'conforms',
  ],
  [
    'a class is required, one statement',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:class ex:Catalogue .`,
    'ex:b ex:title "B" .',
    'a Class',
    'a Class',
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
