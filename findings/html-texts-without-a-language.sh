#!/usr/bin/env bash
# rdfa-streaming-parser 3.0.2 and microdata-rdf-streaming-parser 3.0.0: a text under `lang=""` becomes a literal of the
# type rdf:langString without a language: such a literal does not exist in RDF.
#
# Behaviour. Where the nearest lang attribute is empty, alone or inside of an element with a language, both parsers give
# the datatype rdf:langString and the language "". n3 writes it as "..."^^rdf:langString, and oxigraph refuses that
# file. With a language, or with no lang attribute at all, the literals are right.
#
# By HTML (3.2.6.2, https://html.spec.whatwg.org/multipage/dom.html#the-lang-and-xml:lang-attributes) the empty value
# says that the language is not known, as if there were no attribute. By RDF 1.1 Concepts (3.3,
# https://www.w3.org/TR/rdf11-concepts/#section-Graph-Literal) a literal has the type rdf:langString if and only if it
# has a non-empty language tag: what remains is an xsd:string.
#
# Input. Two pages with three texts each, in RDFa and in microdata.
#
# Why it matters. `lang=""` marks names and codes in a page that has a language. One of them makes the whole harvested
# file unreadable; in memory the text equals no other.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund rdfa-streaming-parser@3.0.2 microdata-rdf-streaming-parser@3.0.0 \
  n3@2.13.12 oxigraph@0.5.11

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import { MicrodataRdfParser } from 'microdata-rdf-streaming-parser';
import { Writer } from 'n3';
import oxigraph from 'oxigraph';
import { RdfaParser } from 'rdfa-streaming-parser';

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';
const page = (body, attributes) =>
  `<!DOCTYPE html><html ${attributes}><head><title>Shop</title></head><body>${body}</body></html>`;
const rdfa = (lang) => `<p property="http://schema.org/name" ${lang}>Sofa</p>`;
const microdata = (lang) => `<div itemscope itemtype="http://schema.org/Product"><p itemprop="name" ${lang}>Sofa</p></div>`;

// The attributes of the page and of the text; the literal by the standard, and the one seen.
const cases = [
  ['', 'lang=""', 'Sofa string', 'Sofa langString ""'],
  ['lang="fi"', 'lang=""', 'Sofa string', 'Sofa langString ""'],
  ['', 'lang="fi"', 'Sofa langString "fi"', 'Sofa langString "fi"'],
  ['', '', 'Sofa string', 'Sofa string'],
];

function quadsOf(parser, text) {
  return new Promise((resolve, reject) => {
    const quads = [];
    parser.on('data', (quad) => quads.push(quad)).on('error', reject).on('end', () => resolve(quads));
    parser.end(text);
  });
}

function words({ object: { value, language, datatype } }) {
  const type = datatype.value.replace(RDF, '').replace(XSD, '');
  return type === 'langString' ? `${value} ${type} "${language}"` : `${value} ${type}`;
}

function readable(quads) {
  try {
    oxigraph.parse(new Writer().quadsToString(quads), { format: 'ttl' });
    return 'can be read again';
  } catch {
    return 'cannot be read again';
  }
}

function version(name) {
  return `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
}

const names = ['rdfa-streaming-parser', 'microdata-rdf-streaming-parser', 'n3', 'oxigraph'];
console.log(names.map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [outer, inner, standard, seen] of cases) {
  const parsed = [
    await quadsOf(new RdfaParser({ baseIRI: 'http://example.org/', contentType: 'text/html' }), page(rdfa(inner), outer)),
    await quadsOf(new MicrodataRdfParser({ baseIRI: 'http://example.org/' }), page(microdata(inner), outer)),
  ];
  for (const [at, quads] of parsed.entries()) {
    const name = quads.filter(({ object }) => object.termType === 'Literal');
    const found = words(name[0]);
    const again = readable(name);
    console.log(`<html ${outer}>, <p ${inner}>, ${names[at]}: ${found}, ${again} (standard: ${standard})`);
    const expected = standard === seen ? 'can be read again' : 'cannot be read again';
    if (name.length === 1 && found === seen && again === expected) continue;
    same = false;
    console.log(`  changed: expected ${seen}, ${expected}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
