#!/usr/bin/env bash
# rdf-validate-shacl 0.6.5: sh:and of a property shape asks its members of the wrong nodes.
#
# Behaviour. In a property shape, each member of sh:and is asked of the focus node along the path of
# that property shape, in place of the value node along the member's own path, or none. This was made
# for members of sh:PropertyShape without sh:path, which SHACL does not have (2.3), and it changes
# the answer for those that it has. sh:node, sh:not, sh:or and sh:xone are not concerned, nor is
# sh:and of a node shape.
#
# By SHACL a value node is a result of sh:and where it does not conform to each member (4.6.2): it
# is then the focus node, with the member's own path if that is a property shape, and the only value
# node if that is a node shape (3.7).
#
# Input. A book with one or two publishers, and for each member of sh:and the same member in sh:node,
# which is to say the same (4.7.1), since sh:and has but this one.
#
# Seen with Node 20.20.2; violations by the standard / rdf-validate-shacl / shacl-engine 1.1.2:
#   a publisher without a name, [ sh:path ex:name ; sh:minCount 1 ]:                    1 / 0 / 1
#   a publisher with two names, the same with sh:minCount 2:                            0 / 1 / 0
#   two publishers, one without a name, [ sh:property [ sh:path ex:name ... ] ]:        1 / 2 / 1
#   two publishers, [ sh:hasValue ex:city ]:                                            1 / 0 / 1
#   a publisher that is its own parent, [ sh:equals ex:parent ]:                        0 / 1 / 0
#   a publisher, [ sh:disjoint ex:publisher ]:                                          0 / 1 / 0
#   the same members in sh:node: both engines give the answer of the standard.
#
# Why it matters. sh:and is how a value gets several shapes at once. A member with a path of its own
# is passed over without a word, so wrong data conforms, and right data is refused.
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
import Overriding from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';

const one = 'ex:book ex:publisher ex:city .';
const two = 'ex:book ex:publisher ex:city , ex:press . ex:city ex:name "City" .';

/** A member, the data, violations by the standard, violations by rdf-validate-shacl in sh:and. */
const cases = [
  ['[ sh:path ex:name ; sh:minCount 1 ]', one, 1, 0],
  ['[ sh:path ex:name ; sh:minCount 2 ]', `${one} ex:city ex:name "City" , "Stadt" .`, 0, 1],
  ['[ sh:property [ sh:path ex:name ; sh:minCount 1 ] ]', two, 1, 2],
  ['[ sh:hasValue ex:city ]', two, 1, 0],
  ['[ sh:equals ex:parent ]', `${one} ex:city ex:parent ex:city .`, 0, 1],
  ['[ sh:disjoint ex:publisher ]', one, 0, 1],
];

function graph(turtle) {
  const ex = '@prefix ex: <http://example.org/> .';
  const sh = '@prefix sh: <http://www.w3.org/ns/shacl#> .';
  return new Store(new Parser().parse(ex + sh + turtle));
}

async function violations(constraint, data) {
  const shapes = graph(`ex:BookShape a sh:NodeShape ; sh:targetNode ex:book ;
    sh:property [ sh:path ex:publisher ; ${constraint} ] .`);
  const dataset = graph(data);
  const reports = [
    await new Overriding(shapes).validate(dataset),
    await new Validator(shapes, { factory: DataFactory }).validate({ dataset }),
  ];
  return reports.map(({ results }) => results.length);
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['n3', 'rdf-validate-shacl', 'shacl-engine'].map(version).join(', '));
console.log(`Node ${process.versions.node}; violations: standard / rdf-validate-shacl, shacl-engine`);
let same = true;
for (const [member, data, standard, overriding] of cases) {
  const and = await violations(`sh:and ( ${member} )`, data);
  const node = await violations(`sh:node ${member}`, data);
  console.log(`sh:and ( ${member} ): ${standard} / ${and.join(', ')}`);
  console.log(`sh:node ${member}: ${standard} / ${node.join(', ')}`);
  same &&= isDeepStrictEqual([and, node], [[overriding, standard], [standard, standard]]);
}
console.log(same ? 'as stated' : 'changed: the table in the script has other answers');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
