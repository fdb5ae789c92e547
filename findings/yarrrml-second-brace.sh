#!/usr/bin/env bash
# @rmlio/yarrrml-parser 1.12.2: of the braces in a text only the first pair is escaped, so that the second is read as a
# column; two backslashes become a slash; the name of a graph becomes a text, which no graph can have.
#
# Behaviour. `set {a} and {b} of $(id)` becomes the template `set \{a\} and {b} of {id}`: the value of the column b is
# put in, and where there is no such column the row has no value. With one pair of braces it is right, and so is a text
# without a reference. `x\\y of $(id)` becomes `x/y of {id}`. `graphs: ex:g` becomes a graph map whose constant is the
# text "http://example.org/g", as RML and as R2RML; `graphs: ex:g-$(id)` becomes a template, which is right. There is
# no message.
#
# By YARRRML (https://w3id.org/yarrrml/spec) only `$(...)` is a reference. By R2RML, to which RML refers, braces that
# do not enclose a column are escaped with a backslash (7.3), a pair of backslashes is one, and the constant of a graph
# map is an IRI (7.1).
#
# Input. One mapping with seven properties, as RML and as R2RML; the templates are applied to a row by the rules of
# R2RML.
#
# Why it matters. Texts with braces are those of patterns, sets and JSON: data of another column gets into them. A
# named graph for each source is the usual way to keep harvested catalogues apart.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund @rmlio/yarrrml-parser@1.12.2 n3@2.13.12

cat > mapping.yml <<'MAPPING'
prefixes:
  ex: http://example.org/
mappings:
  record:
    sources:
      - ["records.csv~csv"]
    graphs: ex:g
    s: ex:$(id)
    po:
      - [ex:one, 'set {a} of $(id)']
      - [ex:two, 'set {a} and {b} of $(id)']
      - [ex:json, '{"set": {"of": "$(id)"}}']
      - [ex:fixed, 'set {a} and {b}']
      - [ex:backslash, 'x\\y of $(id)']
      - [ex:slash, 'x/y of $(id)']
      - p: ex:other
        o: $(id)
        graphs: ex:g-$(id)
MAPPING
parse=node_modules/@rmlio/yarrrml-parser/bin/parser.js
node $parse --input mapping.yml > rml.ttl
node $parse --input mapping.yml --format R2RML > r2rml.ttl

cat > check.cjs <<'SCRIPT'
const { readFileSync } = require('node:fs');
const { Parser, Store } = require('n3');

const RR = 'http://www.w3.org/ns/r2rml#';
const EX = 'http://example.org/';
const row = { id: '1', b: 'COLUMN B' };
// A property, the value of the row by the mapping, and the value by the template that is written.
const cases = [
  ['one', 'set {a} of 1', 'set {a} of 1'],
  ['two', 'set {a} and {b} of 1', 'set {a} and COLUMN B of 1'],
  ['json', '{"set": {"of": "1"}}', 'no value'],
  ['fixed', 'set {a} and {b}', 'set {a} and {b}'],
  ['backslash', 'x\\y of 1', 'x/y of 1'],
  ['slash', 'x/y of 1', 'x/y of 1'],
];

// R2RML, 7.3: a backslash takes the next character as it is, braces enclose the name of a column.
function apply(template) {
  let missing = false;
  const text = template.replace(/\\(.)|\{((?:\\.|[^\\}])*)\}/g, (_, escaped, name) => {
    if (escaped !== undefined) return escaped;
    const column = name.replace(/\\(.)/g, '$1');
    missing ||= !(column in row);
    return row[column];
  });
  return missing ? 'no value' : text;
}

function read(file) {
  const store = new Store(new Parser().parse(readFileSync(file, 'utf8')));
  const one = (subject, name) => store.getObjects(subject, RR + name, null)[0];
  const valueOf = (property) => {
    const [predicateMap] = store.getSubjects(RR + 'constant', EX + property, null);
    const [pair] = store.getSubjects(RR + 'predicateMap', predicateMap, null);
    const objectMap = one(pair, 'objectMap');
    return one(objectMap, 'template') ? apply(one(objectMap, 'template').value) : one(objectMap, 'constant').value;
  };
  const graphMaps = store.getObjects(null, RR + 'graphMap', null);
  const graphs = graphMaps.map((map) => one(map, 'template') ?? one(map, 'constant'));
  return { valueOf, graphs };
}

const version = (name) => `${name} ${require(`./node_modules/${name}/package.json`).version}`;
console.log(['@rmlio/yarrrml-parser', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
function expect(name, found, standard, seen) {
  console.log(`${name}: ${found} (standard: ${standard})`);
  if (found !== seen) {
    same = false;
    console.log(`  changed: expected ${seen}`);
  }
}
for (const file of ['rml.ttl', 'r2rml.ttl']) {
  const { valueOf, graphs } = read(file);
  for (const [property, standard, seen] of cases) expect(`${file}, ${property}`, valueOf(property), standard, seen);
  const kinds = graphs.map(({ value, termType }) => `${value} ${termType}`).sort().join(', ');
  const template = 'http://example.org/g-{id} Literal';
  expect(`${file}, graphs`, kinds, `${EX}g NamedNode, ${template}`, `${EX}g Literal, ${template}`);
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.cjs
