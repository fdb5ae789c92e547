#!/usr/bin/env bash
# rdflib 7.6.0 (Python): valid JSON-LD 1.1 is read as other statements: graph containers lose their graph, @type: @none
# becomes a datatype, lists are put into lists; INF and NaN are lost when JSON-LD is written.
#
# Behaviour. With "@container": "@graph" the statements of the inner graph are in the default graph, and the graph's
# name leads to nothing. With "@type": "@none" the datatype is the address of "@none" below the vocabulary. A value that
# is already {"@list": ...} under a list container becomes a list with a list in it. Texts in an array under a type
# container stay texts, and objects there get no type (oxigraph refuses those). "@propagate": false is in force for
# nothing, in place of one level. A relative @vocab makes relative properties, and an empty one drops statements. A term
# without "/" or "#" at its end is used as a prefix. Numbers under "@type": "@vocab" become texts. Writing
# "INF"^^xsd:double gives {"@value": null}: no statement.
#
# By JSON-LD 1.1 (4.9.1, 4.2.3, 4.3.1, 4.6.4, 4.1.8, 4.1.2, 4.1.5; https://www.w3.org/TR/json-ld11/) each of these has
# another meaning, as jsonld 9.0.0 and oxigraph 0.5.11 agree. INF is a value of xsd:double and needs its text.
#
# Input. Eleven documents of one or two statements, and one statement to be written.
#
# Why it matters. The mediatype is the same, and there is no error: what a document says depends on who reads it.
#
# Needs Python 3.8 or later with pip. Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund jsonld@9.0.0 oxigraph@0.5.11
python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
  --target packages rdflib==7.6.0 2> /dev/null

cat > read.py <<'SCRIPT'
import json
import sys

import rdflib

answers = []
for text in json.loads(sys.argv[1]):
    data = rdflib.Dataset()
    data.parse(data=text, format="json-ld", publicID="http://example.org/a/b")
    lines = []
    for s, p, o, g in data.quads():
        name = "" if g in (None, rdflib.URIRef("urn:x-rdflib:default")) else " in a graph"
        lines.append([s, p, o, name])
    words = lambda t: "[]" if isinstance(t, rdflib.BNode) else str(t) if isinstance(t, rdflib.URIRef) else (
        f'"{t}"' + (f"^^{t.datatype}" if t.datatype and not t.datatype.endswith("#string") else "")
    )
    answers.append([" ".join([words(s), words(p), words(o)]) + g for s, p, o, g in lines])
graph = rdflib.Graph().parse(data='<urn:x:a> <urn:x:p> "INF"^^<http://www.w3.org/2001/XMLSchema#double> .', format="turtle")
print(json.dumps({"version": rdflib.__version__, "answers": answers, "written": graph.serialize(format="json-ld")}))
SCRIPT

cat > check.mjs <<'SCRIPT'
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import oxigraph from 'oxigraph';

const BASE = 'http://example.org/a/b';
const V = 'http://example.org/v/';
const p = (definition, value, more = {}) => ({ '@context': { '@vocab': V, p: definition, ...more }, '@id': 'x', p: value });

// Name, document, what the standard says, what rdflib says.
const cases = [
  ['graph container', p({ '@container': '@graph' }, { '@id': 'y', q: 'z' }), 'x p [] | y q "z" in a graph', 'x p [] | y q "z"'],
  ['type none', p({ '@type': '@none' }, 'z'), 'x p "z"', 'x p "z"^^@none'],
  ['list in a list container', p({ '@container': '@list' }, { '@list': ['z'] }), '[] first "z" | [] rest nil | x p []', '[] first "z" | [] first [] | [] rest nil | [] rest nil | x p []'],
  ['type container, array of texts', p({ '@container': '@type' }, { T: ['y'] }), 'x p y | y type T', 'x p "y"'],
  ['type container, array', p({ '@container': '@type' }, { T: [{ '@id': 'y' }] }), 'x p y | y type T', 'x p y', 'refused'],
  ['propagate false', p({ '@context': { '@propagate': false, q: 'urn:x:q' } }, { q: 'z' }), '[] urn:x:q "z" | x p []', '[] q "z" | x p []'],
  ['relative vocabulary', { '@context': [{ '@vocab': V }, { '@vocab': 'w/' }], '@id': 'x', p: 'z' }, 'x w/p "z"', 'x w/p "z" (relative)'],
  ['empty vocabulary', { '@context': { '@vocab': '' }, '@id': 'x', p: 'z' }, 'x bp "z"', 'nothing'],
  ['term as prefix', { '@context': { t: 'http://example.org/v/t', q: { '@id': 't:q' } }, '@id': 'x', q: 'z' }, 'x t:q "z"', 'x tq "z"'],
  ['number, type vocab', p({ '@type': '@vocab' }, 5), 'x p "5"^^integer', 'x p "5"'],
  ['no feature', p({ '@type': '@id' }, 'y'), 'x p y', 'x p y'],
];

function short(line) {
  const relative = / w\/p /.test(line) ? ' (relative)' : '';
  return line.replace(/http:\/\/www\.w3\.org\/[^ ]*#/g, '').replaceAll(V, '').replaceAll('http://example.org/a/', '') + relative;
}

function term({ termType, value, datatype }) {
  if (termType === 'BlankNode') return '[]';
  if (termType === 'NamedNode') return value;
  return datatype.value.endsWith('#string') ? `"${value}"` : `"${value}"^^${datatype.value}`;
}

function words(quads) {
  return quads.map(({ subject, predicate, object, graph }) => {
    const line = [subject, predicate, object].map(term).join(' ');
    return graph.termType === 'DefaultGraph' ? line : `${line} in a graph`;
  });
}

function byOxigraph(text) {
  try {
    return listed(words(oxigraph.parse(text, { format: 'jsonld', base_iri: BASE })));
  } catch {
    return 'refused';
  }
}

const listed = (lines) => lines.map(short).sort().join(' | ') || 'nothing';
function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const texts = cases.map(([, document]) => JSON.stringify(document));
const output = execFileSync('python3', ['-W', 'ignore', 'read.py', JSON.stringify(texts)], {
  env: { ...process.env, PYTHONPATH: 'packages' },
});
const rdflib = JSON.parse(output.toString());
console.log(`rdflib ${rdflib.version}, ${['jsonld', 'oxigraph'].map(version).join(', ')}`);
let same = true;
for (const [at, [name, document, standard, seen, oxSeen = standard]] of cases.entries()) {
  const found = listed(rdflib.answers[at]);
  const js = listed(words(await jsonld.toRDF(document, { base: BASE })));
  const ox = byOxigraph(texts[at]);
  console.log(`${name}: rdflib ${found}; jsonld ${js}; oxigraph ${ox}`);
  if (found !== seen || js !== standard || ox !== oxSeen) {
    same = false;
    console.log(`  changed: expected ${seen}; ${standard}`);
  }
}
const written = await jsonld.toRDF(JSON.parse(rdflib.written));
console.log(`"INF"^^xsd:double is written as ${rdflib.written.replace(/\s+/g, ' ')}: ${written.length} statements`);
same &&= written.length === 0;
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
