#!/usr/bin/env bash
# shacl-engine 1.1.2: $PATH loses its brackets, a deactivated query runs, two queries always fail, and beside a query
# the other constraints are asked of the wrong node.
#
# Behaviour.
#   $PATH of the sequence "(street or box), then city" is written street|box/city: streets are taken for cities.
#   A query with sh:deactivated true is run and reports.
#   A property shape with sh:sparql asks its other constraints of the focus node, not of the values: a right number is
#   reported as one that is no number, a text passes as an IRI, and one value is required twice but never found.
#   Of two queries at one shape none is asked: one violation is reported, whatever the data are.
# Plain paths, one query, and a property shape of its own beside the query, are right.
#
# By SHACL (5.3) $PATH stands for the path in SPARQL's syntax, in which | binds less than /, deactivated constraints
# give no results, and each value of sh:sparql is a constraint; by 3.7 the value nodes of a property shape are those
# that its path reaches.
#
# Input. Nine cases of one shape and up to four statements, with the "validations" of shacl-engine/sparql.js.
#
# Why it matters. A query is added to a property shape where the plain constraints are not enough; by that these are
# lost.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 shacl-engine@1.1.2

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import { Validator } from 'shacl-engine';
import { validations } from 'shacl-engine/sparql.js';

const head = `@prefix ex: <http://example.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .`;
const graph = (turtle) => new Store(new Parser().parse(head + turtle));

// Name, shapes, data, results by the standard, results of shacl-engine.
const cases = [
  [
    '$PATH with an alternative',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ( [ sh:alternativePath ( ex:street ex:box ) ] ex:city ) ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value }" ] ] .`,
    'ex:a ex:street ex:s . ex:s ex:city ex:c .',
    'a SPARQL c',
    'a SPARQL s',
  ],
  [
    '$PATH, sequence',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ( ex:street ex:city ) ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value }" ] ] .`,
    'ex:a ex:street ex:s . ex:s ex:city ex:c .',
    'a SPARQL c',
    'a SPARQL c',
  ],
  [
    'deactivated',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:sparql [ sh:deactivated true ; sh:select "SELECT $this { $this ?p 1 }" ] .`,
    'ex:a ex:p 1 .',
    'conforms',
    'a SPARQL a',
  ],
  [
    'not deactivated',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:sparql [ sh:select "SELECT $this { $this ?p 1 }" ] .`,
    'ex:a ex:p 1 .',
    'a SPARQL a',
    'a SPARQL a',
  ],
  [
    'a datatype beside a query',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:datatype xsd:integer ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value > 9) }" ] ] .`,
    'ex:a ex:p 5 .',
    'conforms',
    'a Datatype a',
  ],
  [
    'a node kind beside a query',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value > 9) }" ] ] .`,
    'ex:a ex:p 5 .',
    'a NodeKind 5',
    'conforms',
  ],
  [
    'a count beside a query',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:minCount 2 ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value > 9) }" ] ] .`,
    'ex:a ex:p 5, 6 .',
    'conforms',
    'a MinCount -',
  ],
  [
    'a node kind, and a query in a second shape',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:property [ sh:path ex:p ; sh:nodeKind sh:IRI ], [ sh:path ex:p ;
       sh:sparql [ sh:select "SELECT $this ?value { $this $PATH ?value FILTER(?value > 9) }" ] ] .`,
    'ex:a ex:p 5 .',
    'a NodeKind 5',
    'a NodeKind 5',
  ],
  [
    'two queries',
    `ex:A a sh:NodeShape ; sh:targetNode ex:a ;
     sh:sparql [ sh:select "SELECT $this ?value { $this ?p ?value FILTER(?value = 1) }" ],
       [ sh:select "SELECT $this ?value { $this ?p ?value FILTER(?value = 2) }" ] .`,
    'ex:a ex:p 3 .',
    'conforms',
    'a SPARQL a',
  ],
];

const last = (term) => term?.value.replace(/.*[/#]/, '') ?? '-';
const part = (component) => last(component).replace('ConstraintComponent', '');

async function byEngine(shapes, data) {
  const validator = new Validator(graph(shapes), { factory: DataFactory, validations });
  const { results } = await validator.validate({ dataset: graph(data) });
  const words = (each) => `${last(each.focusNode.term)} ${part(each.constraintComponent)} ${last(each.value?.term)}`;
  return results.map(words).sort().join(', ') || 'conforms';
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'shacl-engine'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, shapes, data, standard, seen] of cases) {
  const engine = await byEngine(shapes, data);
  console.log(`${name}: shacl-engine ${engine}; by the standard ${standard}`);
  if (engine !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
