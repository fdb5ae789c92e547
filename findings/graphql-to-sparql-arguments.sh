#!/usr/bin/env bash
# graphql-to-sparql 6.1.0 (GraphQL-LD): an argument that is a number or an address does not get the type that its
# context declares: `pages: 3` asks for another term than the data has, and `theme: "http://..."` for a text of the
# type `@id`.
#
# Behaviour. `@type` of the context is applied to texts alone. A Float becomes an xsd:float and an Int an xsd:integer,
# also where the context says xsd:double, xsd:nonNegativeInteger or xsd:gYear. A text under `"@type": "@id"` or
# `@vocab` becomes a literal whose datatype is the name `@id`, which is no address. The same number as a text, and an
# address by a term of the context, are right. The query is a pattern of terms, so that no row is found, without a
# message.
#
# By its README "`@type`: Sets the RDF datatype", of contexts of JSON-LD. By JSON-LD 1.1 (4.2.3, Type Coercion; API,
# 5.3, Value Expansion) the declared type is that of numbers, too, and a text under `@id` or `@vocab` is an address.
#
# Input. Six statements about a book, a context with seven terms, nine queries; jsonld 9.0.0 reads the same names and
# values into the terms of the data.
#
# Why it matters. Data has the types of its vocabulary. A client that asks by number or address finds nothing, and
# "nothing" is a possible answer.
#
# Exits with 0 when all of this is seen, with 1 when something differs.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-audit --no-fund graphql-to-sparql@6.1.0 jsonld@9.0.0 n3@2.13.12

cat > check.mjs <<'SCRIPT'
import { readFileSync } from 'node:fs';
import graphqlToSparql from 'graphql-to-sparql';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const EX = 'http://example.org/';
const context = {
  price: { '@id': `${EX}price`, '@type': `${XSD}double` },
  pages: { '@id': `${EX}pages`, '@type': `${XSD}nonNegativeInteger` },
  year: { '@id': `${EX}year`, '@type': `${XSD}gYear` },
  theme: { '@id': `${EX}theme`, '@type': '@id' },
  kind: { '@id': `${EX}kind`, '@type': '@vocab' },
  title: { '@id': `${EX}title`, '@language': 'fi' },
  energy: `${EX}energy`,
};
const data = new Store(new Parser().parse(`@prefix : <${EX}> . @prefix xsd: <${XSD}> .
  :book :price 3.5E0 ; :pages "3"^^xsd:nonNegativeInteger ; :year "2020"^^xsd:gYear ;
    :theme :energy ; :kind :energy ; :title "Kirja"@fi .`));
// A field, its argument, the term that is asked for, and the number of statements that have it.
const cases = [
  ['price', '3.5', '3.5 as http://www.w3.org/2001/XMLSchema#float', 0],
  ['price', '"3.5E0"', '3.5E0 as http://www.w3.org/2001/XMLSchema#double', 1],
  ['pages', '3', '3 as http://www.w3.org/2001/XMLSchema#integer', 0],
  ['pages', '"3"', '3 as http://www.w3.org/2001/XMLSchema#nonNegativeInteger', 1],
  ['year', '2020', '2020 as http://www.w3.org/2001/XMLSchema#integer', 0],
  ['theme', `"${EX}energy"`, `${EX}energy as @id`, 0],
  ['theme', 'energy', `address ${EX}energy`, 1],
  ['kind', `"${EX}energy"`, `${EX}energy as @vocab`, 0],
  ['title', '"Kirja"', 'Kirja as http://www.w3.org/1999/02/22-rdf-syntax-ns#langString', 1],
];

function words(term) {
  return term.termType === 'NamedNode' ? `address ${term.value}` : `${term.value} as ${term.datatype.value}`;
}
function patterns(node) {
  if (node?.type === 'pattern') return [node];
  return node && typeof node === 'object' && !node.termType ? Object.values(node).flatMap(patterns) : [];
}
async function asked(field, argument) {
  const query = `{ ${field}(_: ${argument}) title }`;
  const algebra = await new graphqlToSparql.Converter().graphqlToSparqlAlgebra(query, { '@context': context });
  return patterns(algebra).find(({ predicate }) => predicate.value === EX + field).object;
}
async function byJsonld(field, argument) {
  const value = argument === 'energy' ? context.energy : JSON.parse(argument);
  const document = { '@context': context, '@id': 'urn:x:book', [field]: value };
  const text = await jsonld.toRDF(document, { format: 'application/n-quads' });
  return data.countQuads(null, EX + field, new Parser().parse(text)[0].object);
}

const version = (name) => `${name} ${JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version}`;
console.log(['graphql-to-sparql', 'jsonld', 'n3'].map(version).join(', '), `Node ${process.versions.node}`);
let same = true;
for (const [field, argument, seen, count] of cases) {
  const term = await asked(field, argument);
  const found = data.countQuads(null, EX + field, term.termType === 'NamedNode' ? term.value : term);
  const other = await byJsonld(field, argument);
  console.log(`${field}: ${argument} asks for ${words(term)}: ${found} statements (by JSON-LD: ${other})`);
  if (words(term) !== seen || found !== count || other !== 1) {
    same = false;
    console.log(`  changed: expected ${seen}: ${count}`);
  }
}
console.log(same ? 'as stated' : 'changed');
process.exitCode = same ? 0 : 1;
SCRIPT

node check.mjs
