#!/usr/bin/env bash
# rdf-isomorphic 2.0.1: `isomorphic()` is true for graphs that are not isomorphic, where all blank nodes look alike from
# near by, and `getBijection()` gives a mapping that does not map the one graph to the other.
#
# Behaviour. Two circles of three blank nodes and one circle of six are "isomorphic", with links in one direction and in
# both; so are circles of three and five with two of four, and two graphs of six nodes with three neighbours each, of which
# only one has triangles. Where a node has a text of its own, or links to itself, the answer is right.
#
# By RDF 1.1 Concepts (3.6) two graphs are isomorphic if a one-to-one mapping of their nodes maps the triples of the one
# to those of the other. RDF Dataset Canonicalization (rdf-canonize 5.0.0, RDFC-1.0) gives the two different forms.
#
# Input. Six pairs of graphs with 2 to 18 triples.
#
# Why it matters. Test suites for parsers compare what came with what was expected by this function: a parser that
# shares or splits blank nodes wrongly passes.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdf-isomorphic@2.0.1 rdf-canonize@5.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { DataFactory } from 'n3';
import { canonize } from 'rdf-canonize';
import { getBijection, isomorphic } from 'rdf-isomorphic';

const { blankNode, literal, namedNode, quad } = DataFactory;
const knows = namedNode('http://xmlns.com/foaf/0.1/knows');

function graph(edges) {
  return edges.map(([from, to]) => quad(blankNode(from), knows, blankNode(to)));
}

function circle(name, size) {
  return Array.from({ length: size }, (_, at) => [`${name}${at}`, `${name}${(at + 1) % size}`]);
}

function bothWays(edges) {
  return graph(edges.flatMap(([from, to]) => [[from, to], [to, from]]));
}

// Three against three, each with the three others; and two triangles with a line between their corners.
const crossed = bothWays(['a', 'b', 'c'].flatMap((from) => ['d', 'e', 'f'].map((to) => [from, to])));
const prism = bothWays([...circle('p', 3), ...circle('q', 3), ['p0', 'q0'], ['p1', 'q1'], ['p2', 'q2']]);
const named = (name) => quad(blankNode(name), namedNode('http://xmlns.com/foaf/0.1/name'), literal('Anna'));

const cases = [
  ['two circles of three, one of six', graph([...circle('a', 3), ...circle('b', 3)]), graph(circle('c', 6)), true],
  ['the same, both ways', bothWays([...circle('a', 3), ...circle('b', 3)]), bothWays(circle('c', 6)), true],
  ['circles of three and five, two of four', bothWays([...circle('a', 3), ...circle('b', 5)]), bothWays([...circle('c', 4), ...circle('d', 4)]), true],
  ['without and with triangles', crossed, prism, true],
  ['two circles of three, one of six, one name in each', [...graph([...circle('a', 3), ...circle('b', 3)]), named('a0')], [...graph(circle('c', 6)), named('c0')], false],
  ['two circles of one, one of two', graph([...circle('a', 1), ...circle('b', 1)]), graph(circle('c', 2)), false],
];

function mapped(quads, bijection) {
  const of = (node) => (node.termType === 'BlankNode' ? bijection[`_:${node.value}`] : node.value);
  return new Set(quads.map(({ subject, object }) => `${of(subject)} ${of(object)}`));
}

function isMapping(bijection, left, right) {
  const goal = right.map(({ subject, object }) => `_:${subject.value} _:${object.value}`);
  const got = mapped(left, bijection);
  return goal.length === got.size && goal.every((each) => got.has(each));
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['rdf-isomorphic', 'rdf-canonize', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [name, left, right, seen] of cases) {
  const canonical = await Promise.all([left, right].map((each) => canonize(each, { algorithm: 'RDFC-1.0', maxWorkFactor: 5 })));
  const isSame = canonical[0] === canonical[1];
  const answer = isomorphic(left, right);
  const bijection = getBijection(left, right);
  const maps = bijection ? isMapping(bijection, left, right) : 'none';
  console.log(`${name}: isomorphic ${answer}, mapping maps ${maps}, canonical forms equal ${isSame}`);
  if (answer !== seen || isSame || maps === true) {
    same = false;
    console.log(`  changed: expected isomorphic ${seen}, and no mapping that maps`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
