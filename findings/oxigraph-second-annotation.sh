#!/usr/bin/env bash
# oxigraph 0.5.11, RDF 1.2: of two annotations of one statement the second goes to the reifier of the first where that
# has a name, in Turtle and TriG; the same text in SPARQL gives two reifiers.
#
# Behaviour. `:a :p :b ~ :claim {| :source 1 |} {| :source 2 |}` says of :claim that it has both sources. With no name,
# {| :source 1 |} {| :source 2 |}, there are two reifiers; with a "~" before the second block, too. INSERT DATA of the
# same text, and n3 2.13.12, make a second reifier, a blank node.
#
# By RDF 1.2 Turtle (Annotation Blocks, https://www.w3.org/TR/rdf12-turtle/#annotationBlock, a draft as yet) the end of
# an annotation block clears the current reifier: a second block without "~" has a fresh blank node.
#
# Input. Four documents of one statement with two annotations.
#
# Why it matters. Two claims with a source and a date each become one with two sources and two dates: which date goes
# with which source is lost.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund n3@2.13.12 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { Parser } from 'n3';
import oxigraph from 'oxigraph';

const PREFIX = 'PREFIX : <http://example.org/>';
// A statement; the reifiers with their sources by the standard (n3, and SPARQL in Oxigraph), and in Turtle and TriG.
const cases = [
  [':a :p :b ~ :claim {| :source 1 |} {| :source 2 |}', ':claim 1, [] 2', ':claim 1 2'],
  [':a :p :b {| :source 1 |} {| :source 2 |}', '[] 1, [] 2', '[] 1, [] 2'],
  [':a :p :b ~ :claim {| :source 1 |} ~ {| :source 2 |}', ':claim 1, [] 2', ':claim 1, [] 2'],
  [':a :p :b ~ :claim {| :source 1 |} ~ :other {| :source 2 |}', ':claim 1, :other 2', ':claim 1, :other 2'],
];

function sources(quads) {
  const found = new Map();
  for (const { subject, predicate, object } of quads) {
    if (!predicate.value.endsWith('source')) continue;
    const key = `${subject.termType} ${subject.value}`;
    found.set(key, [...(found.get(key) ?? []), object.value].sort());
  }
  const name = (key) => (key.startsWith('BlankNode') ? '[]' : key.replace('NamedNode http://example.org/', ':'));
  const lines = [...found].map(([key, values]) => [values.join(' '), name(key)]);
  return lines.sort().map(([values, reifier]) => `${reifier} ${values}`).join(', ');
}

function bySparql(text) {
  const store = new oxigraph.Store();
  store.update(`${PREFIX} INSERT DATA { ${text} }`);
  return sources(store.match(null, null, null, null));
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

console.log(['oxigraph', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [text, standard, seen] of cases) {
  const document = `${PREFIX} ${text} .`;
  const [turtle, trig] = ['ttl', 'trig'].map((format) => sources(oxigraph.parse(document, { format })));
  const n3 = sources(new Parser().parse(document));
  const sparql = bySparql(text);
  console.log(`${text}\n  Turtle ${turtle}; TriG ${trig}; SPARQL ${sparql}; n3 ${n3}`);
  if ([turtle, trig, sparql, n3].join('|') !== [seen, seen, standard, standard].join('|')) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
