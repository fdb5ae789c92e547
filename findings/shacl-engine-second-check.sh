#!/usr/bin/env bash
# shacl-engine 1.1.2: the second time that a shape is asked of a node the node passes, so that wrong data conforms and
# right data does not.
#
# Behaviour. A node shape with a property shape in it (a name is required) is asked of a node without a name.
#   Where one other shape uses it by sh:node, sh:or or sh:not, the answer is right.
#   Where a second shape uses it for the same node, or the shape has the node as its own target before, the node
#   passes: results are missing by sh:node and sh:or, and sh:not reports a node that fails.
#   Where sh:not asks first, the shape's own target finds nothing afterwards: the report says that the data conforms.
# Where the constraint is in the shape itself, with no property shape, the second answer is right, too.
#
# By SHACL (3.4, 3.5) each shape is validated against each of its targets, and 4.6 and 4.7.1 ask whether a value node
# conforms to a shape, whatever was asked before. rdf-validate-shacl 0.6.5 gives the answers of the standard.
#
# Input. One node with one statement, and two or three shapes in each of seven cases.
#
# Why it matters. Shapes are written to be used in several places: an address, a person, a period. The more they are
# shared, the more is passed over.
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
    'used once',
    `ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Named .`,
    'ex:a ex:age 1 .',
    'a Node',
    'a Node',
  ],
  [
    'used by two shapes',
    `ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Named .
     ex:B a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Named .`,
    'ex:a ex:age 1 .',
    'a Node, a Node',
    'a Node',
  ],
  [
    'used by two sh:or',
    `ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:or ( ex:Named [ sh:class ex:C ] ) .
     ex:B a sh:NodeShape ; sh:targetNode ex:a ; sh:or ( ex:Named [ sh:class ex:D ] ) .`,
    'ex:a ex:age 1 .',
    'a Or, a Or',
    'a Or',
  ],
  [
    'has a target, then sh:node',
    `ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:Named sh:targetNode ex:a .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Named .`,
    'ex:a ex:age 1 .',
    'a MinCount, a Node',
    'a MinCount',
  ],
  [
    'has a target, then sh:not',
    `ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:Named sh:targetNode ex:a .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:not ex:Named .`,
    'ex:a ex:age 1 .',
    'a MinCount',
    'a MinCount, a Not',
  ],
  [
    'sh:not, then has a target',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:not ex:Named .
     ex:Named a sh:NodeShape ; sh:property [ sh:path ex:name ; sh:minCount 1 ] .
     ex:Named sh:targetNode ex:a .`,
    'ex:a ex:age 1 .',
    'a MinCount',
    'conforms',
  ],
  [
    'no property shape in it',
    `ex:Iri a sh:NodeShape ; sh:nodeKind sh:Literal .
     ex:A a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Iri .
     ex:B a sh:NodeShape ; sh:targetNode ex:a ; sh:node ex:Iri .`,
    'ex:a ex:age 1 .',
    'a Node, a Node',
    'a Node, a Node',
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
